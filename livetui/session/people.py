"""Who watches, buys and writes: distinct people over any span, and their profiles.

A person's gender, age, region and device are the first ones the feed named for them, from that moment on; so a reading of an
earlier moment does not know what came later.
"""

from collections import Counter as Histogram
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from livetui.session.counters import Role
from livetui.session.growing import Growing
from livetui.session.hashing import HashIndex, hashes
from livetui.session.journal import Journal
from livetui.session.profile import Profile
from livetui.session.roster import OTHERS
from livetui.session.tally import Ints


class Trait(StrEnum):
    """What may be known of a person."""

    GENDER = "gender"
    AGE = "age"
    REGION = "region"
    DEVICE = "device"


PROFILED = (Role.VIEWERS, Role.CUSTOMERS)
FOLLOW_STATES: tuple[bool | None, ...] = (True, False, None)
_STATE_NUMBER = {state: number for number, state in enumerate(FOLLOW_STATES)}
_MOST_VALUES = 1_000

Told = tuple[Sequence[bool | None], Sequence[str | None], Sequence[str | None], Sequence[str | None], Sequence[str | None]]
"""What events tell of people, one column each: whether they follow, and their traits in the order of `Trait`."""

_Values = NDArray[np.uint16]
_Entries = tuple[Ints, _Values]


class _Numbers(dict[str | None, int]):
    """Numbers the values of a trait from 1 on; 0 is none. What comes after 1,000 different ones shares the last number."""

    def __init__(self) -> None:
        super().__init__({None: 0})
        self.names = [""]

    def __missing__(self, name: str) -> int:
        if len(self.names) == _MOST_VALUES:
            return _MOST_VALUES - 1
        self[name] = number = len(self.names)
        self.names.append(name if number < _MOST_VALUES - 1 else OTHERS)
        return number


class _TraitBook:
    """One trait of everybody: by person the value's number (0: unknown) and the second since when it is known."""

    def __init__(self) -> None:
        self.numbers = _Numbers()
        self.value = Growing(np.uint16)
        self.since = Growing(np.uint32)

    def news(self, people: Ints, seconds: Ints, values: _Values) -> tuple[Ints, Ints, _Values]:
        """Of these, in order of time: whose value becomes known, or known earlier; since when, and the value."""
        known = self.since.view[people]
        new = (values > 0) & ((known == 0) | (seconds < known))
        return people[new], seconds[new], values[new]

    def learn(self, people: Ints, seconds: Ints, values: _Values) -> None:
        """Enter news; what stands first of a person counts."""
        self.since.view[people[::-1]] = seconds[::-1]  # the last assignment stands, hence backwards
        self.value.view[people[::-1]] = values[::-1]


class People:
    """Everybody the feed has named."""

    def __init__(self) -> None:
        self._index = HashIndex()
        self._journals = {role: Journal() for role in Role}
        self._by_following = {(role, state): Journal() for role in PROFILED for state in FOLLOW_STATES}
        self._first = {role: Growing(np.uint32) for role in PROFILED}
        self._traits = {trait: _TraitBook() for trait in Trait}
        self._pending: dict[Role, list[list[NDArray[Any]]]] = {role: [] for role in Role}
        self._profiles = {(role, trait): Profile() for role in PROFILED for trait in Trait}

    def appear(self, role: Role, names: Sequence[str | None], seconds: Ints, told: Told | None = None) -> None:
        """Enter that these people appeared in a role, with what was told of viewers and customers; None is nobody known."""
        columns: list[NDArray[Any]] = [hashes(names), seconds]
        if told is not None:
            follower, *traits = told
            columns.append(_column(_STATE_NUMBER, follower))
            columns += [_column(book.numbers, told_) for book, told_ in zip(self._traits.values(), traits, strict=True)]
        known = columns[0] != 0
        if not known.all():
            columns = [column[known] for column in columns]
        if len(columns[0]):
            self._pending[role].append(columns)

    def settle(self) -> None:
        """Enter who has appeared since last time."""
        for role, parts in self._pending.items():
            if parts:
                marks, seconds, *told = map(np.concatenate, zip(*parts, strict=True))
                parts.clear()
                self._enter(role, self._index.numbers(marks), seconds, told)

    def _enter(self, role: Role, people: Ints, seconds: Ints, told: list[_Values]) -> None:
        if (seconds[1:] < seconds[:-1]).any():
            order = np.argsort(seconds, kind="stable")
            people, seconds, told = people[order], seconds[order], [column[order] for column in told]
        self._journals[role].add(seconds, people)
        if told:
            self._enter_following(role, people, seconds, told[0])
            self._enter_profiles(role, people, seconds, told[1:])

    def _enter_following(self, role: Role, people: Ints, seconds: Ints, states: _Values) -> None:
        for number, state in enumerate(FOLLOW_STATES):
            mine = states == number
            self._by_following[role, state].add(seconds[mine], people[mine])

    def _enter_profiles(self, role: Role, people: Ints, seconds: Ints, traits: list[_Values]) -> None:
        """Learn first appearances and traits, and correct the profiles by what that changes."""
        self._make_room()
        known = self._first[role].view[people]
        new = (known == 0) | (seconds < known)
        newcomers, came = people[new], seconds[new]
        news = {trait: self._traits[trait].news(people, seconds, values) for trait, values in zip(Trait, traits, strict=True)}
        concerned = np.zeros(len(self._index), bool)
        for whose in (newcomers, *(learned[0] for learned in news.values())):
            concerned[whose] = True
        touched = np.flatnonzero(concerned)
        if not len(touched):
            return
        roles = [each for each in PROFILED if each is role or self._first[each].view[touched].any()]
        before = {(each, trait): self._entries(each, trait, touched) for each in roles for trait in Trait}
        self._first[role].view[newcomers[::-1]] = came[::-1]
        for trait, learned in news.items():
            self._traits[trait].learn(*learned)
        for (each, trait), (old_since, old_values) in before.items():
            new_since, new_values = self._entries(each, trait, touched)
            changed = (old_since != new_since) | (old_values != new_values)
            gone, come = changed & (old_values > 0), changed & (new_values > 0)
            self._profiles[each, trait].add(old_since[gone], old_values[gone], -1)
            self._profiles[each, trait].add(new_since[come], new_values[come], 1)

    def _make_room(self) -> None:
        for book in self._traits.values():
            book.value.resize(len(self._index))
            book.since.resize(len(self._index))
        for first in self._first.values():
            first.resize(len(self._index))

    def _entries(self, role: Role, trait: Trait, people: Ints) -> _Entries:
        """Since when each of these people is in the trait's profile, and under which value (0: not yet)."""
        book, first = self._traits[trait], self._first[role].view[people]
        since, value = book.since.view[people], book.value.view[people]
        known = (first > 0) & (since > 0)
        return np.where(known, np.maximum(first, since), 0), np.where(known, value, np.uint16(0))

    def count(self, role: Role, start: int, end: int, moment: int) -> int | None:
        """How many different people appeared in a role in the span; None if nobody ever had before the moment."""
        journal = self._journals[role]
        return None if journal.first is None or journal.first >= moment else journal.count(start, end)

    def by_following(self, role: Role, start: int, end: int) -> dict[bool | None, int]:
        """How many different viewers or customers appeared as followers, as others, and with nothing said of it."""
        return {state: self._by_following[role, state].count(start, end) for state in FOLLOW_STATES}

    def profile(self, role: Role, trait: Trait, start: int, end: int) -> Histogram[str]:
        """How many of the span's different viewers or customers had which value, as known at its end."""
        book, journal = self._traits[trait], self._journals[role]
        if journal.first is None or start <= journal.first:
            counts = self._profiles[role, trait].counts(end)
        else:
            people = journal.people(start, end)
            since = book.since.view.take(people)
            known = (since > 0) & (since < end)
            counts = np.bincount(book.value.view.take(people) * known)  # to pick the known ones would take twice as long
            counts[:1] = 0
        return Histogram({book.numbers.names[value]: int(counts[value]) for value in np.flatnonzero(counts)})


def _column(numbers: dict[Any, int], values: Sequence[Any]) -> _Values:
    return np.fromiter(map(numbers.__getitem__, values), np.uint16, len(values))
