"""A level that is reported now and then: how many are watching."""

import numpy as np

from livetui.session.growing import Growing
from livetui.session.tally import Ints


class Gauge:
    """Reports of a level, kept by second: the last one of each, and the highest."""

    def __init__(self) -> None:
        self._seconds = Growing(np.int64)
        self._last_ms = Growing(np.int64)
        self._last = Growing(np.int64)
        self._highest = Growing(np.int64)

    def add(self, times: Ints, levels: Ints) -> None:
        """Enter reports, by milliseconds, in any order."""
        order = np.argsort(times, kind="stable")
        times, levels = times[order], levels[order]
        at = int(self._seconds.view.searchsorted(times[0] // 1000))
        times = np.concatenate((self._last_ms.view[at:], times))
        lasts = np.concatenate((self._last.view[at:], levels))
        highs = np.concatenate((self._highest.view[at:], levels))
        order = np.argsort(times, kind="stable")
        times, lasts, highs = times[order], lasts[order], highs[order]
        seconds = times // 1000
        starts = np.flatnonzero(np.concatenate((np.ones(1, bool), seconds[1:] != seconds[:-1])))
        ends = np.concatenate((starts[1:], np.array([len(seconds)]))) - 1
        self._seconds.replace_from(at, seconds[starts])
        self._last_ms.replace_from(at, times[ends])
        self._last.replace_from(at, lasts[ends])
        self._highest.replace_from(at, np.maximum.reduceat(highs, starts))

    @property
    def first(self) -> int | None:
        """The first second with a report."""
        return int(self._seconds.view[0]) if len(self._seconds) else None

    def levels(self, seconds: Ints, unknown: int) -> Ints:
        """The levels last reported before these seconds; ``unknown`` before the first."""
        at = self._seconds.view.searchsorted(seconds)
        return np.concatenate((np.array([unknown]), self._last.view))[at]

    def reports(self, start: int, end: int) -> tuple[Ints, Ints]:
        """The seconds of a span with reports, and the highest report of each."""
        low, high = self._seconds.view.searchsorted(np.array([start, end])).tolist()
        return self._seconds.view[low:high], self._highest.view[low:high]
