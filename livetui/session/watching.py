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


def minute_highs(watching: Watching, starts: Ints, ends: Ints) -> tuple[Ints, Ints, Ints]:
    """Of the minutes of each piece: the piece's index, the most that watched in a minute, in how many; unknown ones left out.

    Only minutes in which something came are looked at one by one: a single wrong clock makes a LIVE years long.
    """
    if not len(starts):
        return starts, starts, starts
    busy_in, minutes = _busy_minutes(watching, starts, ends)
    firsts = starts[busy_in] + minutes * _MINUTE
    busy = highs(watching, firsts, np.minimum(firsts + _MINUTE, ends[busy_in]))
    quiet_in, since, quiet = _quiet_runs(busy_in, minutes, np.maximum(-(-(ends - starts) // _MINUTE), 0))
    stood = watching.before(starts[quiet_in] + since * _MINUTE)
    pieces, levels = np.concatenate((busy_in, quiet_in)), np.concatenate((busy, stood))
    counts = np.concatenate((np.ones(len(busy), np.int64), quiet))
    known = (levels != UNKNOWN) & (counts > 0)
    return pieces[known], levels[known], counts[known]


def _busy_minutes(watching: Watching, starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """The minutes in which something came, piece by piece: the piece's index, and how many minutes after its start."""
    seconds = watching.changes(int(starts.min()), int(ends.max()))[0]
    low, high = seconds.searchsorted(starts), seconds.searchsorted(ends)
    number = np.maximum(high - low, 0)
    pieces = np.repeat(np.arange(len(starts)), number)
    told = np.arange(len(pieces)) + np.repeat(low - (number.cumsum() - number), number)
    minutes = (seconds[told] - starts[pieces]) // _MINUTE
    new = (np.diff(pieces, prepend=-1) > 0) | (np.diff(minutes, prepend=-1) > 0)
    return pieces[new], minutes[new]


def _quiet_runs(busy_in: Ints, minutes: Ints, lengths: Ints) -> tuple[Ints, Ints, Ints]:
    """The minutes before and after those: the piece's index, the first of each run of them, and how many they are."""
    pieces = np.concatenate((np.arange(len(lengths)), busy_in))
    since = np.concatenate((np.zeros(len(lengths), np.int64), minutes + 1))
    order = np.argsort(pieces, kind="stable")  # of a piece its start, then its minutes as they follow each other
    pieces, since = pieces[order], since[order]
    last = np.diff(pieces, append=len(lengths)) > 0
    until = np.where(last, lengths[pieces], np.append(since[1:], 0) - 1)
    return pieces, since, until - since


def level(watching: Watching | None, second: int) -> int | None:
    """How many watched before a second; None where nothing tells it."""
    return None if watching is None else _known(watching.before(np.array([second])))


def peak(watching: Watching | None, start: int, end: int) -> int | None:
    """The most that watched at once from a second on and before another."""
    return None if watching is None or end <= start else _known(highs(watching, np.array([start]), np.array([end])))


def average(watching: Watching | None, start: int, end: int) -> float | None:
    """The mean over the minutes of the most that watched in each; minutes of which nothing is known are left out."""
    if watching is None or end <= start:
        return None
    _, levels, minutes = minute_highs(watching, np.array([start]), np.array([end]))
    return int(levels @ minutes) / int(minutes.sum()) if len(levels) else None


def _known(levels: Ints) -> int | None:
    first = int(levels[0])
    return None if first == UNKNOWN else first
