"""Shares as they are shown add up."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from livetui.views.figures import part, percents
from livetui.views.parts import PERCENTS, TENTHS, parts

COUNTS = st.lists(st.none() | st.integers(0, 10**12), max_size=40)


@given(COUNTS, st.sampled_from([TENTHS, PERCENTS]))
def test_they_add_up_to_a_hundred_percent_and_are_at_most_one_off(counts: list[int | None], whole: int) -> None:
    total = sum(count or 0 for count in counts)
    shown = parts(counts, whole)
    if not total:
        assert set(shown) <= {None}
        return
    assert sum(share or 0 for share in shown) == whole
    for count, share in zip(counts, shown, strict=True):
        assert (count is None) == (share is None)
        assert count is None or share is None or abs(share - count * whole / total) < 1


@given(COUNTS)
def test_more_is_never_shown_as_less(counts: list[int | None]) -> None:
    known = sorted((count, tenths) for count, tenths in zip(counts, parts(counts), strict=True) if count and tenths is not None)
    assert all(low[1] <= high[1] for low, high in pairwise(known) if low[0] < high[0])


def test_three_equal_thirds() -> None:
    assert parts([1, 1, 1]) == (334, 333, 333)
    assert [part(tenths) for tenths in (334, 5, 0, 1000, None)] == ["33.4 %", "0.5 %", "0.0 %", "100.0 %", "–"]
    assert [percents(share, any=True) for share in (33, 0, 100, None)] == ["33 %", "<1 %", "100 %", "–"]
    assert percents(0, any=False) == "0 %"
