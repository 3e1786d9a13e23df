"""The feed says nothing. This alone is told by the clock, so there is none in a replay."""

from livetui.alerts.alert import Alert, AlertKind, Severity
from livetui.alerts.thresholds import Stale
from livetui.feed.events import LiveEnded
from livetui.session.reading import Reading
from livetui.text import Clean

_ADVICE = Clean("Look whether the program that sends the feed runs and the network is up; figures stand still until then.")


def feed_stale(reading: Reading, silent_s: float, limits: Stale) -> Alert | None:
    """Whether nothing has come for too long by the moment; a LIVE that has ended may be silent."""
    latest = reading.session.states.at(reading.moment_ms)
    at = reading.session.end_second + limits.quiet_s
    if silent_s < limits.quiet_s or reading.moment < at or (latest is not None and isinstance(latest[1], LiveEnded)):
        return None
    return Alert(
        at=at,
        kind=AlertKind.FEED_STALE,
        severity=Severity.BAD,
        sentence=Clean(f"Nothing has come from the feed for {limits.quiet_s} s"),
        advice=_ADVICE,
    )
