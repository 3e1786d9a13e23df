"""Strings known by their hashes."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from livetui.session import hashing
from livetui.session.hashing import HashIndex, HashSet, hashes

MARKS = st.one_of(st.integers(1, 40), st.sampled_from([2**14, 2**14 + 1, 2**63, 2**64 - 1]))
BATCHES = st.lists(st.lists(MARKS, max_size=30), max_size=6)


@pytest.fixture(autouse=True, scope="module")
def small_tables() -> Iterator[None]:
    """Tables of eight slots at first, so that hashes meet in them, and they grow."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hashing, "_SLOTS", 8)
        yield


@given(BATCHES)
def test_a_set_says_of_each_whether_it_is_there_for_the_first_time_within_the_batch_too(batches: list[list[int]]) -> None:
    marks, known = HashSet(), set[int]()
    for batch in batches:
        wanted = []
        for mark in batch:
            wanted.append(mark not in known)
            known.add(mark)
        assert marks.add(np.array(batch, np.uint64)).tolist() == wanted
        assert len(marks) == len(known)


@given(BATCHES, st.lists(MARKS, max_size=20))
def test_a_set_holds_what_was_added_and_nothing_else(batches: list[list[int]], asked: list[int]) -> None:
    marks = HashSet()
    for batch in batches:
        marks.add(np.array(batch, np.uint64))
    known = {mark for batch in batches for mark in batch}
    assert marks.holds(np.array(asked, np.uint64)).tolist() == [mark in known for mark in asked]


@given(BATCHES)
def test_an_index_gives_each_hash_a_number_of_its_own_and_leaves_no_number_out(batches: list[list[int]]) -> None:
    index, known = HashIndex(), dict[int, int]()
    for batch in batches:
        for mark, number in zip(batch, index.numbers(np.array(batch, np.uint64)).tolist(), strict=True):
            assert known.setdefault(mark, number) == number
        assert sorted(known.values()) == list(range(len(known)))
    assert len(index) == len(known)


def test_numbers_outlast_growth_to_a_table_ten_thousand_times_as_large() -> None:
    index, names = HashIndex(), [f"u{number}" for number in range(60_000)]
    first = index.numbers(hashes(names[:5])).tolist()
    numbers = index.numbers(hashes(names)).tolist()
    assert (sorted(first), numbers[:5], sorted(numbers)) == (list(range(5)), first, list(range(60_000)))
    assert index.numbers(hashes(names[::-1])).tolist() == numbers[::-1]


def test_no_name_is_marked_as_none_and_the_empty_name_is_a_name() -> None:
    assert (hashes([None, "", "a"]) != 0).tolist() == [False, True, True]
