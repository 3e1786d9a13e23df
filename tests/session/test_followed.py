"""A counter whose totals a platform reports: single events before the first report, and what the reports differ by."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from livetui.session.followed import Followed
from livetui.session.tally import Column
from livetui.session.totals import Totals

SECONDS = np.arange(25)
EVENTS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 30)), max_size=20)
REPORTS = st.lists(st.tuples(st.integers(9_000, 20_000), st.integers(0, 40)), min_size=1, max_size=4)
Pairs = list[tuple[int, int]]


def _followed(events: Pairs, reports: Pairs, *, falls: bool, placed: bool) -> tuple[Followed, Totals]:
    totals = Totals(falls=falls)
    totals.report(*np.array(reports, np.int64).T)
    column = Column()
    for second, amount in events:
        column.add(second, amount)
    return Followed(column if events else None, totals, placed=placed), totals


@given(EVENTS, REPORTS, st.booleans(), st.booleans())
def test_no_span_has_a_negative_sum(events: Pairs, reports: Pairs, falls: bool, placed: bool) -> None:
    followed, _ = _followed(events, reports, falls=falls, placed=placed)
    assert (np.diff(followed.befores(SECONDS)) >= 0).all()
    assert followed.unplaced >= 0


@given(EVENTS, REPORTS, st.booleans(), st.booleans())
def test_the_whole_is_the_platforms_total(events: Pairs, reports: Pairs, falls: bool, placed: bool) -> None:
    followed, totals = _followed(events, reports, falls=falls, placed=placed)
    assert totals.first is not None
    assert followed.before(25) + followed.unplaced == totals.first[1] + totals.column.before(25)


@given(EVENTS, REPORTS, st.integers(0, 20))
def test_before_the_first_report_single_events_count_up_to_it(events: Pairs, reports: Pairs, second: int) -> None:
    followed, totals = _followed(events, reports, falls=True, placed=True)
    assert totals.first is not None
    if second <= totals.first[0]:
        assert followed.before(second) == min(sum(amount for at, amount in events if at < second), totals.first[1])
