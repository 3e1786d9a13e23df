"""Finds the alerts of a LIVE as of any moment.

What is told at a step depends on the events before it alone. So one pass over all steps serves every moment, back and forth,
and it stands until an event comes that happened before its last step: that is what is kept, and when it is found anew.
"""

from bisect import bisect_right
from copy import copy
from dataclasses import dataclass, field, replace
from operator import attrgetter
from weakref import WeakKeyDictionary

from livetui.alerts.alert import Alert, AlertKind
from livetui.alerts.course import Course
from livetui.alerts.rules import RULES
from livetui.alerts.rules.feed_stale import feed_stale
from livetui.alerts.steps import STEP_S, steps_of
from livetui.alerts.thresholds import Thresholds, shipped
from livetui.alerts.troubled import Troubled, troubled_seconds
from livetui.session.arrivals import FeedCount
from livetui.session.reading import Reading
from livetui.session.session import Session
from livetui.session.tally import Ints

_MOST = 2000


@dataclass(slots=True)
class _Kept:
    """What was found in a LIVE up to a second. ``settled`` is the one from which on events change nothing of it, ``events`` how
    many there were before that, ``told`` how many of those that are told at no step, and of troubled comments.
    """

    until: int = -1
    settled: int = -1
    events: int = -1
    told: tuple[int, int, int] = (0, 0, 0)
    alerts: tuple[Alert, ...] = ()
    starts: list[int] = field(default_factory=list)


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

    def found(self, reading: Reading) -> tuple[Alert, ...]:
        """What had been told by the moment, oldest first, and whether it still held then; the span does not matter."""
        kept, moment = self._up_to_date(reading), reading.moment
        alerts = kept.alerts[: bisect_right(kept.starts, moment)]
        known = tuple(
            replace(alert, until=None) if alert.until is not None and alert.until > moment else alert for alert in alerts
        )
        if self._silent_s is None or AlertKind.FEED_STALE in self._thresholds.off:
            return known
        stale = feed_stale(reading, self._silent_s, self._thresholds.feed_stale)
        return known if stale is None else (*known, stale)

    def _up_to_date(self, reading: Reading) -> _Kept:
        session, events = reading.session, reading.session.arrivals.columns[FeedCount.EVENTS]
        kept = self._kept.get(session)
        if kept is None:
            kept = self._kept[session] = _Kept()
        until = max(session.end_second, reading.moment, kept.until)
        places = None if self._troubled is None else self._troubled(session)
        told = len(session.states), len(session.violations), 0 if places is None else len(places)
        if until // STEP_S > kept.until // STEP_S or told != kept.told or events.before(kept.settled) != kept.events:
            course = self._course(session, until, places)
            kept.alerts = self._all(course)
            kept.starts = [alert.at for alert in kept.alerts]
            kept.settled = max(until // STEP_S * STEP_S, int(course.steps.max(initial=0)))
            kept.until, kept.told, kept.events = until, told, events.before(kept.settled)
        return kept

    def _course(self, session: Session, until: int, places: Ints | None) -> Course:
        once_s = self._thresholds.checkout_trouble.window_s
        seconds = None if places is None else troubled_seconds(session.comments, places, once_s)
        return Course(session, steps_of(session, until), seconds)

    def _all(self, course: Course) -> tuple[Alert, ...]:
        off = self._thresholds.off
        alerts = [alert for rule in RULES for alert in rule(course, self._thresholds) if alert.kind not in off]
        return tuple(sorted(alerts, key=attrgetter("at", "key"))[:_MOST])
