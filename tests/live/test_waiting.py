"""A server may say when to come back, and may live at any address of this machine."""

import asyncio
import socket
import time
from contextlib import suppress
from email.utils import formatdate
from pathlib import Path

import pytest

from tests.feed.serving import Reply, Request, head, in_turn, saying, serving
from tests.live.processes import livetui
from tests.live.telling import OVER, comments, sse
from tests.recording.written import held

WAIT_S = 1
"""Longer than anybody would wait the first time."""


def has_ipv6() -> bool:
    with suppress(OSError), socket.create_server(("::1", 0), family=socket.AF_INET6):
        return True
    return False


async def in_a_while(request: Request, writer: asyncio.StreamWriter) -> None:
    """Asks to be left alone until a time of day, in whole seconds."""
    await saying(head(429, retry_after=formatdate(time.time() + WAIT_S + 1, usegmt=True)))(request, writer)


async def waited_s(path: Path, first: Reply) -> float:
    """How long after the first answer the process asked again."""
    asked: list[float] = []
    replies = in_turn([first, sse(*comments(1)), OVER])

    async def reply(request: Request, writer: asyncio.StreamWriter) -> None:
        asked.append(time.monotonic())
        await replies(request, writer)

    async with serving(reply) as server:
        done = await livetui("record", server.url, "-o", str(path))
    assert (done.code, len(held(path))) == (0, 1)
    return asked[1] - asked[0]


async def test_a_server_is_left_alone_for_as_long_as_it_asks(tmp_path: Path) -> None:
    seconds = saying(head(503, retry_after=str(WAIT_S)))
    waits = await asyncio.gather(waited_s(tmp_path / "seconds.ndjson", seconds), waited_s(tmp_path / "date.ndjson", in_a_while))
    assert all(WAIT_S <= wait_s < WAIT_S + 30 for wait_s in waits)


@pytest.mark.skipif(not has_ipv6(), reason="this machine has no IPv6")
async def test_a_feed_on_the_ipv6_loopback_is_recorded(tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson"
    async with serving(in_turn([sse(*comments(1, 2)), OVER]), host="::1") as server:
        assert "[::1]" in server.url
        done = await livetui("record", server.url, "-o", str(path))
    assert (done.code, len(held(path))) == (0, 2)
