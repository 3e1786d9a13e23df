"""The platform finds fault. That is told in the second after, not at the next step."""

from collections.abc import Sequence
from functools import lru_cache

from livetui.alerts.alert import About, Alert, AlertKind, Severity
from livetui.alerts.words import named
from livetui.feed.events import ViolationRaised
from livetui.language import english
from livetui.session.faults import Fault
from livetui.text import clean, fit

_ADVICE = english("Stop what the reason names; appeal if it is wrong.")
_LONGEST = 160
_REMEMBERED = 1024


def violations(faults: Sequence[Fault]) -> list[Alert]:
    """Each violation, until it is resolved."""
    return [
        _alert(fault.raised_ms // 1000 + 1, fault.raised, None if fault.resolved_ms is None else fault.resolved_ms // 1000 + 1)
        for fault in faults
    ]


@lru_cache(_REMEMBERED)
def _alert(at: int, event: ViolationRaised, until: int | None) -> Alert:
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
