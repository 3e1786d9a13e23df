"""When each event goes out."""

from collections.abc import Iterable
from math import inf
from pathlib import Path

import pytest

from livetui.recording.read import Recording
from livetui.serve import Broadcast, Pace
from tests.serve.conftest import START, FakeTime, Write, surveyed


def live(write: Write, seconds: Iterable[float]) -> Path:
    return write({"type": "like", "ts": START + int(second * 1000), "id": f"{second:g}s"} for second in seconds)


async def told(path: Path, speed: float = 1, after: int = 0) -> list[tuple[float, str]]:
    """When each event goes out, in seconds; a sign of life is an event called "…"."""
    time = FakeTime()
    broadcast = Broadcast(surveyed(path), Pace(speed=speed, clock=time.clock, sleep=time.sleep))
    with Recording(path) as recording:
        parts = broadcast.parts(recording, after)
        return [(round(time.now, 1), id) async for part in parts for id in part.ids or ["…"]]


async def test_events_go_out_when_they_happened_counted_from_the_first(write: Write) -> None:
    assert await told(live(write, [5, 6, 6, 9.5])) == [(0, "5s"), (1, "6s"), (1, "3"), (4.5, "9.5s")]


@pytest.mark.parametrize(("speed", "end"), [(0.5, 20), (2, 5), (10, 1), (inf, 0)])
async def test_a_speed_divides_the_time_between(write: Write, speed: float, end: float) -> None:
    assert (await told(live(write, [0, 10]), speed))[-1] == (end, "10s")


async def test_a_late_event_goes_out_at_once_and_moves_nothing_after_it(write: Write) -> None:
    assert await told(live(write, [0, 5, 2, 6])) == [(0, "0s"), (5, "5s"), (5, "2s"), (6, "6s")]


async def test_who_goes_on_waits_for_nothing_that_has_passed(write: Write) -> None:
    assert await told(live(write, [0, 500, 2, 501, 502]), after=2) == [(0, "2s"), (1, "501s"), (2, "502s")]


async def test_silence_is_broken_by_signs_of_life(write: Write) -> None:
    assert await told(live(write, [0, 40])) == [(0, "0s"), (15, "…"), (30, "…"), (40, "40s")]


async def test_events_of_one_moment_go_out_together(write: Write) -> None:
    time = FakeTime()
    path = live(write, [second / 1000 for second in range(2000)])
    with Recording(path) as recording:
        parts = Broadcast(surveyed(path), Pace(clock=time.clock, sleep=time.sleep)).parts(recording, 0)
        sizes = [len(part) async for part in parts]
    assert sum(sizes) == 2000
    assert len(sizes) < 250


async def test_at_full_speed_other_clients_have_their_turn_between_parts(write: Write) -> None:
    path = live(write, [0] * 10_000)
    with Recording(path) as recording:
        sizes = [len(part) async for part in Broadcast(surveyed(path), Pace(speed=inf)).parts(recording, 0)]
    assert sum(sizes) == 10_000
    assert max(sizes) <= 1000


@pytest.mark.parametrize("after", [0, 4000])
async def test_a_late_event_stays_late_in_the_next_blocks_of_the_file(write: Write, after: int) -> None:
    path = live(write, [1000, *(second / 100 for second in range(9000)), 1005])
    assert (await told(path, after=after))[-1] == (5, "1005s")
