"""The platform finds fault."""

from collections.abc import Iterator
from itertools import islice

from livetui.alerts.alert import About, Alert, AlertKind, Severity
from livetui.alerts.course import Course
from livetui.alerts.steps import FOREVER_MS, MOST_ENTRIES
from livetui.alerts.thresholds import Thresholds
from livetui.alerts.words import named
from livetui.feed.events import ViolationRaised, ViolationResolved
from livetui.text import Clean, clean, fit

_ADVICE = Clean("Stop what the reason names; appeal if it is wrong.")
_LONGEST = 160


def violations(course: Course, thresholds: Thresholds) -> Iterator[Alert]:
    """Each violation, until it is resolved; one that is raised again before that is the same."""
    standing: dict[str, tuple[int, ViolationRaised]] = {}
    for ts, event in islice(course.session.violations.until(FOREVER_MS), MOST_ENTRIES):
        if isinstance(event, ViolationRaised):
            standing.setdefault(event.violation, (ts, event))
        elif isinstance(event, ViolationResolved) and event.violation in standing:
            yield _alert(*standing.pop(event.violation), ts // 1000 + 1)
    for ts, event in standing.values():
        yield _alert(ts, event, None)


def _alert(ts: int, event: ViolationRaised, until: int | None) -> Alert:
    told = event.recommendation and fit(clean(event.recommendation, 4 * _LONGEST), _LONGEST)
    return Alert(
        at=ts // 1000 + 1,
        kind=AlertKind.VIOLATION,
        severity=Severity.BAD,
        sentence=Clean(f"Violation: {named(event.reason, _LONGEST)}"),
        advice=Clean(f"The platform says: {told}") if told else _ADVICE,
        about=About(violation=event.violation),
        until=until,
    )
