"""The feed says nothing. This alone is told by the clock, so there is none in a replay."""

from livetui.alerts.alert import Alert, AlertKind, Severity
from livetui.alerts.thresholds import Stale
from livetui.language import english
from livetui.session.reading import Reading

_ADVICE = english("Look whether the program that sends the feed runs and the network is up; figures stand still until then.")


def feed_stale(reading: Reading, silent_s: float, limits: Stale) -> Alert | None:
    """Whether nothing has come for too long by the moment; a LIVE that has ended may be silent."""
    at = reading.session.end_second + limits.quiet_s
    if silent_s < limits.quiet_s or reading.moment < at or reading.ended_ms is not None:
        return None
    return Alert(
        at=at,
        kind=AlertKind.FEED_STALE,
        severity=Severity.BAD,
        sentence=english("Nothing has come from the feed for {seconds} s", seconds=limits.quiet_s),
        advice=_ADVICE,
    )
