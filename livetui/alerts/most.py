"""How many alerts are told: all that hold, and of each kind the latest that are over, so that none leave the others no room."""

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np

from livetui.alerts.alert import Alert, AlertKind
from livetui.alerts.rules.violation import held, violation
from livetui.session.faults import Fault
from livetui.session.tally import Ints

MOST_OVER = 500
_NEVER = 1 << 62
_KINDS = {kind: number for number, kind in enumerate(AlertKind)}

Held = tuple[int, int | None, AlertKind]
"""From when to when, and of what kind."""


class Raised:
    """What is raised in a LIVE, in order of time, to be told as of any moment; alerts are made when they are first told."""

    def __init__(self, held: Sequence[Held], alert: Callable[[int], Alert]) -> None:
        self._starts: Ints = np.array([at for at, _, _ in held], np.int64)
        self._ends: Ints = np.array([_NEVER if until is None else until for _, until, _ in held], np.int64)
        self._kinds: Ints = np.array([_KINDS[kind] for _, _, kind in held], np.int64)
        self._alert = cache(alert)

    def told(self, moment: int) -> list[Alert]:
        """Those that held at a moment, and of each kind the latest `MOST_OVER` that were over, as they were known then."""
        return [self._alert(place).as_of(moment) for place in self._places(moment).tolist()]

    def left_out(self, moment: int) -> int:
        """How many had been raised by a moment beside those that are told of."""
        return self._number(moment) - len(self._places(moment))

    def _number(self, moment: int) -> int:
        return int(self._starts.searchsorted(moment, side="right"))

    def _places(self, moment: int) -> Ints:
        number = self._number(moment)
        told = self._ends[:number] > moment
        over = np.flatnonzero(~told)
        if len(over) <= MOST_OVER:
            return np.arange(number)
        kinds = self._kinds[over]
        for kind in _KINDS.values():
            told[over[kinds == kind][-MOST_OVER:]] = True
        return np.flatnonzero(told)


def of_alerts(alerts: Sequence[Alert]) -> Raised:
    """Those that are alerts already."""
    return Raised([(alert.at, alert.until, alert.kind) for alert in alerts], alerts.__getitem__)


def of_faults(faults: Sequence[Fault]) -> Raised:
    """Those that violations are."""
    return Raised([(*held(fault), AlertKind.VIOLATION) for fault in faults], lambda place: violation(faults[place]))
