"""How many alerts are told: of each kind the latest, so that many of one kind leave the others in sight."""

from collections import Counter as Tally
from collections.abc import Sequence

from livetui.alerts.alert import Alert

MOST_OF_A_KIND = 500


def latest_of_each_kind(alerts: Sequence[Alert]) -> Sequence[Alert]:
    """The latest `MOST_OF_A_KIND` of each kind, in the order given, which is that of time."""
    if len(alerts) <= MOST_OF_A_KIND:
        return alerts
    number: Tally[str] = Tally()
    kept = []
    for alert in reversed(alerts):
        number[alert.kind] += 1
        if number[alert.kind] <= MOST_OF_A_KIND:
            kept.append(alert)
    return kept[::-1]
