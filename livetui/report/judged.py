"""What the JSON report says beyond sums: who leads, what key events did, who buys, how the goals and the advertising stand."""

from collections.abc import Callable

from livetui.report.fields import Document, side_fields
from livetui.report.times import rfc3339
from livetui.session.reading import Reading
from livetui.views.advertising import advertising
from livetui.views.alerts import alerts
from livetui.views.buyers import buyers
from livetui.views.choices import Choices
from livetui.views.goals import goals
from livetui.views.key_events import key_events
from livetui.views.lead import lead
from livetui.views.traffic import traffic

_SIDES = {True: "paid", False: "organic", None: None}


def _sides(reading: Reading, choices: Choices) -> Document:
    """Paid and organic traffic, each side's sums; ``outperforms`` is the one with more GMV and more of it for each view."""
    view = traffic(reading, choices)
    found = lead(view)
    return {
        "organic": side_fields(view.organic),
        "paid": side_fields(view.paid),
        "organic_leads_by": list(found.organic_by) if found else [],
        "paid_leads_by": list(found.paid_by) if found else [],
        "outperforms": _SIDES[found.paid] if found else None,
    }


def _key_events(reading: Reading, choices: Choices) -> list[Document]:
    """The latest of the span's key events, with the metrics of the trend in ``window_s`` seconds before and after each."""
    start = reading.session.start_second
    return [
        {
            "at": rfc3339((start + row.mark.at_s) * 1000),
            "kind": row.mark.kind.name.lower(),
            "label": row.mark.label,
            "window_s": row.window_s,
            "metrics": {each.metric.key: {"before": each.before, "after": each.after} for each in row.changes},
        }
        for row in key_events(reading, choices).rows
    ]


def _buyers(reading: Reading, choices: Choices) -> list[Document]:
    """Where customers differ from viewers by more than chance, largest difference first."""
    return [
        {
            "dimension": row.dimension,
            "value": row.label,
            "viewers": row.viewers,
            "customers": row.buyers,
            "viewers_share": row.viewers_share,
            "customers_share": row.buyers_share,
        }
        for row in buyers(reading, choices, most=None).rows
    ]


def _goals(reading: Reading, choices: Choices) -> Document:
    """The goals of the LIVE, whatever the span."""
    view = goals(reading, choices)
    rows = {
        row.metric.key: {
            "target": row.target,
            "value": row.value,
            "progress": row.progress,
            "end": row.end,
            "end_recent": row.end_recent,
            "reached_in_s": row.reached_in_s,
            "outlook": row.outlook.value,
        }
        for row in view.rows
    }
    return {"elapsed_s": view.elapsed_s, "planned_s": view.planned_s, "metrics": rows}


def _advertising(reading: Reading, choices: Choices) -> Document:
    """The measures with the bounds of their bands, and what they say together."""
    view = advertising(reading, choices)
    return {
        "measures": {
            each.metric.key: {
                "value": each.value,
                "low": each.low,
                "high": each.high,
                "level": each.level and each.level.value,
                "source": each.source,
            }
            for each in view.measures
        },
        "findings": [
            {"kind": found.kind.value, "metrics": [each.metric.key for each in found.measures], "words": found.words}
            for found in view.findings
        ],
    }


def _alerts(reading: Reading, choices: Choices) -> list[Document]:
    """What had been pointed out by the moment, whatever the span: what still holds first, the worst of it, then the latest."""
    return [
        {
            "at": rfc3339(row.alert.at * 1000),
            "until": None if row.alert.until is None else rfc3339(row.alert.until * 1000),
            "kind": row.alert.kind.value,
            "severity": row.alert.severity.value,
            "sentence": row.alert.sentence,
            "advice": row.alert.advice,
        }
        for row in alerts(reading, choices, most=None).rows
    ]


JUDGED: tuple[tuple[str, Callable[[Reading, Choices], object]], ...] = (
    ("traffic_sides", _sides),
    ("key_events", _key_events),
    ("audience_differences", _buyers),
    ("goals", _goals),
    ("advertising", _advertising),
    ("alerts", _alerts),
)
