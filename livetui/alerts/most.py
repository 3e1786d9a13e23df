"""How many alerts are told: all that hold, and of each kind the latest that are over, so that none leave the others no room."""

from collections.abc import Sequence

import numpy as np

from livetui.alerts.alert import Alert, AlertKind
from livetui.alerts.found import KINDS, Found, latest_of_each
from livetui.alerts.rules.violation import SEVERITY, held, violation
from livetui.session.faults import NEVER, Faults
from livetui.session.tally import Ints

MOST_OVER = 500


class Raised:
    """What is raised in a LIVE, in order of time, to be told as of any moment: alerts, and what violations are."""

    def __init__(self, alerts: Sequence[Alert] = (), faults: Faults | None = None) -> None:
        self._alerts = alerts
        self._faults = faults
        began, ended = (_none(), _none()) if faults is None else held(faults)
        starts = np.concatenate((np.array([alert.at for alert in alerts], np.int64), began))
        self._order: Ints = starts.argsort(kind="stable")
        self._starts: Ints = starts[self._order]
        self._ends = self._with([NEVER if alert.until is None else alert.until for alert in alerts], ended)
        self._kinds = self._with([KINDS[alert.kind] for alert in alerts], np.full(len(began), KINDS[AlertKind.VIOLATION]))
        self._ranks = self._with([alert.severity.rank for alert in alerts], np.full(len(began), SEVERITY.rank))

    def of(self, alerts: Sequence[Alert], faults: Faults | None) -> bool:
        """Whether it is of these."""
        return faults is self._faults and alerts == self._alerts

    def told(self, moment: int) -> Found:
        """Those that held at a moment, and of each kind the latest `MOST_OVER` that were over, as they were known then."""
        places = self._places(moment)
        return Found(
            lambda place: self._alert(place).as_of(moment), places, self._starts[places], self._ends[places] > moment,
            self._kinds[places], self._ranks[places],
        )  # fmt: skip

    def left_out(self, moment: int) -> int:
        """How many had been raised by a moment beside those that are told of."""
        return self._number(moment) - len(self._places(moment))

    def _with(self, of_alerts: Sequence[int], of_faults: Ints) -> Ints:
        return np.concatenate((np.array(of_alerts, np.int64), of_faults))[self._order]

    def _alert(self, place: int) -> Alert:
        at = int(self._order[place]) - len(self._alerts)
        if self._faults is None or at < 0:
            return self._alerts[at]
        until = int(self._ends[place])
        return violation(int(self._starts[place]), None if until == NEVER else until, self._faults.raised[at])

    def _number(self, moment: int) -> int:
        return int(self._starts.searchsorted(moment, side="right"))

    def _places(self, moment: int) -> Ints:
        number = self._number(moment)
        told = self._ends[:number] > moment
        over = np.flatnonzero(~told)
        if len(over) <= MOST_OVER:
            return np.arange(number)
        told[over] = latest_of_each(self._kinds[over], MOST_OVER)
        return np.flatnonzero(told)


def _none() -> Ints:
    return np.zeros(0, np.int64)
