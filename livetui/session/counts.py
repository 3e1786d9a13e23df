"""The sums of every family: events in, running totals by second, key and counter out.

What comes is read off the events at once, while they are still in the processor's cache, and entered many at a time.
"""

from collections.abc import Collection, Hashable, Iterable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from livetui.session.counters import Counter
from livetui.session.division import NO_KEY, Division, Family, Fields
from livetui.session.roster import Roster
from livetui.session.tally import Column, Ints, Tally, group_sums

Amounts = Sequence[int] | Sequence[int | None] | Ints

_MOST_REMEMBERED = 10_000
"""How many combinations of fields are remembered; a LIVE has some hundreds."""


class _Routes(dict[Fields, int]):
    """Numbers what the combinations of dividing fields add to (there is little that differs), and knows the keys of it."""

    def __init__(self, division: Division, roster: Roster) -> None:
        super().__init__()
        self._division = division
        self._roster = roster
        self.targets: dict[Family, list[Hashable]] = {family: [] for family, _ in division.split}
        self._numbers: dict[Family, dict[Hashable, int]] = {family: {NO_KEY: -1} for family in self.targets}
        self._routes: dict[tuple[int, ...], int] = {}

    def __missing__(self, fields: Fields) -> int:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        route = tuple(self._target(family, key_of(fields)) for family, key_of in self._division.split)
        self[fields] = number = self._routes.setdefault(route, len(self._routes))
        return number

    def _target(self, family: Family, key: Hashable) -> int:
        key, numbers = self._roster.admit(family, key), self._numbers[family]
        if key not in numbers:
            numbers[key] = len(self.targets[family])
            self.targets[family].append(key)
        return numbers[key]

    def owners(self) -> Ints:
        """By family and number: the index into the family's ``targets`` of what it adds to; -1: nothing."""
        return np.array(list(self._routes), np.int64).T


class Counts:
    """A tally a family."""

    def __init__(self) -> None:
        self.tallies: dict[Family, Tally[Hashable]] = {family: Tally() for family in Family}
        self.roster = Roster()
        self._routes: dict[Division, _Routes] = {}
        self._pending: dict[tuple[Division, Counter], list[tuple[Ints, Ints]]] = {}

    def get(self, family: Family, key: Hashable, counter: Counter) -> Column | None:
        """The running total of a counter of a key, if anything was ever added to it."""
        return self.tallies[family].get(key, counter)

    def add(
        self,
        division: Division,
        carriers: Sequence[Any],
        seconds: Ints,
        amounts: Iterable[tuple[Counter, Amounts]],
    ) -> None:
        """Add what comes with carriers (events, or lines of orders) at the given seconds, one by one.

        An amount of None adds nothing, and does not make the counter known either.
        """
        routes = self._routes.get(division) or self._routes.setdefault(division, _Routes(division, self.roster))
        if division.fields is None:
            cells = seconds | (routes[()] << 32)
        else:
            fields = division.fields(carriers)
            cells = (np.fromiter(map(routes.__getitem__, fields), np.int64, len(fields)) << 32) | seconds
        for counter, values in amounts:
            told, given = cells, _whole(values)
            if given is None:
                present = np.array([value is not None for value in values], bool)
                told, given = cells[present], np.array([value for value in values if value is not None], np.int64)
            if len(given):
                self._pending.setdefault((division, counter), []).append((told, given))

    def settle(self) -> None:
        """Enter what has come since last time."""
        for (division, counter), parts in self._pending.items():
            cells, amounts = map(np.concatenate, zip(*parts, strict=True))
            self._distribute(self._routes[division], counter, *group_sums(cells, amounts))
        self._pending.clear()

    def forget(self, counters: Collection[Counter]) -> None:
        """Let nothing have been added to these counters."""
        self._pending = {target: parts for target, parts in self._pending.items() if target[1] not in counters}
        for tally in self.tallies.values():
            tally.forget(counters)

    def _distribute(self, routes: _Routes, counter: Counter, cells: Ints, sums: Ints) -> None:
        """Add sums by (combination, second) to every family's columns."""
        combinations, seconds = cells >> 32, cells & 0xFFFFFFFF
        for (family, targets), by_number in zip(routes.targets.items(), routes.owners(), strict=True):
            owners = by_number[combinations]
            mine = owners >= 0
            if not mine.any():
                continue
            own_cells, own_sums = group_sums((owners[mine] << 32) | seconds[mine], sums[mine])
            own, whens = own_cells >> 32, own_cells & 0xFFFFFFFF
            edges = [0, *(np.flatnonzero(own[1:] != own[:-1]) + 1).tolist(), len(own)]
            names = own[edges[:-1]].tolist()
            for name, (start, end) in zip(names, pairwise(edges), strict=True):
                self.tallies[family].column(targets[name], counter).extend(whens[start:end], own_sums[start:end])


def _whole(values: Amounts) -> Ints | None:
    """The amounts as an array; None if some are missing."""
    if isinstance(values, np.ndarray):
        return values
    try:
        return np.fromiter(values, np.int64, len(values))
    except TypeError:
        return None
