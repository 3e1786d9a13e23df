"""Sums by prefix give what adding everything up gives."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from livetui.session.counters import Counter
from livetui.session.tally import Column, Tally, group_sums

SECOND = st.integers(1_000, 1_040)
ENTRIES = st.lists(st.tuples(SECOND, st.integers(-50, 1_000)), max_size=60)
BATCHES = st.lists(st.lists(st.tuples(SECOND, st.integers(-50, 1_000)), min_size=1, max_size=20), max_size=8)


def _added(entries: list[tuple[int, int]]) -> Column:
    column = Column()
    for second, amount in entries:
        column.add(second, amount)
    return column


def _extended(batches: list[list[tuple[int, int]]]) -> Column:
    column = Column()
    for batch in batches:
        seconds, amounts = np.array(batch, np.int64).T
        column.extend(*group_sums(seconds, amounts))
    return column


@given(ENTRIES, SECOND)
def test_what_came_before_a_second_is_the_sum_of_it_in_whatever_order_it_came(
    entries: list[tuple[int, int]], second: int
) -> None:
    assert _added(entries).before(second) == sum(amount for at, amount in entries if at < second)


@given(BATCHES, SECOND)
def test_what_came_in_batches_before_a_second_is_the_sum_of_it(batches: list[list[tuple[int, int]]], second: int) -> None:
    assert _extended(batches).before(second) == sum(amount for batch in batches for at, amount in batch if at < second)


@given(BATCHES)
def test_any_cut_into_batches_leaves_the_same_column(batches: list[list[tuple[int, int]]]) -> None:
    one_by_one = _added([entry for batch in batches for entry in batch])
    in_batches = _extended(batches)
    assert (in_batches.seconds, in_batches.sums) == (one_by_one.seconds, one_by_one.sums)


@given(BATCHES, ENTRIES, SECOND)
def test_single_additions_and_batches_can_be_mixed(
    batches: list[list[tuple[int, int]]], entries: list[tuple[int, int]], second: int
) -> None:
    column = _extended(batches)
    for at, amount in entries:
        column.add(at, amount)
    everything = [*entries, *(entry for batch in batches for entry in batch)]
    assert column.before(second) == sum(amount for at, amount in everything if at < second)


@given(ENTRIES, st.lists(SECOND, max_size=10))
def test_many_seconds_at_once_are_the_same_as_one_by_one(entries: list[tuple[int, int]], seconds: list[int]) -> None:
    column = _added(entries)
    assert column.befores(np.array(seconds, np.int64)).tolist() == [column.before(second) for second in seconds]


@given(ENTRIES, SECOND, SECOND)
def test_the_seconds_between_two_are_those_at_which_anything_came(entries: list[tuple[int, int]], start: int, end: int) -> None:
    assert _added(entries).between(start, end).tolist() == sorted({at for at, _ in entries if start <= at < end})


@given(ENTRIES.filter(bool))
def test_the_first_second_is_the_earliest_of_all(entries: list[tuple[int, int]]) -> None:
    assert _added(entries).first == min(at for at, _ in entries)


@given(ENTRIES.filter(bool))
def test_grouped_sums_have_each_key_once(entries: list[tuple[int, int]]) -> None:
    seconds, amounts = np.array(entries, np.int64).T
    keys, sums = group_sums(seconds, amounts)
    wanted = {key: sum(amount for at, amount in entries if at == key) for key, _ in entries}
    assert dict(zip(keys.tolist(), sums.tolist(), strict=True)) == wanted
    assert keys.tolist() == sorted(wanted)


def test_a_key_has_no_column_before_something_is_added() -> None:
    tally: Tally[str] = Tally()
    assert tally.get("for_you", Counter.VIEWS) is None
    tally.column("for_you", Counter.VIEWS).add(5, 0)
    assert tally.get("for_you", Counter.VIEWS) is not None
    assert tally.get("for_you", Counter.LIKES) is None
