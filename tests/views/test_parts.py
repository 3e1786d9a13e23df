"""Shares as they are shown add up."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from livetui.views.figures import part
from livetui.views.parts import WHOLE, parts

COUNTS = st.lists(st.none() | st.integers(0, 10**12), max_size=40)


@given(COUNTS)
def test_they_add_up_to_a_hundred_percent_and_are_at_most_a_tenth_off(counts: list[int | None]) -> None:
    total = sum(count or 0 for count in counts)
    shown = parts(counts)
    if not total:
        assert set(shown) <= {None}
        return
    assert sum(tenths or 0 for tenths in shown) == WHOLE
    for count, tenths in zip(counts, shown, strict=True):
        assert (count is None) == (tenths is None)
        assert count is None or tenths is None or abs(tenths - count * WHOLE / total) < 1


@given(COUNTS)
def test_more_is_never_shown_as_less(counts: list[int | None]) -> None:
    known = sorted((count, tenths) for count, tenths in zip(counts, parts(counts), strict=True) if count and tenths is not None)
    assert all(low[1] <= high[1] for low, high in pairwise(known) if low[0] < high[0])


def test_three_equal_thirds() -> None:
    assert parts([1, 1, 1]) == (334, 333, 333)
    assert [part(tenths) for tenths in (334, 5, 0, 1000, None)] == ["33.4 %", "0.5 %", "0.0 %", "100.0 %", "–"]
