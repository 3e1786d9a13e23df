"""A hundred dropped connections at a server that repeats its last fifty events each time, over every way of telling ids."""

import asyncio
import json
from pathlib import Path

from tests.endurance.result import show
from tests.feed.serving import serving
from tests.live.processes import livetui
from tests.live.telling import dropping
from tests.recording.written import held

DROPS, FRESH, REPEATED = 100, 20, 50


def endure(folder: Path, minutes: float | None) -> None:
    """Drop, beside SSE with its ids, NDJSON with ids in the events, where no server says how soon to come back."""
    for name, lines in (("SSE", False), ("NDJSON", True)):
        code, ids = asyncio.run(_ids(folder / f"dropped-{name}.ndjson", lines=lines))
        wanted = [str(number) for number in range(1, DROPS * FRESH + 1)]
        show(
            f"{name}, {DROPS} drops", f"{len(ids):,} of {len(wanted):,}, exit code {code}", "once, in order", kept=ids == wanted
        )


async def _ids(path: Path, *, lines: bool) -> tuple[int, list[str]]:
    async with serving(dropping(DROPS, FRESH, REPEATED, lines=lines)) as server:
        done = await livetui("record", server.url, "-o", str(path), longest_s=120)
    return done.code, [json.loads(line)["id"] for line in held(path)]
