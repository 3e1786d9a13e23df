"""Which events a reading sums."""

import pytest

from livetui.session.counters import Counter
from livetui.session.spans import read_over
from tests.session.playing import START_S, played

JOINS = [{"type": "join", "at": at} for at in range(0, 600, 10)]


@pytest.mark.parametrize(
    ("at_s", "end", "views"), [(50, 100, 0), (100, 100, 0), (250, 250, 15), (400, 400, 30), (590, 500, 40)]
)
def test_a_stretch_that_reaches_beyond_the_moment_grows_until_it_is_over(at_s: int, end: int, views: int) -> None:
    reading = read_over(played({"type": "live.started", "at": 0}, *JOINS), at_s, (100, 500))
    assert reading.span.end - START_S == min(end, at_s)
    assert reading.sum(Counter.VIEWS) == views


def test_a_stretch_of_a_live_that_goes_on_grows_with_it() -> None:
    started = {"type": "live.started", "at": 0}
    ends = [read_over(played(started, *JOINS[:told]), None, (100, 500)).span.end for told in (20, 41, 60)]
    assert [end - START_S for end in ends] == [191, 401, 500]
