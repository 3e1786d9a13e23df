"""`livetui serve` into `livetui record` over a connection that breaks once: each event is recorded once, whatever its id."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from livetui.cli.app import run
from livetui.recording.gap import time_of
from tests.live.processes import served
from tests.live.telling import comment
from tests.recording.written import held

RECORDINGS = {
    "without ids": [comment(number) for number in range(200)],
    "numbers that are other events' ids": [
        comment(number, **({"id": str(200 - number)} if number % 2 else {})) for number in range(200)
    ],
    "two feeds that number from 1": [
        comment(feed * 1000 + number, id=str(number), recorded_from=feed)
        for feed, events in ((0, 100), (1, 50))
        for number in range(1, events + 1)
    ],
}


@asynccontextmanager
async def breaking(port: int, after_bytes: int) -> AsyncIterator[int]:
    """The port of a proxy that breaks the first connection after so many bytes of its answer."""
    left = [after_bytes]

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, most: float) -> None:
        with suppress(ConnectionError):
            while most > 0 and (piece := await reader.read(min(1024, int(min(most, 1024))))):
                writer.write(piece)
                most -= len(piece)
                await writer.drain()
        (writer.transport.abort if most <= 0 else writer.close)()

    async def connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, to = await asyncio.open_connection("127.0.0.1", port)
        most = left.pop() if left else float("inf")
        await asyncio.gather(pass_on(reader, to, float("inf")), pass_on(there, writer, most))

    async with await asyncio.start_server(connect, "127.0.0.1", 0) as proxy:
        yield proxy.sockets[0].getsockname()[1]


@pytest.mark.parametrize("what", RECORDINGS)
async def test_each_event_is_recorded_once_over_each_transport(tmp_path: Path, what: str) -> None:
    lines = RECORDINGS[what]
    file = tmp_path / "served.ndjson"
    file.write_bytes(b"\n".join((*lines, b"")))
    with served(str(file)) as addresses:
        found = await asyncio.gather(*(recorded(address, tmp_path / path[1:]) for path, address in addresses.items()))
    assert found == [moments(lines)] * 3


async def recorded(address: str, path: Path) -> list[int | None]:
    """The moments of what is recorded of a feed whose connection breaks in the middle."""
    port = urlsplit(address).port
    assert port
    async with breaking(port, 10_000) as proxy:
        assert await asyncio.to_thread(run, ["record", address.replace(str(port), str(proxy)), "-o", str(path)]) == 0
    return moments(held(path))


def moments(lines: Sequence[bytes]) -> list[int | None]:
    return [time_of(line) for line in lines]
