"""What the JSON report says of what happened in the LIVE: promotions, violations, key events."""

from livetui.report.fields import Document, fields, time
from livetui.report.times import rfc3339
from livetui.session.reading import Reading
from livetui.views import violations as violations_view
from livetui.views.choices import Choices
from livetui.views.marks import marks_between
from livetui.views.promotions import promotion_rows


def promotions(reading: Reading, choices: Choices) -> list[Document]:
    """All of the LIVE up to the moment; one that was announced to end before it began ends as it begins."""
    return [
        {
            "promotion": row.key,
            "kind": row.kind,
            "title": row.title,
            "product": row.product_key,
            "started_at": rfc3339(row.started_ms),
            "ended_at": None if row.ended_ms is None else rfc3339(max(row.ended_ms, row.started_ms)),
            "joined": row.joined,
            "gmv": row.gmv,
            "orders": row.orders,
            "cost": row.cost,
            "incremental": {
                "impressions": row.impressions.more,
                "views": row.views.more,
                "gmv": row.sales.more,
                "estimate": True,
            },
            "return": row.returned,
            "performance": row.performance and fields(row.performance),
        }
        for row in reversed(promotion_rows(reading))
    ]


def violations(reading: Reading, choices: Choices) -> list[Document]:
    """All of the LIVE up to the moment, as they stood then."""
    return [
        {
            "violation": row.key,
            "reason": row.reason,
            "recommendation": row.recommendation,
            "severity": row.severity,
            "raised_at": rfc3339(row.raised_ms),
            "clip_at": time(row.clip_ms),
            "clip_url": row.clip_url,
            "state": row.state.value,
        }
        for row in violations_view.violations(reading, choices)
    ]


def moments(reading: Reading, choices: Choices) -> list[Document]:
    """The key events of the span."""
    start = reading.session.start_second
    return [
        {"at": rfc3339((start + mark.at_s) * 1000), "kind": mark.kind.name.lower(), "label": mark.label}
        for mark in marks_between(reading, reading.span.start, reading.span.end)
    ]
