"""What arrived, and when it happened: the LIVE's bounds, and the counts of the feed itself."""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from livetui.feed.decode import Rejected
from livetui.feed.events import LAST_MS
from livetui.session.extent import APART_S, extent
from livetui.session.tally import Column, Ints

AFTER_ALL = LAST_MS // 1000 + 1
"""The second after the last at which anything can happen."""
_LATE_MS = 5000


class FeedCount(StrEnum):
    """What is counted of the feed itself."""

    EVENTS = "events"
    REJECTED = "rejected"
    UNKNOWN = "unknown"
    DUPLICATES = "duplicates"
    LATE = "late"
    OTHER_CURRENCY = "other_currency"
    APART = "apart"
    """Dated before or after all of the LIVE, more than a day away from it."""


def late(times: Ints, latest_ms: int) -> NDArray[np.bool_]:
    """Which events, by their times in the order they came, after one of ``latest_ms``, are much older than one before them.

    One that is days older is not: one of the two has a wrong clock.
    """
    behind = np.maximum.accumulate(np.concatenate((np.array([latest_ms]), times)))[:-1] - times
    return (behind > _LATE_MS) & (behind <= APART_S * 1000)


class Arrivals:
    """Counts by the second at which the counted happened; lines that brought no event, at the latest moment known then."""

    def __init__(self) -> None:
        self.columns = {count: Column() for count in FeedCount}
        self.last_ms = 0
        """The time of the latest event, in milliseconds; 0 while there is none."""
        self.extent = (0, 0)
        """The first and the last second of the LIVE, as of the last time it settled."""
        self._first_ms = LAST_MS
        self._unplaced = {FeedCount.REJECTED: 0, FeedCount.UNKNOWN: 0}
        self._pending: dict[FeedCount, list[Ints]] = {count: [] for count in FeedCount}
        self._beside = Column()

    @property
    def first_ms(self) -> int:
        """The time of the earliest event, in milliseconds; 0 while there is none."""
        return self._first_ms if self.last_ms else 0

    def place(self, times: Ints) -> None:
        """Take note of when events happened, in the order they came; there is at least one."""
        self.count(FeedCount.EVENTS, times)
        self.count(FeedCount.LATE, times[late(times, self.last_ms)])
        self._first_ms = min(self._first_ms, int(times.min()))
        self.last_ms = max(self.last_ms, int(times.max()))
        for count, number in self._unplaced.items():
            if number:
                self.columns[count].add(self._first_ms // 1000, number)
                self._unplaced[count] = 0

    def beside(self, times: Ints) -> None:
        """Of the events, some are of what is told before and after a LIVE as well, and say nothing of when it was."""
        self._beside.extend(*_by_second(times))

    def count(self, count: FeedCount, times: Ints) -> None:
        """Count what happened at these times."""
        if len(times):
            self._pending[count].append(times)

    def quiet(self, start: int, end: int) -> bool:
        """Whether nothing happened in these seconds but what is told beside a LIVE."""
        came = (column.before(end) - column.before(start) for column in (self.columns[FeedCount.EVENTS], self._beside))
        return len(set(came)) == 1

    def reject(self, count: FeedCount, lines: Sequence[Rejected]) -> None:
        """Count lines that brought no event."""
        for line in lines:
            latest = max(self.last_ms, line.after_ms)
            if latest:
                self.columns[count].add(latest // 1000, 1)
            else:
                self._unplaced[count] += 1

    def forget(self, count: FeedCount) -> None:
        """Let nothing have been counted."""
        self._pending[count].clear()
        self.columns[count] = Column()

    def settle(self) -> None:
        """Enter what has been counted since last time."""
        for count, parts in self._pending.items():
            if parts:
                self.columns[count].extend(*_by_second(np.concatenate(parts)))
                parts.clear()
        events = self.columns[FeedCount.EVENTS]
        if events.seconds:
            self.extent = extent(events, self._beside)
            self.columns[FeedCount.APART] = _outside(events, *self.extent)


def _by_second(times: Ints) -> tuple[Ints, Ints]:
    """The seconds of these times, and how many there are of each."""
    return np.unique(times // 1000, return_counts=True)


def _outside(events: Column, first: int, last: int) -> Column:
    """The events before and after the LIVE."""
    seconds = np.concatenate((events.between(0, first), events.between(last + 1, AFTER_ALL)))
    apart = Column()
    if len(seconds):
        apart.extend(seconds, events.befores(seconds + 1) - events.befores(seconds))
    return apart
