"""What has been pointed out: what still holds first, then the latest."""

from collections.abc import Sequence
from dataclasses import dataclass

from livetui.alerts.alert import Alert, AlertKind, Severity
from livetui.alerts.finder import Finder
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.choices import Choices


@dataclass(frozen=True, slots=True)
class AlertRow:
    """An alert: ``at_s`` and ``until_s`` in seconds since the start of the LIVE; ``until_s`` is None while it holds."""

    alert: Alert
    at_s: int
    until_s: int | None


@dataclass(frozen=True, slots=True)
class Alerts:
    """The alerts that hold, the worst and then the latest first; then those that are over, the latest first.

    ``total`` counts also those that are not listed any more, ``worst`` is the severity of the worst that holds.
    """

    rows: tuple[AlertRow, ...]
    holding: int
    total: int
    worst: Severity | None


@dataclass(frozen=True, slots=True)
class AlertMark:
    """An alert as it is marked on charts and on the timeline: ``at_s`` in seconds since the start of the LIVE."""

    at_s: int
    severity: Severity
    label: Clean


MOST = 100
"""So many are listed; what holds is among them."""

_MARKED_ANYWAY = (AlertKind.VIOLATION,)


def alerts(reading: Reading, choices: Choices) -> Alerts:
    """What had been pointed out by the moment, whatever the span."""
    return alerts_of(reading, choices.alerts)


def alerts_of(reading: Reading, finder: Finder, silent_s: float | None = None) -> Alerts:
    """What had been pointed out by the moment, whatever the span; ``silent_s`` as in `Finder.found`."""
    found, origin = finder.found(reading, silent_s), reading.session.start_second
    holding = sorted((alert for alert in found if alert.until is None), key=_worst_first)
    over = [alert for alert in reversed(found) if alert.until is not None]
    rows = [_row(alert, origin) for alert in (*holding, *over)[:MOST]]
    return Alerts(tuple(rows), len(holding), len(found), holding[0].severity if holding else None)


def alert_marks(found: Sequence[Alert], origin: int, start: int, end: int) -> tuple[AlertMark, ...]:
    """The alerts raised at start <= second < end, in order of time; all in seconds since the epoch.

    Violations have a mark of their own, where they happened.
    """
    return tuple(
        AlertMark(alert.at - origin, alert.severity, alert.sentence)
        for alert in found
        if start <= alert.at < end and alert.kind not in _MARKED_ANYWAY
    )


def _worst_first(alert: Alert) -> tuple[int, int]:
    return -alert.severity.rank, -alert.at


def _row(alert: Alert, origin: int) -> AlertRow:
    return AlertRow(alert, alert.at - origin, None if alert.until is None else alert.until - origin)
