"""Cumulative totals, turned into what came."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from livetui.session.totals import Totals

REPORTS = st.lists(st.tuples(st.integers(0, 12_000), st.integers(0, 30)), max_size=30)
Reports = list[tuple[int, int]]


def _told(reports: Reports, *, falls: bool, together: int = 3) -> Totals:
    totals = Totals(falls=falls)
    for batch in (reports[at : at + together] for at in range(0, len(reports), together)):
        totals.report(*np.array(batch, np.int64).T)
    return totals


def _in_time(reports: Reports) -> Reports:
    return sorted(reports, key=lambda report: report[0])


@given(REPORTS, st.integers(0, 13))
def test_what_came_is_the_differences_of_the_totals_in_order_of_time_and_a_fall_is_a_reset(
    reports: Reports, second: int
) -> None:
    steps = pairwise(_in_time(reports))
    came = sum(after - before if after >= before else after for (_, before), (ts, after) in steps if ts < second * 1000)
    assert _told(reports, falls=True).column.before(second) == came


@given(REPORTS, st.integers(0, 13))
def test_a_total_that_never_falls_is_the_highest_one_told_so_far(reports: Reports, second: int) -> None:
    told = [total for ts, total in reports if ts < second * 1000]
    assert _told(reports, falls=False).column.before(second) == (max(told) - _first_said(reports) if told else 0)


@given(REPORTS.filter(bool), st.booleans())
def test_the_first_report_stands_apart(reports: Reports, falls: bool) -> None:
    first_ms, first = _in_time(reports)[0]
    assert _told(reports, falls=falls).first == (first_ms // 1000, first if falls else _first_said(reports))


def _first_said(reports: Reports) -> int:
    """The highest of the second of the first report: where a total never falls, a second has one."""
    second = min(ts for ts, _ in reports) // 1000
    return max(total for ts, total in reports if ts // 1000 == second)


@given(REPORTS, st.booleans(), st.integers(0, 13))
def test_totals_have_the_say_from_the_first_report_on(reports: Reports, falls: bool, second: int) -> None:
    assert _told(reports, falls=falls).since(second) == any(ts < second * 1000 for ts, _ in reports)


@given(REPORTS, st.permutations(range(30)), st.booleans())
def test_reports_of_different_times_may_come_in_any_order(reports: Reports, order: list[int], falls: bool) -> None:
    reports = list({ts: (ts, total) for ts, total in reports}.values())
    shuffled = [reports[at] for at in order if at < len(reports)]
    one, other = _told(_in_time(reports), falls=falls), _told(shuffled, falls=falls, together=1)
    assert [one.column.before(second) for second in range(14)] == [other.column.before(second) for second in range(14)]
