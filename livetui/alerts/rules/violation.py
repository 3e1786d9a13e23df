"""The platform finds fault. That is told in the second after, not at the next step."""

from functools import lru_cache

from livetui.alerts.alert import About, Alert, AlertKind, Severity
from livetui.alerts.words import named
from livetui.feed.events import ViolationRaised
from livetui.language import english
from livetui.session.faults import Fault
from livetui.text import clean, fit

_ADVICE = english("Stop what the reason names; appeal if it is wrong.")
_LONGEST = 160
_REMEMBERED = 1 << 17


def held(fault: Fault) -> tuple[int, int | None]:
    """From which second until which a violation holds: until it is resolved."""
    return fault.raised_ms // 1000 + 1, None if fault.resolved_ms is None else fault.resolved_ms // 1000 + 1


def violation(fault: Fault) -> Alert:
    """The alert that a violation is."""
    return _alert(*held(fault), fault.raised)


@lru_cache(_REMEMBERED)
def _alert(at: int, until: int | None, event: ViolationRaised) -> Alert:
    recommended = event.recommendation and fit(clean(event.recommendation, 4 * _LONGEST), _LONGEST)
    return Alert(
        at=at,
        kind=AlertKind.VIOLATION,
        severity=Severity.BAD,
        sentence=english("Violation: {reason}", reason=named(event.reason, _LONGEST)),
        advice=english("The platform says: {advice}", advice=recommended) if recommended else _ADVICE,
        about=About(violation=event.violation),
        until=until,
    )
