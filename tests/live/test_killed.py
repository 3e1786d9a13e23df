"""kill -9 at random moments: what is half a second old is there, and going on tells nothing twice."""

import asyncio
import random
from pathlib import Path

from livetui.recording.gap import time_of
from tests.live.killing import killed_again_and_again
from tests.live.processes import running
from tests.live.telling import comment
from tests.live.test_ending import lines_in
from tests.recording.written import held

KILLS = 2


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


async def test_a_file_that_grows_is_gone_on_with_though_its_events_have_no_ids(tmp_path: Path) -> None:
    grows, path = tmp_path / "grows.ndjson", tmp_path / "live.ndjson"
    told = [comment(number) for number in (1, 1, 2, 3)]
    for upto in (2, 3, 4, 4):
        grows.write_bytes(b"\n".join((*told[:upto], b"")))
        async with running("record", str(grows), "-o", str(path)) as process:
            await lines_in(path, upto)
            await asyncio.sleep(0.5)  # in which anything told twice would be written
            process.kill()
    assert [time_of(line) for line in held(path)] == [time_of(line) for line in told]
