"""Which ids came before, in bounded memory."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from livetui.session.seen import Seen
from livetui.session.tally import Ints


@given(st.lists(st.lists(st.sampled_from([*"abcdefghij", None]), max_size=4), max_size=20), st.integers(2, 4))
def test_an_id_is_known_again_while_it_is_among_the_last_of_a_generation(
    batches: list[list[str | None]], generation: int
) -> None:
    seen = Seen(generation)
    before: list[str] = []
    for batch in batches:
        for name, repeated in zip(batch, seen.repeated(batch).tolist(), strict=True):
            latest = list(dict.fromkeys(reversed(before)))[:generation]
            if name is None or name not in before:
                assert not repeated
            elif name in latest:
                assert repeated
            if name is not None:
                before.append(name)


def test_a_repetition_is_found_across_two_generations_and_forgotten_across_three() -> None:
    seen = Seen(10)
    seen.repeated([f"a{number}" for number in range(10)])
    assert seen.repeated(["b0", "a3", "b0"]).tolist() == [False, True, True]
    for letter in "bcd":
        seen.repeated([f"{letter}{number}" for number in range(10)])
    assert seen.repeated(["a4", "d5"]).tolist() == [False, True]


def _from(*sources: int) -> Ints:
    return np.array(sources, np.int64)


def test_ids_of_different_sources_are_different() -> None:
    seen = Seen()
    assert seen.repeated(["x", "x", "x"], _from(0, 1, 0)).tolist() == [False, False, True]
    assert seen.repeated(["x", "x"], _from(2, 1)).tolist() == [False, True]


def test_one_source_for_all_is_source_0() -> None:
    seen = Seen()
    assert seen.repeated(["x"]).tolist() == [False]
    assert seen.repeated(["x", "x"], _from(0, 1)).tolist() == [True, False]


def test_no_id_is_never_a_repetition() -> None:
    seen = Seen()
    assert not seen.repeated([None, "", None], _from(3, 3, 3)).any()
    assert seen.repeated([None, ""], _from(3, 3)).tolist() == [False, True]


def test_memory_does_not_grow_with_the_number_of_ids() -> None:
    seen = Seen(1000)
    for batch in range(60):
        seen.repeated([f"{batch}-{number}" for number in range(500)])
        assert len(seen._older) + len(seen._younger) <= 2 * (1000 + 500)
