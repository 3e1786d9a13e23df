"""kill -9 at random moments: what is half a second old is there, and going on tells nothing twice."""

import asyncio
import random
from pathlib import Path

from tests.live.killing import killed_again_and_again

KILLS = 3


async def test_a_kill_costs_half_a_second_at_most_and_nothing_is_there_twice(tmp_path: Path) -> None:
    """`tests.endurance` does the same fifty times."""
    chance = random.Random()
    tolls = await asyncio.gather(
        killed_again_and_again(tmp_path / "live.ndjson.zst", KILLS, resumes=True, chance=chance),
        killed_again_and_again(tmp_path / "live.ndjson", KILLS, resumes=False, chance=chance),
    )
    assert [(toll.kills, toll.missing, toll.wrong) for toll in tolls] == [(KILLS, 0, 0)] * 2
    assert tolls[0].resumed >= 1
    assert min(toll.events for toll in tolls) > 100
