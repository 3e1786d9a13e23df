"""Which alerts are to be told of now: each once, however often one goes back and forth."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from livetui.alerts.alert import About, Alert, AlertKind

FRESH_S = 120
"""An alert is news for so long after it was raised, by the time of the LIVE: at full speed too, one is told of what is near."""
SAME_S = 120
"""Late events may move when an alert is raised; so near it is the same one."""

Subject = tuple[AlertKind, About]


class Announced(Struct, frozen=True):
    """What has been told of: when each subject's alerts were raised."""

    times: Mapping[Subject, tuple[int, ...]] = field(default_factory=dict)

    def has(self, alert: Alert) -> bool:
        """Whether this alert, or the same one a little moved, has been told of."""
        return any(abs(alert.at - at) < SAME_S for at in self.times.get((alert.kind, alert.about), ()))

    def also(self, alerts: Sequence[Alert]) -> "Announced":
        """The same, and these."""
        times = dict(self.times)
        for alert in alerts:
            subject = alert.kind, alert.about
            times[subject] = (*times.get(subject, ()), alert.at)
        return Announced(times)


def news(alerts: Sequence[Alert], since: int, moment: int, announced: Announced) -> tuple[tuple[Alert, ...], Announced]:
    """Of the alerts of a moment those to be told of now, oldest first, and what has been told of with them.

    Only those count that were raised after ``since``, where somebody began to play or to watch.
    """
    earliest = max(since, moment - FRESH_S)
    raised = (alert for alert in alerts if earliest < alert.at <= moment and not announced.has(alert))
    fresh = tuple(sorted(raised, key=lambda alert: alert.at))
    return fresh, announced.also(fresh) if fresh else announced
