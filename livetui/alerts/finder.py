"""Finds the alerts of a LIVE as of any moment.

What is told at a step depends on the events before it alone. So one pass over all steps serves every moment, back and forth,
and it stands until an event comes that happened before its last step: that is what is kept, and when it is found anew.
"""

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from operator import attrgetter
from weakref import WeakKeyDictionary

from livetui.alerts.alert import Alert, AlertKind
from livetui.alerts.course import Course
from livetui.alerts.rules import RULES
from livetui.alerts.rules.feed_stale import feed_stale
from livetui.alerts.steps import STEP_S, steps_of
from livetui.alerts.thresholds import Thresholds, shipped
from livetui.alerts.troubled import LooksTroubled, Troubled
from livetui.session.arrivals import FeedCount
from livetui.session.reading import Reading
from livetui.session.session import Session

_MOST = 2000


@dataclass(slots=True)
class _Kept:
    """What was found in a LIVE up to a second, before which there were so many events, and with how many told at no step."""

    troubled: Troubled | None
    until: int = -1
    events: int = -1
    told: tuple[int, int] = (0, 0)
    alerts: tuple[Alert, ...] = ()
    starts: list[int] = field(default_factory=list)


class Finder:
    """Finds by these thresholds; without ``looks_troubled`` nobody looks into the comments."""

    def __init__(self, thresholds: Thresholds | None = None, looks_troubled: LooksTroubled | None = None) -> None:
        self._thresholds = thresholds or shipped()
        self._looks_troubled = looks_troubled
        self._kept: WeakKeyDictionary[Session, _Kept] = WeakKeyDictionary()

    def found(self, reading: Reading, silent_s: float | None = None) -> tuple[Alert, ...]:
        """What had been told by the moment, oldest first, and whether it still held then; the span does not matter.

        ``silent_s`` is for how long a feed that is watched now has brought nothing, by the clock; None in a replay.
        """
        kept, moment = self._up_to_date(reading), reading.moment
        alerts = kept.alerts[: bisect_right(kept.starts, moment)]
        known = tuple(
            replace(alert, until=None) if alert.until is not None and alert.until > moment else alert for alert in alerts
        )
        if silent_s is None or AlertKind.FEED_STALE in self._thresholds.off:
            return known
        stale = feed_stale(reading, silent_s, self._thresholds.feed_stale)
        return known if stale is None else (*known, stale)

    def _up_to_date(self, reading: Reading) -> _Kept:
        session, events = reading.session, reading.session.arrivals.columns[FeedCount.EVENTS]
        kept = self._kept.get(session)
        if kept is None:
            kept = self._kept[session] = _Kept(self._troubled())
        until = max(session.end_second, reading.moment, kept.until)
        told = len(session.states), len(session.violations)
        if until // STEP_S > kept.until // STEP_S or told != kept.told or events.before(kept.until) != kept.events:
            kept.alerts = self._all(session, until, kept.troubled)
            kept.starts = [alert.at for alert in kept.alerts]
            kept.until, kept.told, kept.events = until, told, events.before(until)
        return kept

    def _troubled(self) -> Troubled | None:
        if self._looks_troubled is None:
            return None
        return Troubled(self._looks_troubled, self._thresholds.checkout_trouble.window_s)

    def _all(self, session: Session, until: int, troubled: Troubled | None) -> tuple[Alert, ...]:
        seconds = None if troubled is None else troubled.seconds(session.comments)
        course = Course(session, steps_of(session, until), seconds)
        off = self._thresholds.off
        alerts = [alert for rule in RULES for alert in rule(course, self._thresholds) if alert.kind not in off]
        return tuple(sorted(alerts, key=attrgetter("at", "key"))[:_MOST])
