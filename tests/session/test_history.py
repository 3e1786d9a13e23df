"""Values as they changed."""

from hypothesis import given
from hypothesis import strategies as st

from livetui.session.history import History

ENTRIES = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 99)), max_size=30)


def _history(entries: list[tuple[int, int]]) -> History[int]:
    history: History[int] = History()
    for at in range(0, len(entries), 3):
        history.extend(entries[at : at + 3])
    return history


def _until(entries: list[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    """In order of time; of equal times, in order of arrival."""
    return sorted((entry for entry in entries if entry[0] < end), key=lambda entry: entry[0])


@given(ENTRIES, st.integers(0, 14))
def test_what_is_earlier_than_a_time_comes_in_order_of_time_then_of_arrival(entries: list[tuple[int, int]], end: int) -> None:
    assert list(_history(entries).until(end)) == _until(entries, end)


@given(ENTRIES, st.integers(0, 14), st.one_of(st.none(), st.integers(0, 8)))
def test_the_latest_come_newest_first_and_no_more_than_asked_for(
    entries: list[tuple[int, int]], end: int, most: int | None
) -> None:
    assert list(_history(entries).latest(end, most)) == _until(entries, end)[::-1][:most]


@given(ENTRIES, st.integers(0, 14))
def test_what_held_at_a_time_is_the_last_before_it(entries: list[tuple[int, int]], end: int) -> None:
    history = _history(entries)
    assert history.at(end) == next(iter(_until(entries, end)[::-1]), None)
    assert history.count(end) == len(_until(entries, end))
