"""The platform finds fault. That is told in the second after, not at the next step."""

from functools import lru_cache

import numpy as np

from livetui.alerts.alert import About, Alert, AlertKind, Severity
from livetui.alerts.words import named
from livetui.feed.events import ViolationRaised
from livetui.language import english
from livetui.session.faults import NEVER, Faults
from livetui.session.tally import Ints
from livetui.text import clean, fit

SEVERITY = Severity.BAD
_ADVICE = english("Stop what the reason names; appeal if it is wrong.")
_LONGEST = 160
_REMEMBERED = 1 << 12


def held(faults: Faults) -> tuple[Ints, Ints]:
    """From which second until which violations hold: until they are resolved."""
    return faults.raised_ms // 1000 + 1, np.where(faults.resolved_ms == NEVER, NEVER, faults.resolved_ms // 1000 + 1)


@lru_cache(_REMEMBERED)
def violation(at: int, until: int | None, event: ViolationRaised) -> Alert:
    """The alert that a violation is."""
    recommended = event.recommendation and fit(clean(event.recommendation, 4 * _LONGEST), _LONGEST)
    return Alert(
        at=at,
        kind=AlertKind.VIOLATION,
        severity=SEVERITY,
        sentence=english("Violation: {reason}", reason=named(event.reason, _LONGEST)),
        advice=english("The platform says: {advice}", advice=recommended) if recommended else _ADVICE,
        about=About(violation=event.violation),
        until=until,
    )
