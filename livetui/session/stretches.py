"""Many stretches of a LIVE, what each would say: all of them at once where that is quicker."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from livetui.session.counters import Counter, Role
from livetui.session.reading import Reading, Span
from livetui.session.tally import Counted, Ints
from livetui.session.watching import UNKNOWN, highs, minute_highs

Amounts = list[int | None]
"""One of each stretch; None where nothing is known of it, because it came before the LIVE was heard."""


class Stretches:
    """Stretches, each from one second since the epoch to before another, that can be read like spans; they may overlap."""

    def __init__(self, reading: Reading, bounds: Sequence[tuple[int, int]]) -> None:
        self.reading = reading
        self.starts, self.ends = np.array(bounds, np.int64).reshape(-1, 2).T
        self._sums: dict[Counter, Amounts | None] = {}

    def __len__(self) -> int:
        return len(self.starts)

    def figures(self) -> "list[Stretch]":
        """One for each, in their order."""
        return [Stretch(self, index, start, end) for index, (start, end) in enumerate(self._bounds)]

    def sums(self, counter: Counter) -> Amounts | None:
        """What came of the counter in each, without what came before the feed was heard; None if it has never carried it."""
        if counter not in self._sums:
            column = self.reading.column(counter)
            self._sums[counter] = None if column is None else self.differences(column)
        return self._sums[counter]

    def differences(self, column: Counted) -> Amounts:
        """By how much a counter's running total rises in each."""
        rises: list[int] = self._rises(column).tolist()
        if not self._missed.any():
            return [*rises]
        return [None if missed else rise for rise, missed in zip(rises, self._missed.tolist(), strict=True)]

    def _rises(self, column: Counted) -> Ints:
        rises: Ints = column.befores(self.ends) - column.befores(self.starts)
        return rises

    @cached_property
    def _missed(self) -> NDArray[np.bool_]:
        return np.array([self.reading.air.missed(*bounds) for bounds in self._bounds], bool)

    @property
    def _bounds(self) -> "zip[tuple[int, int]]":
        return zip(self.starts.tolist(), self.ends.tolist(), strict=True)

    @cached_property
    def highs(self) -> list[int | None]:
        """The most that watched at once in each."""
        levels = self._levels(self.starts, self.ends).tolist()
        empty = (self.ends <= self.starts).tolist()
        return [None if level == UNKNOWN or none else level for level, none in zip(levels, empty, strict=True)]

    @cached_property
    def averages(self) -> list[float | None]:
        """The mean over the minutes of each of the most that watched in a minute; those of which nothing is known left out."""
        if self.reading.watching is None:
            return [None] * len(self)
        on_air = [self.reading.air.within(*bounds) for bounds in self._bounds]
        of, levels, minutes = minute_highs(self.reading.watching, *np.array(on_air, np.int64).reshape(-1, 2).T)
        totals, counts = np.zeros((2, len(self)), np.int64)
        np.add.at(totals, of, levels * minutes)
        np.add.at(counts, of, minutes)
        return [total / count if count else None for total, count in zip(totals.tolist(), counts.tolist(), strict=True)]

    @cached_property
    def at_ends(self) -> list[int | None]:
        """How many watched when each ended."""
        watching = self.reading.watching
        levels = [UNKNOWN] * len(self) if watching is None else watching.before(self.ends).tolist()
        return [None if level == UNKNOWN else level for level in levels]

    def _levels(self, starts: Ints, ends: Ints) -> Ints:
        watching = self.reading.watching
        return np.full(len(starts), UNKNOWN, np.int64) if watching is None else highs(watching, starts, ends)


class Stretch:
    """One of them; see `livetui.session.figures.Figures`."""

    __slots__ = ("_end", "_index", "_start", "_stretches")

    def __init__(self, stretches: Stretches, index: int, start: int, end: int) -> None:
        self._stretches = stretches
        self._index = index
        self._start = start
        self._end = end

    @property
    def hours(self) -> float:
        start, end = self._stretches.reading.air.within(self._start, self._end)
        return (end - start) / 3600

    def sum(self, counter: Counter) -> int | None:
        sums = self._stretches.sums(counter)
        return None if sums is None else sums[self._index]

    def came(self, counter: Counter) -> int | None:
        return self.sum(counter)

    def _alone(self) -> Reading:
        return self._stretches.reading.over(Span("", self._start, self._end))

    def people(self, role: Role) -> int | None:
        return self._alone().people(role)

    def viewers_at_start(self) -> int | None:
        return self._alone().viewers_at_start()

    def viewers_at_end(self) -> int | None:
        return self._stretches.at_ends[self._index]

    def viewers_peak(self) -> int | None:
        return self._stretches.highs[self._index]

    def viewers_average(self) -> float | None:
        return self._stretches.averages[self._index]
