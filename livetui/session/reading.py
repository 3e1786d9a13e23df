"""A session as it stood at a moment, over a span: what every figure on the screen and in a report is read from."""

from collections import Counter as Histogram
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Protocol, cast

import numpy as np

from livetui.session.counters import Counter, Role
from livetui.session.division import ROOM_KEY, Family
from livetui.session.people import Trait
from livetui.session.session import FeedCount, Session
from livetui.session.tally import Column, Ints

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Span:
    """What is summed: events with start <= ts < end, both whole seconds since the epoch."""

    name: str
    start: int
    end: int


class Figures(Protocol):
    """What a formula may ask of a span."""

    @property
    def hours(self) -> float:
        """The span's length."""

    def sum(self, counter: Counter) -> int | None:
        """The counter's sum over the span; None if the feed has never carried it."""

    def people(self, role: Role) -> int | None:
        """Distinct known people; None if the feed has never named one in this role."""

    def viewers_at_start(self) -> int | None:
        """How many were watching when the span began."""

    def viewers_at_end(self) -> int | None:
        """How many were watching when the span ended."""

    def viewers_peak(self) -> int | None:
        """The most that were watching at once."""

    def viewers_average(self) -> float | None:
        """The mean over the span's minutes of each minute's maximum."""


@dataclass(frozen=True, slots=True)
class Live:
    """What the feed had said of the LIVE itself by the moment; as it came, not yet cleaned."""

    title: str | None = None
    creator: str | None = None
    room: str | None = None
    region: str | None = None
    category: str | None = None
    tz: str | None = None


class Reading:
    """Knows only what happened before ``moment``; sums are over the span, which ends there or earlier."""

    def __init__(self, session: Session, moment: int, span: Span) -> None:
        session.settle()
        self.session = session
        self.moment = moment
        self.span = span

    @property
    def moment_ms(self) -> int:
        """The moment in milliseconds: events earlier than this have happened."""
        return self.moment * 1000

    @property
    def hours(self) -> float:
        return (self.span.end - self.span.start) / 3600

    @cached_property
    def live(self) -> Live:
        """What the LIVE is called and where it is; what was said later goes before what was said first."""
        told = {}
        for _, started in self.session.started.until(self.moment_ms):
            told.update({name: value for name in Live.__slots__ if (value := getattr(started, name)) is not None})
        return Live(**told)

    @property
    def started_ms(self) -> int:
        """When the LIVE had begun as far as the feed had said by the moment, in milliseconds."""
        told = self.session.started.first
        return told[0] if told and told[0] < self.moment_ms else self.session.first_ms

    def over(self, span: Span) -> "Reading":
        """The same moment over another span."""
        return Reading(self.session, self.moment, span)

    def column(self, counter: Counter, family: Family = Family.ROOM, key: Hashable = ROOM_KEY) -> Column | None:
        """The running total that has the say, or None if nothing had been reported by the moment.

        One authority each: where snapshots have reported a total they have the say, else the totals that events carry, and
        where there is neither, the single events.
        """
        totals = self.session.totals.get((family, key, counter))
        if totals is not None and totals.since(self.moment):
            return totals.column
        totals = self.session.running.get(counter) if family is Family.ROOM else None
        if totals is not None and totals.since(self.moment):
            return totals.column
        column = self.session.counts.get(family, key, counter)
        return None if column is None or column.first >= self.moment else column

    def sum(self, counter: Counter) -> int | None:
        return self.sum_of(counter, Family.ROOM, ROOM_KEY)

    def sum_of(self, counter: Counter, family: Family, key: Hashable) -> int | None:
        """A counter of one channel, product, video …: 0 if the LIVE has it but this one does not, None if none has."""
        column = self.column(counter, family, key)
        if column is None:
            return 0 if family is not Family.ROOM and self.column(counter) is not None else None
        return column.before(self.span.end) - column.before(self.span.start)

    def channels(self) -> list[tuple[str, bool]]:
        """The channels of which anything had been reported by the moment, each by name and whether its paid side."""
        return cast(list[tuple[str, bool]], self._keys(Family.CHANNEL))

    def products(self) -> list[str]:
        """The products of which anything but their listing had been reported by the moment."""
        return cast(list[str], self._keys(Family.PRODUCT))

    def videos(self) -> list[str]:
        """The videos of which anything had been reported by the moment."""
        return cast(list[str], self._keys(Family.VIDEO))

    def _keys(self, family: Family) -> list[Hashable]:
        named = dict.fromkeys(
            key
            for key, columns in self.session.counts.tallies[family].items()
            if any(column.first < self.moment for column in columns.values())
        )
        for (of, key, _), totals in self.session.totals.items():
            if of is family and totals.since(self.moment):
                named[key] = None
        return list(named)

    def people(self, role: Role) -> int | None:
        return self.session.people.count(role, self.span.start, min(self.span.end, self.moment), self.moment)

    def by_following(self, role: Role) -> dict[bool | None, int]:
        """Distinct viewers or customers who appeared as followers, as others, with nothing said of it."""
        return self.session.people.by_following(role, self.span.start, self.span.end)

    def profile(self, role: Role, trait: Trait) -> Histogram[str]:
        """How many distinct viewers or customers of the span had which gender, age, region or device."""
        return self.session.people.profile(role, trait, self.span.start, self.span.end)

    def feed(self, count: FeedCount) -> int:
        """What had come of the feed up to the moment."""
        return self.session.feed[count].before(self.moment)

    @property
    def viewers_estimated(self) -> bool:
        """Whether the number of viewers is not reported, but joins less leaves."""
        first = self.session.viewers.first
        return first is None or first >= self.moment

    def viewers_at(self, second: int) -> int | None:
        """How many were watching just before a second."""
        if not self.viewers_estimated:
            level = self.session.viewers.level(second)
            if level is not None:
                return level
        views, leaves = self.column(Counter.VIEWS), self.column(Counter.LEAVES)
        if views is None or leaves is None:
            return 0 if second <= self.session.first_second else None
        return max(0, views.before(second) - leaves.before(second))

    def viewers_at_start(self) -> int | None:
        return self.viewers_at(self.span.start)

    def viewers_at_end(self) -> int | None:
        return self.viewers_at(self.span.end)

    def viewers_peak(self) -> int | None:
        if not self._minute_highs:
            return None
        start = self.span.start
        stood = self.viewers_at(start) if self.viewers_estimated else self.session.viewers.level(start)
        return max(stood or 0, *(high for high, _ in self._minute_highs))

    def viewers_average(self) -> float | None:
        minutes = sum(count for _, count in self._minute_highs)
        return sum(high * count for high, count in self._minute_highs) / minutes if minutes else None

    @cached_property
    def _minute_highs(self) -> list[tuple[int, int]]:
        """The most that watched in a minute of the span, and in how many minutes; those before the first report are left out.

        Only minutes in which something came are looked at one by one: a single wrong clock makes a LIVE years long.
        """
        start, end = self.span.start, self.span.end
        if end <= start or (known := self._viewers_known(start, end)) is None:
            return []
        seconds, levels, level_at = known
        minutes, firsts = np.unique((seconds - start) // _MINUTE, return_index=True)
        highs = np.maximum.reduceat(levels, firsts).tolist() if len(firsts) else []
        quiet = np.diff(minutes, prepend=-1, append=-(-(end - start) // _MINUTE)) - 1
        after = [start, *(start + (minutes + 1) * _MINUTE).tolist()]
        stood = [(level_at(second), count) for second, count in zip(after, quiet.tolist(), strict=True) if count]
        return [(high, 1) for high in highs] + [(level, count) for level, count in stood if level is not None]

    def _viewers_known(self, start: int, end: int) -> tuple[Ints, Ints, Callable[[int], int | None]] | None:
        """The seconds at which it is known how many watched, the most of each, and what tells the level before any second."""
        if not self.viewers_estimated:
            gauge = self.session.viewers
            return *gauge.reports(start, end), gauge.level
        views, leaves = self.column(Counter.VIEWS), self.column(Counter.LEAVES)
        if views is None or leaves is None:
            return None
        changed = np.union1d(views.between(start, end), leaves.between(start, end))
        seconds = np.union1d(changed, changed - (changed - start) % _MINUTE)  # the level at a minute's start stood in it too
        return seconds, np.maximum(views.befores(seconds + 1) - leaves.befores(seconds + 1), 0), self.viewers_at


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
            self._sums[counter] = None if column is None else np.diff(column.befores(self.edges)).tolist()
        return self._sums[counter]

    def highs(self) -> list[int | None]:
        """The most that watched at once in each piece."""
        if self._highs is None:
            reading = self.reading
            if reading.viewers_estimated:
                spans = pairwise(self.edges.tolist())
                self._highs = [reading.over(Span("", start, end)).viewers_peak() for start, end in spans]
            else:
                self._highs = reading.session.viewers.highs(self.edges)
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
        return (self._end - self._start) / 3600

    def sum(self, counter: Counter) -> int | None:
        sums = self._buckets.sums(counter)
        return None if sums is None else sums[self._index]

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
