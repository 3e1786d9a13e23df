"""A past LIVE as an object of JSON."""

from livetui.history.past_live import PastLive
from livetui.metrics.catalogue import CATALOGUE
from livetui.report.fields import Document
from livetui.report.times import rfc3339


def live_fields(live: PastLive) -> Document:
    """Money in minor units, times RFC 3339 in UTC, what is not available null; id 0: it is not in the history."""
    return {
        "id": live.id,
        **{name: getattr(live, name) for name in ("room", "title", "creator", "region", "category", "currency")},
        "started_at": rfc3339(live.started_ms),
        "ended_at": rfc3339(live.ended_ms),
        "duration_s": live.lasted_s,
        "recording": str(live.recording) if live.recording else None,
        "events": live.events,
        "violations": live.violations,
        "metrics": {metric.key: live.metrics.get(metric.key) for metric in CATALOGUE},
    }
