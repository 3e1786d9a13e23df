"""kill -9 of `livetui record` at fifty random moments."""

import asyncio
import random
from pathlib import Path

from tests.endurance.result import show
from tests.live.killing import ALLOWED_S, Toll, killed_again_and_again

KILLS, FILES = 50, 4


def endure(folder: Path, minutes: float | None) -> None:
    """Kill, of two feeds that can go on and two that begin anew, plain and compressed."""
    tolls = asyncio.run(_tolls(folder))
    show("kills", f"{sum(toll.kills for toll in tolls)} of {FILES} recordings")
    show("events", f"{sum(toll.events for toll in tolls):,}")
    missing, wrong = sum(toll.missing for toll in tolls), sum(toll.wrong for toll in tolls)
    show(f"lost though {ALLOWED_S * 1000:.0f} ms old", str(missing), "0", kept=missing == 0)
    show("missing, twice, or out of order", str(wrong), "0", kept=wrong == 0)
    show("oldest that a kill took", f"{max(toll.oldest_lost_s for toll in tolls) * 1000:.0f} ms")
    show("asked to go on from an event", f"{sum(toll.resumed for toll in tolls)} times")


async def _tolls(folder: Path) -> list[Toll]:
    tolls: list[Toll] = []
    for pair in range(FILES // 2):  # two at a time: more than there are cores would measure the machine
        paths = [folder / f"killed-{pair}.ndjson", folder / f"killed-{pair}.ndjson.zst"]
        kills = [KILLS // FILES, -(-KILLS // FILES)]
        tolls += await asyncio.gather(
            *(
                killed_again_and_again(path, times, resumes=bool(pair), chance=random.Random(f"{pair} {path.name}"))
                for path, times in zip(paths, kills, strict=True)
            )
        )
    return tolls
