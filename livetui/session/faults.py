"""How the violations of a LIVE go on: the one rule for whoever lists them and whoever points them out."""

from array import array
from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct

from livetui.feed.events import ViolationAppealed, ViolationRaised, ViolationResolved
from livetui.session.history import History
from livetui.session.tally import Ints

NEVER = 1 << 62
"""A millisecond after all others."""

Told = ViolationRaised | ViolationAppealed | ViolationResolved


class Faults(Struct, frozen=True, eq=False):
    """Every violation of a LIVE by its place in the order in which they were raised; of one millisecond in that of their ids.

    Each is in its first words; times are in milliseconds since the epoch, `NEVER` where nothing tells of one. Raised again
    before it is resolved it is the same, and an appeal of it stands; raised ``again`` after that it is another one. ``places``
    are those of an id. Both ``raised`` and ``places`` are shared with what is known later: only places below the length of
    ``raised_ms`` are of this one.
    """

    raised: Sequence[ViolationRaised]
    places: Mapping[str, Sequence[int]]
    raised_ms: Ints
    appealed_ms: Ints
    resolved_ms: Ints
    again_ms: Ints

    def before(self, end_ms: int) -> int:
        """How many had been raised before a time: so many are the first places."""
        return int(self.raised_ms.searchsorted(end_ms))


class FaultRecord:
    """Follows what events tell of violations; what comes in order is added to what is known, at no cost for that."""

    def __init__(self, told: History[Told]) -> None:
        self._told = told
        self._forget()

    def _forget(self) -> None:
        self._read = 0
        self._last: tuple[int, Told] | None = None
        self._raised: list[ViolationRaised] = []
        self._places: dict[str, tuple[int, ...]] = {}
        self._standing: dict[str, int] = {}
        self._times = tuple(array("q") for _ in range(4))
        self._faults = self._known()

    def faults(self) -> Faults:
        """All that is known by now."""
        known = len(self._told)
        if known != self._read:
            if not self._goes_on():
                self._forget()
            for ts, event in sorted(self._told[self._read :], key=lambda entry: (entry[0], entry[1].violation)):
                self._take(ts, event)
            self._read, self._last = known, self._told[known - 1 :][0]
            self._faults = self._known()
        return self._faults

    def _goes_on(self) -> bool:
        """Whether all that is new comes after what has been read."""
        if self._last is None:
            return True
        last, following = self._told[self._read - 1 : self._read + 1]
        return last is self._last and following[0] > last[0]

    def _known(self) -> Faults:
        return Faults(self._raised, self._places, *(np.array(times, np.int64) for times in self._times))

    def _take(self, ts: int, event: Told) -> None:
        """An appeal of what does not stand says nothing."""
        raised, appealed, resolved, again = self._times
        name = event.violation
        place = self._standing.get(name)
        if isinstance(event, ViolationRaised):
            if place is None:
                before = self._places.get(name, ())
                if before:
                    again[before[-1]] = ts
                self._standing[name] = len(raised)
                self._places[name] = (*before, len(raised))
                self._raised.append(event)
                for times in self._times:
                    times.append(NEVER)
                raised[-1] = ts
        elif place is not None and isinstance(event, ViolationAppealed):
            appealed[place] = min(appealed[place], ts)
        elif place is not None:
            resolved[place] = ts
            del self._standing[name]
