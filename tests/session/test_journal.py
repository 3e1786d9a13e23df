"""Different people over any span."""

from collections.abc import Iterator
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from livetui.session import journal as journal_module
from livetui.session.journal import Journal

SECOND = st.integers(1_000, 1_030)
BATCHES = st.lists(st.lists(st.tuples(SECOND, st.integers(0, 6)), min_size=1, max_size=25), max_size=6)


@pytest.fixture(autouse=True, scope="module")
def small_blocks() -> Iterator[None]:
    """Blocks of four entries, so that a few entries fill many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journal_module, "_BLOCK", 4)
        yield


def _journal(batches: list[list[tuple[int, int]]]) -> Journal:
    journal = Journal()
    for batch in batches:
        seconds, people = np.array(sorted(batch, key=lambda entry: entry[0]), np.int64).T
        journal.add(seconds, people)
    return journal


def _present(batches: list[list[tuple[int, int]]], start: int, end: int) -> set[int]:
    return {person for batch in batches for second, person in batch if start <= second < end}


@given(BATCHES, SECOND, SECOND)
def test_people_are_counted_once_over_any_span_however_late_they_were_told(
    batches: list[list[tuple[int, int]]], start: int, end: int
) -> None:
    assert _journal(batches).count(start, max(start, end)) == len(_present(batches, start, end))


@given(BATCHES, SECOND, SECOND)
def test_the_people_of_a_span_are_each_there_once(batches: list[list[tuple[int, int]]], start: int, end: int) -> None:
    assert sorted(_journal(batches).people(start, max(start, end)).tolist()) == sorted(_present(batches, start, end))


@given(BATCHES)
def test_whoever_appears_twice_in_a_second_is_entered_once(batches: list[list[tuple[int, int]]]) -> None:
    assert len(_journal(batches)) == len({entry for batch in batches for entry in batch})


@given(BATCHES)
def test_the_first_second_is_the_earliest_of_all(batches: list[list[tuple[int, int]]]) -> None:
    assert _journal(batches).first == min((second for batch in batches for second, _ in batch), default=None)


def test_thousands_of_appearances_over_many_blocks_count_like_a_set() -> None:
    chance = Random(5)
    batches = [[(chance.randrange(1, 900), chance.randrange(400)) for _ in range(300)] for _ in range(12)]
    journal = _journal(batches)
    for _ in range(50):
        start = chance.randrange(900)
        end = chance.randrange(start, 901)
        assert journal.count(start, end) == len(_present(batches, start, end))
