"""Who watches, buys and writes, as known at any moment."""

from collections import Counter as Histogram
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from livetui.session import profile as profile_module
from livetui.session.counters import Role
from livetui.session.people import PROFILED, People, Told, Trait

SECOND = st.integers(1_000, 1_030)
NOTHING = (None, None, None, None)
GENDERS = st.sampled_from([None, "f", "m"])
AGES = st.sampled_from([None, "18-24", "55+"])
NAMES = st.sampled_from(["ann", "bob", "cy", "dee", "eve", "ßÆ 🙂"])


class Appearance(Struct, frozen=True):
    role: Role
    name: str
    second: int
    follower: bool | None = None
    traits: tuple[str | None, str | None, str | None, str | None] = NOTHING


@st.composite
def appearances(draw: st.DrawFn) -> Appearance:
    """As feeds have them: traits come with joins alone."""
    role = draw(st.sampled_from(Role))
    traits = (draw(GENDERS), draw(AGES), draw(st.sampled_from([None, "US"])), draw(st.sampled_from([None, "ios"])))
    follower = draw(st.sampled_from([True, False, None]))
    return Appearance(role, draw(NAMES), draw(SECOND), follower, traits if role is Role.VIEWERS else NOTHING)


BATCHES = st.lists(st.lists(appearances(), min_size=1, max_size=15), max_size=6)


@pytest.fixture(autouse=True, scope="module")
def small_blocks() -> Iterator[None]:
    """Blocks of four entries, so that a few entries fill many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(profile_module, "_BLOCK", 4)
        yield


def _people(batches: list[list[Appearance]], *, settle_each: bool = True) -> People:
    people = People()
    for batch in batches:
        for role in Role:
            mine = [each for each in batch if each.role is role]
            seconds = np.array([each.second for each in mine], np.int64)
            people.appear(role, [each.name for each in mine], seconds, _columns(mine) if role in PROFILED else None)
        if settle_each:
            people.settle()
    people.settle()
    return people


def _columns(mine: list[Appearance]) -> Told:
    rows = [(each.follower, *each.traits) for each in mine]
    return (
        [row[0] for row in rows],
        [row[1] for row in rows],
        [row[2] for row in rows],
        [row[3] for row in rows],
        [row[4] for row in rows],
    )


def _all(batches: list[list[Appearance]]) -> list[Appearance]:
    return [each for batch in batches for each in batch]


def _profile(everything: list[Appearance], role: Role, trait: Trait, start: int, end: int) -> Histogram[str]:
    """The earliest value told of each of the span's people, of equal seconds the one that came first, before its end."""
    at = list(Trait).index(trait)
    known: dict[str, str] = {}
    for each in sorted(everything, key=lambda each: each.second):
        value = each.traits[at]
        if value is not None and each.second < end:
            known.setdefault(each.name, value)
    present = {each.name for each in everything if each.role is role and start <= each.second < end}
    return Histogram(known[name] for name in present if name in known)


@given(BATCHES, SECOND, SECOND, st.booleans())
def test_different_people_of_a_role_are_counted_over_any_span(
    batches: list[list[Appearance]], start: int, end: int, settle_each: bool
) -> None:
    people, end = _people(batches, settle_each=settle_each), max(start, end)
    for role in Role:
        mine = [each for each in _all(batches) if each.role is role]
        if any(each.second < end for each in mine):
            assert people.count(role, start, end, end) == len({each.name for each in mine if start <= each.second < end})
        else:
            assert people.count(role, start, end, end) is None


@given(BATCHES, SECOND, SECOND)
def test_followers_and_others_are_counted_by_what_each_appearance_said(
    batches: list[list[Appearance]], start: int, end: int
) -> None:
    people, end = _people(batches), max(start, end)
    for role in PROFILED:
        present = [each for each in _all(batches) if each.role is role and start <= each.second < end]
        wanted = {state: len({each.name for each in present if each.follower is state}) for state in (True, False, None)}
        assert people.by_following(role, start, end) == wanted


@given(BATCHES, SECOND, st.booleans())
def test_a_profile_of_all_so_far_knows_what_was_told_before_the_moment(
    batches: list[list[Appearance]], end: int, settle_each: bool
) -> None:
    people = _people(batches, settle_each=settle_each)
    for role in PROFILED:
        for trait in Trait:
            assert people.profile(role, trait, 0, end) == _profile(_all(batches), role, trait, 0, end)


@given(BATCHES, SECOND, SECOND)
def test_a_profile_of_a_span_has_its_people_with_what_was_told_before_its_end(
    batches: list[list[Appearance]], start: int, end: int
) -> None:
    people, end = _people(batches), max(start, end)
    for role in PROFILED:
        for trait in Trait:
            assert people.profile(role, trait, start, end) == _profile(_all(batches), role, trait, start, end)


def test_people_before_the_first_buyer_are_none_only_until_somebody_bought() -> None:
    people = _people([[Appearance(Role.CUSTOMERS, "ann", 50)]])
    assert people.count(Role.CUSTOMERS, 0, 20, 50) is None
    assert people.count(Role.CUSTOMERS, 0, 20, 51) == 0


def test_what_comes_after_a_thousand_values_of_a_trait_shares_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profile_module, "_BLOCK", 4096)
    people, many = People(), 1_100
    names = [f"u{number}" for number in range(many)]
    nothing = [None] * many
    told: Told = (nothing, nothing, nothing, [f"region {number}" for number in range(many)], nothing)
    people.appear(Role.VIEWERS, names, np.arange(1, many + 1), told)
    people.settle()
    regions = people.profile(Role.VIEWERS, Trait.REGION, 0, many + 2)
    assert (len(regions), sum(regions.values())) == (999, many)
