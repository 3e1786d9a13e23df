"""A span cut into equal pieces, for trends: what each would say, all pieces at once where that is quicker."""

from itertools import pairwise

import numpy as np

from livetui.session.counters import Counter, Role
from livetui.session.reading import Reading, Span
from livetui.session.tally import Ints
from livetui.session.watching import UNKNOWN, highs


class Buckets:
    """A span cut into equal pieces (the last one may be shorter), each of which can be read like a span."""

    def __init__(self, reading: Reading, bucket_s: int) -> None:
        span = reading.span
        self.reading = reading
        self.bucket_s = bucket_s
        self.edges: Ints = np.append(np.arange(span.start, max(span.end, span.start + 1), bucket_s), span.end)
        self._sums: dict[Counter, list[int] | None] = {}
        self._highs: list[int | None] | None = None

    def __len__(self) -> int:
        return len(self.edges) - 1

    def figures(self) -> "list[Bucket]":
        """The pieces in order of time."""
        edges = self.edges.tolist()
        return [Bucket(self, index, start, end) for index, (start, end) in enumerate(pairwise(edges))]

    def sums(self, counter: Counter) -> list[int] | None:
        """The counter's sum in each piece; None if the feed has never carried it."""
        if counter not in self._sums:
            column = self.reading.column(counter)
            sums = None if column is None else np.diff(column.befores(self.edges)).tolist()
            if column is not None and len(self) == 1:  # the one piece may be the whole LIVE
                sums = [self.reading.sum(counter)]
            self._sums[counter] = sums
        return self._sums[counter]

    def highs(self) -> list[int | None]:
        """The most that watched at once in each piece."""
        if self._highs is None:
            watching, starts, ends = self.reading.watching, self.edges[:-1], self.edges[1:]
            levels = [UNKNOWN] * len(self) if watching is None else highs(watching, starts, ends).tolist()
            empty = (ends <= starts).tolist()
            self._highs = [None if level == UNKNOWN or none else level for level, none in zip(levels, empty, strict=True)]
        return self._highs


class Bucket:
    """One piece of a span; see `Figures`."""

    __slots__ = ("_buckets", "_end", "_index", "_start")

    def __init__(self, buckets: Buckets, index: int, start: int, end: int) -> None:
        self._buckets = buckets
        self._index = index
        self._start = start
        self._end = end

    @property
    def hours(self) -> float:
        return (self._end - self._buckets.reading.on_air_from(self._start, self._end)) / 3600

    def sum(self, counter: Counter) -> int | None:
        sums = self._buckets.sums(counter)
        return None if sums is None else sums[self._index]

    def came(self, counter: Counter) -> int | None:
        return self.sum(counter)

    def _whole(self) -> Reading:
        return self._buckets.reading.over(Span("", self._start, self._end))

    def people(self, role: Role) -> int | None:
        return self._whole().people(role)

    def viewers_at_start(self) -> int | None:
        return self._whole().viewers_at_start()

    def viewers_at_end(self) -> int | None:
        return self._whole().viewers_at_end()

    def viewers_peak(self) -> int | None:
        return self._buckets.highs()[self._index]

    def viewers_average(self) -> float | None:
        return self._whole().viewers_average()
