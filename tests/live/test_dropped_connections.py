"""A connection that breaks a hundred times, at a server that repeats itself each time."""

import asyncio
import sys
from pathlib import Path

from tests.feed.serving import serving
from tests.live.processes import livetui
from tests.live.telling import comment, dropping
from tests.recording.written import held

DROPS, FRESH, REPEATED = 100, 20, 50
HURRIED = (
    "import sys; from livetui.feed.patience import Backoff;"
    "Backoff.__init__.__kwdefaults__.update(base_s=0.02, least_s=0.005);"
    "from livetui.cli.main import main; sys.argv[0] = 'livetui'; main()"
)
"""The program, but that it waits for hundredths of a second before it connects again."""


async def lines_over(path: Path, drops: int, *, lines: bool) -> list[bytes]:
    """What is recorded of such a server, and its connections are counted."""
    async with serving(dropping(drops, FRESH, REPEATED, lines=lines)) as server:
        done = await livetui("record", server.url, "-o", str(path), program=(sys.executable, "-c", HURRIED))
        assert (done.code, len(server.requests)) == (0, drops + 1)
    return held(path)


async def test_each_event_is_counted_once_and_in_order(tmp_path: Path) -> None:
    over_sse, as_lines = await asyncio.gather(
        lines_over(tmp_path / "sse.ndjson", DROPS, lines=False),
        lines_over(tmp_path / "lines.ndjson.zst", DROPS, lines=True),
    )
    wanted = [packed(comment(number, id=str(number))) for number in range(1, DROPS * FRESH + 1)]
    assert [packed(line) for line in over_sse] == wanted
    assert [packed(line) for line in as_lines] == wanted


def packed(line: bytes) -> bytes:
    """A line without the spaces that it came with."""
    return line.replace(b", ", b",").replace(b": ", b":")
