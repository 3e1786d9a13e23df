"""Finds the alerts of a LIVE as of any moment.

What is told at a step depends on the events before it, and on where the LIVE begins. So what was found at the steps so far
serves every moment, back and forth. Only steps that are new are looked at, and those after an event that comes late.
"""

from collections.abc import Sequence
from copy import copy
from operator import attrgetter
from weakref import WeakKeyDictionary

import numpy as np
from msgspec import Struct, field

from livetui.alerts.alert import Alert, AlertKind
from livetui.alerts.course import Course
from livetui.alerts.ending import without_the_end
from livetui.alerts.found import Found
from livetui.alerts.most import Raised
from livetui.alerts.rules import RULES
from livetui.alerts.rules.feed_stale import feed_stale
from livetui.alerts.steps import STEP_S, Steps, steps_of
from livetui.alerts.thresholds import Thresholds, shipped
from livetui.alerts.track import name_of
from livetui.alerts.troubled import Troubled, troubled_seconds
from livetui.session.arrivals import FeedCount
from livetui.session.reading import Reading
from livetui.session.session import Session
from livetui.session.tally import Ints


def _none() -> Ints:
    return np.zeros(0, np.int64)


class _Kept(Struct):
    """What was found in a LIVE up to a second, at these steps. ``settled`` is the second from which on events change nothing of
    it, ``events`` how many there were before that, ``counts`` before each step; ``told`` how many of those that are told at no
    step, and of troubled comments, whose seconds are ``troubled``; ``heard_ms`` from when on breaks counted.
    All that is ``raised`` is ``tracked`` from step to step, but for violations.
    """

    until: int = -1
    settled: int = -1
    events: int = -1
    told: tuple[int, int, int] = (0, 0, 0)
    steps: Ints = field(default_factory=_none)
    counts: Ints = field(default_factory=_none)
    troubled: Ints = field(default_factory=_none)
    heard_ms: int = 0
    tracked: tuple[Alert, ...] = ()
    raised: Raised = field(default_factory=Raised)

    def stands(self, counts: Ints, troubled: Ints, heard_ms: int) -> int:
        """The last second up to which nothing has changed of what its steps knew; -1 where none is left."""
        if heard_ms != self.heard_ms:
            return -1
        changed = np.flatnonzero(counts != self.counts)
        step = int(changed[0]) if len(changed) else len(self.steps)
        second = int(self.steps[step - 1]) if step else -1
        both = min(len(troubled), len(self.troubled))
        heard = np.flatnonzero(troubled[:both] != self.troubled[:both])
        at = int(heard[0]) if len(heard) else both
        return min([second, *(int(seconds[at]) for seconds in (troubled, self.troubled) if at < len(seconds))])


class Finder:
    """Finds by these thresholds; without ``troubled`` nobody looks into the comments."""

    def __init__(self, thresholds: Thresholds | None = None, troubled: Troubled | None = None) -> None:
        self._thresholds = thresholds or shipped()
        self._troubled = troubled
        self._silent_s: float | None = None
        self._kept: WeakKeyDictionary[Session, _Kept] = WeakKeyDictionary()

    def watching(self, silent_s: float | None) -> "Finder":
        """The same finder while a feed is watched that has brought nothing for so long, by the clock; None: in a replay."""
        if silent_s == self._silent_s:
            return self
        finder = copy(self)
        finder._silent_s = silent_s
        return finder

    def found(self, reading: Reading) -> Found:
        """What had been told by the moment, oldest first, and whether it still held then; the span does not matter.

        All that holds, and of each kind the latest that are over; what the end of the LIVE brings with it is left out as soon
        as it is known to have ended.
        """
        found, ended_ms = self._up_to_date(reading).raised.told(reading.moment), reading.ended_ms
        if ended_ms is not None:
            found = without_the_end(found, ended_ms // 1000, self._thresholds)
        if self._silent_s is None or AlertKind.FEED_STALE in self._thresholds.off:
            return found
        stale = feed_stale(reading, self._silent_s, self._thresholds.feed_stale)
        return found if stale is None else found.also(stale)

    def left_out(self, reading: Reading) -> int:
        """How many had been raised by the moment beside those that are told of, for there are too many of their kind."""
        return self._up_to_date(reading).raised.left_out(reading.moment)

    def _up_to_date(self, reading: Reading) -> _Kept:
        session, events = reading.session, reading.session.arrivals.columns[FeedCount.EVENTS]
        kept = self._kept.get(session)
        if kept is None:
            kept = self._kept[session] = _Kept()
        until = max(session.end_second, reading.heard, kept.until)
        places = None if self._troubled is None else self._troubled(session)
        told = len(session.states), len(session.violations), 0 if places is None else len(places)
        counted = events.before(kept.settled), session.heard_ms
        if until // STEP_S > kept.until // STEP_S or told != kept.told or counted != (kept.events, kept.heard_ms):
            self._find(kept, session, until, places)
            kept.settled = max(until // STEP_S * STEP_S, int(kept.steps.max(initial=0)))
            kept.until, kept.told, kept.events = until, told, events.before(kept.settled)
        return kept

    def _find(self, kept: _Kept, session: Session, until: int, places: Ints | None) -> None:
        """Look at the steps that are new, and at those of which something has changed."""
        events, once_s = session.arrivals.columns[FeedCount.EVENTS], self._thresholds.checkout_trouble.window_s
        troubled = None if places is None else troubled_seconds(session.comments, places, once_s)
        heard = _none() if troubled is None else troubled
        stands = kept.stands(events.befores(kept.steps), heard, session.heard_ms)
        every = steps_of(session, until)
        fresh = int(every.moments.searchsorted(stands, side="right"))
        kept.tracked = self._tracked(kept.tracked, self._course(session, every, fresh, troubled), stands)
        kept.steps, kept.counts, kept.troubled = every.moments, events.befores(every.moments), heard
        kept.heard_ms = session.heard_ms
        faults = None if AlertKind.VIOLATION in self._thresholds.off else session.faults.faults()
        if not kept.raised.of(kept.tracked, faults):
            kept.raised = Raised(kept.tracked, faults)

    def _course(self, session: Session, every: Steps, fresh: int, troubled: Ints | None) -> Course:
        """The fresh steps and those before them that rules look back to."""
        reach_s = self._thresholds.reach_s
        first = 0
        if 0 < fresh < len(every.moments):
            earliest = int(every.moments.searchsorted(every.moments[fresh] - reach_s))
            first = max(min(earliest, fresh - reach_s // STEP_S), 0)
        return Course(session, every, troubled, first=first, fresh=fresh - first)

    def _tracked(self, before: Sequence[Alert], course: Course, stands: int) -> tuple[Alert, ...]:
        """The alerts that are raised at steps: those before the fresh ones as they were then, and what these bring."""
        known = [alert.as_of(stands) for alert in before if alert.at <= stands]
        last = {name_of(alert): alert for alert in known}
        alerts = {alert.key: alert for alert in known}
        if course.fresh < len(course.steps):
            tracks = (track for rule in RULES for track in rule(course, self._thresholds))
            for track in tracks:
                if track.kind not in self._thresholds.off:
                    alerts.update((alert.key, alert) for alert in track.alerts(last.get(track.name)))
        return tuple(sorted(alerts.values(), key=attrgetter("at", "key")))
