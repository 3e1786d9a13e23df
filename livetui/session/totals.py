"""Cumulative totals as a platform reports them, turned into what came between two reports."""

import numpy as np

from livetui.session.growing import Growing
from livetui.session.tally import Column, Ints


class Totals:
    """Reports of one cumulative total by one feed, in order of time; their differences stand in a column, the first apart.

    A fall is a reset: what the new total says has come since. Where the total is known never to fall (likes), a lower report is
    an old one that came late, and says nothing.
    """

    __slots__ = ("_falls", "_times", "_values", "column")

    def __init__(self, *, falls: bool) -> None:
        self.column = Column()
        self._falls = falls
        self._times = Growing(np.int64)
        self._values = Growing(np.int64)

    def report(self, times: Ints, totals: Ints) -> None:
        """Enter reports by their milliseconds, in any order; they may be earlier than others."""
        first = int(times.min()) // 1000
        at = int(self._times.view.searchsorted(first * 1000))
        before = int(self._values.view[at - 1]) if at else 0
        times = np.concatenate((self._times.view[at:], times))
        order = np.argsort(times, kind="stable")
        times, totals = times[order], np.concatenate((self._values.view[at:], totals))[order]
        if not self._falls:  # of a second the highest is enough
            last = np.flatnonzero(np.diff(times // 1000, append=-1))
            times, totals = times[last], np.maximum.accumulate(np.maximum(totals, before))[last]
        came = np.diff(totals, prepend=before)
        came = np.where(came < 0, totals, came)
        if not at:
            came[0] = 0  # of when that came the first report says nothing
        seconds = times // 1000
        starts = np.flatnonzero(np.diff(seconds, prepend=-1))
        self.column.replace_from(seconds[starts], np.add.reduceat(came, starts))
        self._times.replace_from(at, times)
        self._values.replace_from(at, totals)

    @property
    def first(self) -> tuple[int, int] | None:
        """The second of the first report, and what it said."""
        return (int(self._times.view[0]) // 1000, int(self._values.view[0])) if len(self._times) else None

    def since(self, second: int) -> bool:
        """Whether a report came before a second."""
        return len(self._times) > 0 and bool(self._times.view[0] < second * 1000)
