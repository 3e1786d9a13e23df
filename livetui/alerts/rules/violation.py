"""The platform finds fault. That is told in the second after, not at the next step."""

from collections.abc import Iterator
from itertools import islice

from livetui.alerts.alert import About, Alert, AlertKind, Severity
from livetui.alerts.steps import FOREVER_MS, MOST_ENTRIES
from livetui.alerts.words import named
from livetui.feed.events import ViolationRaised, ViolationResolved
from livetui.language import english
from livetui.session.session import Session
from livetui.text import clean, fit

_ADVICE = english("Stop what the reason names; appeal if it is wrong.")
_LONGEST = 160


def violations(session: Session) -> Iterator[Alert]:
    """Each violation, until it is resolved; one that is raised again before that is the same."""
    standing: dict[str, tuple[int, ViolationRaised]] = {}
    for ts, event in islice(session.violations.until(FOREVER_MS), MOST_ENTRIES):
        if isinstance(event, ViolationRaised):
            standing.setdefault(event.violation, (ts, event))
        elif isinstance(event, ViolationResolved) and event.violation in standing:
            yield _alert(*standing.pop(event.violation), ts // 1000 + 1)
    for ts, event in standing.values():
        yield _alert(ts, event, None)


def _alert(ts: int, event: ViolationRaised, until: int | None) -> Alert:
    recommended = event.recommendation and fit(clean(event.recommendation, 4 * _LONGEST), _LONGEST)
    return Alert(
        at=ts // 1000 + 1,
        kind=AlertKind.VIOLATION,
        severity=Severity.BAD,
        sentence=english("Violation: {reason}", reason=named(event.reason, _LONGEST)),
        advice=english("The platform says: {advice}", advice=recommended) if recommended else _ADVICE,
        about=About(violation=event.violation),
        until=until,
    )
