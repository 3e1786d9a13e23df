"""How many are watching, from what is reported of it or else from who came and left: levels and peaks of any span."""

from typing import Protocol

import numpy as np

from livetui.session.gauge import Gauge
from livetui.session.tally import Counted, Ints

UNKNOWN = -1
_MINUTE = 60


class Watching(Protocol):
    """A level over time."""

    def before(self, seconds: Ints) -> Ints:
        """The level just before each second; `UNKNOWN` where nothing tells it."""

    def changes(self, start: int, end: int) -> tuple[Ints, Ints]:
        """The seconds of a span at which the level was told or changed, rising, and its highest in each."""

    def high(self, stood: Ints, told: Ints) -> Ints:
        """The highest levels of pieces, from what stood at their starts and the highest told in them."""


class Reported:
    """What the feed says. A report stands until the next one, but its piece is the one it came in."""

    def __init__(self, gauge: Gauge) -> None:
        self._gauge = gauge

    def before(self, seconds: Ints) -> Ints:
        return self._gauge.levels(seconds, UNKNOWN)

    def changes(self, start: int, end: int) -> tuple[Ints, Ints]:
        return self._gauge.reports(start, end)

    def high(self, stood: Ints, told: Ints) -> Ints:
        return told


class Estimated:
    """Views less leaves, never below 0: a level that is known at every moment."""

    def __init__(self, views: Counted, leaves: Counted) -> None:
        self._views = views
        self._leaves = leaves
        self._changes: dict[tuple[int, int], tuple[Ints, Ints]] = {}

    def before(self, seconds: Ints) -> Ints:
        present: Ints = np.maximum(self._views.befores(seconds) - self._leaves.befores(seconds), 0)
        return present

    def changes(self, start: int, end: int) -> tuple[Ints, Ints]:
        if (start, end) not in self._changes:
            seconds = np.sort(
                np.concatenate((self._views.between(start, end), self._leaves.between(start, end))), kind="stable"
            )
            seconds = seconds[np.diff(seconds, prepend=-1) > 0]
            self._changes[start, end] = seconds, self.before(seconds + 1)
        return self._changes[start, end]

    def high(self, stood: Ints, told: Ints) -> Ints:
        highest: Ints = np.maximum(stood, told)
        return highest


def highs(watching: Watching, starts: Ints, ends: Ints) -> Ints:
    """The most that watched at once in each piece; what stood at its start, where nothing came in it."""
    if not len(starts):
        return starts
    seconds, told = watching.changes(int(starts.min()), int(ends.max()))
    stood = watching.before(starts)
    pieces = seconds.searchsorted(np.stack((starts, ends), axis=1))
    filled = pieces[:, 1] > pieces[:, 0]
    if filled.any():
        tops = np.maximum.reduceat(np.append(told, UNKNOWN), pieces[filled].ravel())[::2]
        stood[filled] = watching.high(stood[filled], tops)
    return stood


def minute_highs(watching: Watching, start: int, end: int) -> tuple[Ints, Ints]:
    """The most that watched in a minute of the span, and in how many minutes; those before anything was told are left out.

    Only minutes in which something came are looked at one by one: a single wrong clock makes a LIVE years long.
    """
    minutes = np.unique((watching.changes(start, end)[0] - start) // _MINUTE)
    starts = start + minutes * _MINUTE
    busy = highs(watching, starts, np.minimum(starts + _MINUTE, end))
    quiet = np.diff(minutes, prepend=-1, append=-(-(end - start) // _MINUTE)) - 1
    stood = watching.before(np.append(start, starts + _MINUTE))
    levels, counts = np.concatenate((busy, stood)), np.concatenate((np.ones(len(busy), np.int64), quiet))
    known = (levels != UNKNOWN) & (counts > 0)
    return levels[known], counts[known]
