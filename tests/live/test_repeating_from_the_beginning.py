"""A feed without ids that is told from its beginning at each connection: each event is recorded once, and soon."""

import asyncio
import time
from pathlib import Path

import pytest

from tests.feed.serving import Reply, Request, head, serving
from tests.live.processes import livetui
from tests.live.telling import OVER, as_sse, comment
from tests.recording.written import held

DROPS = 8
A_CONNECTION = 30
"""So many events more each connection brings."""
LONGEST_S = 15.0
"""Eight waits of half a second at most, and the start of the program; waits that grow would come to more than a minute."""


def repeating(path: str) -> Reply:
    connections = 0

    async def reply(request: Request, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        if connections == DROPS:
            await OVER(request, writer)
            return
        connections += 1
        told = [comment(number) for number in range(connections * A_CONNECTION)]
        body = as_sse([(None, line) for line in told]) if path == "sse" else b"".join(line + b"\n" for line in told)
        kind = "text/event-stream" if path == "sse" else "application/x-ndjson"
        writer.write(head(content_type=kind, transfer_encoding="chunked") + b"%x\r\n%b\r\n" % (len(body), body))
        await writer.drain()  # and no end of the body: to the client the connection has broken

    return reply


@pytest.mark.parametrize("path", ["sse", "ndjson"])
async def test_each_event_is_recorded_once_over_http(tmp_path: Path, path: str) -> None:
    begun = time.monotonic()
    async with serving(repeating(path)) as server:
        done = await livetui("record", server.url, "-o", str(tmp_path / "live.ndjson"))
    assert done.code == 0
    assert held(tmp_path / "live.ndjson") == [comment(number) for number in range(DROPS * A_CONNECTION)]
    assert time.monotonic() - begun < LONGEST_S
