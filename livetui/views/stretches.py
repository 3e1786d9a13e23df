"""Many stretches of a LIVE at once, each of which can be read like a span."""

from collections.abc import Sequence

import numpy as np

from livetui.session.counters import Counter, Role
from livetui.session.reading import Reading, Span


class Stretches:
    """Stretches, that may overlap, of which sums are looked up together; in seconds since the epoch, after the LIVE began."""

    def __init__(self, reading: Reading, bounds: Sequence[tuple[int, int]]) -> None:
        self.reading = reading
        self._bounds = bounds
        self._sums: dict[Counter, list[int] | None] = {}

    def figures(self) -> "list[Stretch]":
        """One for each, in their order."""
        return [Stretch(self, index, start, end) for index, (start, end) in enumerate(self._bounds)]

    def sums(self, counter: Counter) -> list[int] | None:
        """The counter's sum in each; None if the feed has never carried it."""
        if counter not in self._sums:
            column = self.reading.column(counter)
            if column is None:
                self._sums[counter] = None
            else:
                totals = column.befores(np.array(self._bounds, np.int64).reshape(-1))
                self._sums[counter] = (totals[1::2] - totals[::2]).tolist()
        return self._sums[counter]


class Stretch:
    """One of them; see `livetui.session.reading.Figures`."""

    __slots__ = ("_end", "_index", "_start", "_stretches")

    def __init__(self, stretches: Stretches, index: int, start: int, end: int) -> None:
        self._stretches = stretches
        self._index = index
        self._start = start
        self._end = end

    @property
    def hours(self) -> float:
        return (self._end - self._start) / 3600

    def sum(self, counter: Counter) -> int | None:
        sums = self._stretches.sums(counter)
        return None if sums is None else sums[self._index]

    def came(self, counter: Counter) -> int | None:
        return self.sum(counter)

    def _whole(self) -> Reading:
        return self._stretches.reading.over(Span("", self._start, self._end))

    def people(self, role: Role) -> int | None:
        return self._whole().people(role)

    def viewers_at_start(self) -> int | None:
        return self._whole().viewers_at_start()

    def viewers_at_end(self) -> int | None:
        return self._whole().viewers_at_end()

    def viewers_peak(self) -> int | None:
        return self._whole().viewers_peak()

    def viewers_average(self) -> float | None:
        return self._whole().viewers_average()
