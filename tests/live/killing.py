"""`livetui record` killed again and again while a feed goes on, and started again with the same file."""

import asyncio
import random
import time
from pathlib import Path

from msgspec import Struct

from tests.feed.serving import serving
from tests.live.paced import Paced, numbers
from tests.live.processes import livetui, running
from tests.recording.written import held

ALLOWED_S = 0.5
_WITHIN_S = 1.3


class Toll(Struct, frozen=True):
    """What several kills have cost."""

    kills: int
    events: int
    missing: int
    """Events that had been sent longer ago than is allowed to be lost, and were not there after a kill."""
    wrong: int
    """Places of the finished recording at which another event stands than the feed told there."""
    resumed: int
    """How often the feed was asked to go on from an event."""
    oldest_lost_s: float
    """The largest age of an event that a kill took away."""


async def killed_again_and_again(path: Path, kills: int, *, resumes: bool, chance: random.Random) -> Toll:
    """Record a paced feed, kill at random moments and go on, and then to the end."""
    feed = Paced(resumes=resumes)
    missing = 0
    oldest = 0.0
    async with serving(feed.reply) as server:
        for kill in range(kills):
            after_s = chance.uniform(0, _WITHIN_S) if kill else _WITHIN_S  # the first leaves something to go on from
            old, age_s = await _killed(feed, server.url, path, after_s)
            missing += old
            oldest = max(oldest, age_s)
        last = feed.end()
        done = await livetui("record", server.url, "-o", str(path))
        assert done.code == 0, done.err
    wanted = list(range(1, last + 1))
    found = numbers(path)
    assert len(held(path)) == len(found)
    wrong = sum(one != other for one, other in zip(wanted, found, strict=False)) + abs(len(wanted) - len(found))
    return Toll(kills, last, missing, wrong, sum(after > 0 for after in feed.asked_after), oldest)


async def _killed(feed: Paced, url: str, path: Path, after_s: float) -> tuple[int, float]:
    """How many events that were sent too long ago for that are missing after a kill, and the age of the oldest missing."""
    async with running("record", url, "-o", str(path)) as process:
        while not feed.said:
            await asyncio.sleep(0.01)
        await asyncio.sleep(after_s)
        killed_at = time.monotonic()
        allowed_s = ALLOWED_S + feed.stood_still_s()
        process.kill()
        await process.wait()
    said = [*feed.said]
    feed.forget()
    there = set(numbers(path))
    before = 0
    missing = 0
    oldest_s = 0.0
    for upto, at in said:
        gone = set(range(before + 1, upto + 1)) - there
        before = upto
        if gone and at < killed_at:
            oldest_s = max(oldest_s, killed_at - at)
        if at < killed_at - allowed_s:
            missing += len(gone)
    return missing, oldest_s
