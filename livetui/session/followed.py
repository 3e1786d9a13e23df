"""A counter whose totals a platform reports: single events up to the first report, from then on what the reports differ by."""

import numpy as np

from livetui.session.tally import Column, Ints
from livetui.session.totals import Totals


class Followed:
    """See `Counted`.

    Single events count up to what the first report says, and no further: nothing falls where they ran ahead of it.
    What had come before the first report, beyond the single events, has no time. Where the feed was heard from the LIVE's
    start on (``placed``) it came shortly before the report, and is dated there. Else it is ``unplaced``, and belongs to no span
    but the whole LIVE.
    """

    def __init__(self, events: Column | None, totals: Totals, *, placed: bool) -> None:
        told = totals.first
        assert told is not None  # only what has reported has the say
        self._second, self._first = told
        self._events = events
        self._totals = totals.column
        base = max(0, self._first - (events.before(self._second) if events else 0))
        self._placed, self.unplaced = (base, 0) if placed else (0, base)

    @property
    def first(self) -> int:
        """The first second at which anything came."""
        return self._second if self._events is None else min(self._events.first, self._second)

    def between(self, start: int, end: int) -> Ints:
        """The seconds of a span at which anything came."""
        told = self._totals.between(max(start, self._second), end)
        return told if self._events is None else np.concatenate((self._events.between(start, min(end, self._second)), told))

    def before(self, second: int) -> int:
        """The running total of everything earlier than the second."""
        total = self._totals.before(second) + (self._placed if second > self._second else 0)
        if self._events is None:
            return total
        return total + min(self._events.before(min(second, self._second)), self._first)

    def befores(self, seconds: Ints) -> Ints:
        """`before` for many seconds."""
        totals = self._totals.befores(seconds) + np.where(seconds > self._second, self._placed, 0)
        if self._events is None:
            return totals
        return totals + np.minimum(self._events.befores(np.minimum(seconds, self._second)), self._first)
