"""What each kind of client hears of a feed."""

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

import httpx
from websockets.asyncio.client import connect

from tests.serve.conftest import OnAir

PATHS = ("/sse", "/ndjson", "/ws")


class Heard(NamedTuple):
    """The lines that came, and with SSE the id of each."""

    lines: list[str]
    ids: list[str]


async def hear(live: OnAir, path: str, *, after: str | None = None, headers: Mapping[str, str] | None = None) -> Heard:
    """All that a new client hears, from its beginning or after an id."""
    sent = {**(headers or {}), **({"Last-Event-ID": after} if after is not None else {})}
    if path == "/ws":
        async with connect(live.url(path), additional_headers=sent) as socket:
            return Heard([str(frame) async for frame in socket], [])
    async with httpx.AsyncClient() as client:
        response = await client.get(live.url(path), headers={name.encode(): value.encode() for name, value in sent.items()})
    assert response.status_code == 200
    text = response.content.decode()
    return events(text) if path == "/sse" else Heard([line for line in text.split("\n") if line], [])


def events(text: str) -> Heard:
    """The events of an SSE stream, as this server writes them."""
    lines = text.split("\n")
    ids = [line.removeprefix("id: ") for line in lines if line.startswith("id: ")]
    data = [line.removeprefix("data: ") for before, line in pairwise(lines) if before.startswith("id: ")]
    return Heard(data, ids)
