"""A level that is reported now and then."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from livetui.session.gauge import Gauge

MILLIS = st.integers(0, 40).flatmap(lambda second: st.sampled_from([second * 1000, second * 1000 + 999, second * 1000 + 400]))
BATCHES = st.lists(st.lists(st.tuples(MILLIS, st.integers(0, 90)), min_size=1, max_size=15), max_size=6)
Reports = list[list[tuple[int, int]]]


def _gauge(batches: Reports) -> Gauge:
    gauge = Gauge()
    for batch in batches:
        gauge.add(*np.array(batch, np.int64).T)
    return gauge


def _level(batches: Reports, second: int) -> int | None:
    """The last report before a second; of equal milliseconds, the one that came last."""
    before = [report for batch in batches for report in batch if report[0] < second * 1000]
    return sorted(before, key=lambda report: report[0])[-1][1] if before else None


def _reports(batches: Reports, start: int, end: int) -> list[tuple[int, int]]:
    return [(ms // 1000, level) for batch in batches for ms, level in batch if start * 1000 <= ms < end * 1000]


@given(BATCHES, st.lists(st.integers(0, 42), max_size=5))
def test_the_level_is_the_one_last_reported_before_a_second_however_late_it_came(batches: Reports, seconds: list[int]) -> None:
    wanted = [_level(batches, second) for second in seconds]
    assert _gauge(batches).levels(np.array(seconds, np.int64), -1).tolist() == [-1 if w is None else w for w in wanted]


@given(BATCHES, st.integers(0, 42), st.integers(0, 42))
def test_the_reports_of_a_span_are_the_highest_of_each_second(batches: Reports, start: int, end: int) -> None:
    wanted: dict[int, int] = {}
    for second, level in _reports(batches, start, end):
        wanted[second] = max(level, wanted.get(second, 0))
    seconds, highest = _gauge(batches).reports(start, max(start, end))
    assert list(zip(seconds.tolist(), highest.tolist(), strict=True)) == sorted(wanted.items())


@given(BATCHES)
def test_the_first_second_is_that_of_the_earliest_report(batches: Reports) -> None:
    assert _gauge(batches).first == min((ms // 1000 for batch in batches for ms, _ in batch), default=None)
