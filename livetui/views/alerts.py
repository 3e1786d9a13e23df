"""What has been pointed out: what still holds first, then the latest."""

from msgspec import Struct

from livetui.alerts.alert import Alert, Severity
from livetui.alerts.finder import Finder
from livetui.alerts.found import latest_of_each
from livetui.alerts.news import FRESH_S
from livetui.session.reading import Reading
from livetui.views.choices import Choices


class AlertRow(Struct, frozen=True):
    """An alert: ``at_s`` and ``until_s`` in seconds since the start of the LIVE; ``until_s`` is None while it holds."""

    alert: Alert
    at_s: int
    until_s: int | None


class Alerts(Struct, frozen=True):
    """The alerts that hold, the worst and then the latest first; then those that are over, the latest first.

    ``total`` counts also those that are not listed, ``worst`` is the severity of the worst that holds. ``origin`` is
    the start of the LIVE in seconds since the epoch. ``lately`` are those that may be news, listed or not, oldest first: of
    each kind no more than one more than are listed.
    """

    rows: tuple[AlertRow, ...]
    holding: int
    total: int
    worst: Severity | None
    origin: int
    lately: tuple[Alert, ...] = ()


MOST = 100
"""So many are listed; what holds comes first."""


def alerts(reading: Reading, choices: Choices, most: int | None = MOST) -> Alerts:
    """What had been pointed out by the moment, whatever the span; no more rows than ``most``, where it says how many."""
    return alerts_of(reading, choices.alerts, most)


def alerts_of(reading: Reading, finder: Finder, most: int | None = MOST) -> Alerts:
    """The same, found by this finder."""
    found, origin = finder.found(reading), reading.session.start_second
    holding, over = found.only(found.holds).worst_first, found.only(~found.holds)[::-1]
    lately = found.only(found.at > reading.moment - FRESH_S)
    listed = (*holding[:most], *over[: None if most is None else max(most - len(holding), 0)])
    return Alerts(
        rows=tuple(_row(alert, origin) for alert in listed),
        holding=len(holding),
        total=len(found) + finder.left_out(reading),
        worst=holding[0].severity if holding else None,
        origin=origin,
        lately=tuple(lately.only(latest_of_each(lately.kinds, MOST + 1))),
    )


def _row(alert: Alert, origin: int) -> AlertRow:
    return AlertRow(alert, alert.at - origin, None if alert.until is None else alert.until - origin)
