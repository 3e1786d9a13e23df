"""The diagnosis as data: what `livetui diagnose --format json` writes.

Money is in minor units, ratios are fractions of 1, times RFC 3339 in UTC. Ids, titles and categories are exactly the feed's, so
whoever shows them must clean them. ``worth`` is what GMV would have been with this one factor at its benchmark, ``gain`` by how
much that is more; None for what is no factor of GMV.
"""

from livetui.metrics.standing import Standing
from livetui.report.fields import Document, fields
from livetui.report.times import rfc3339
from livetui.session.reading import Reading
from livetui.views.basics import Basics, basics
from livetui.views.choices import Choices
from livetui.views.diagnosis import FindingRow, Part, PerformanceRow, findings, performance
from livetui.views.examples import Example, examples

SCHEMA = "livetui.diagnosis/1"


def diagnosis_document(reading: Reading, choices: Choices) -> Document:
    """The diagnosis of a reading's span, as known at its moment; findings are in order of what they are worth."""
    view, found, stood = basics(reading, choices), findings(reading, choices), performance(reading, choices)
    origin = reading.session.start_second
    return {
        "schema": SCHEMA,
        "session": _session(view, reading),
        "category": next((row.key for row in view.categories if row.benchmark), choices.category),
        "categories": [{"category": row.key, "gmv_share": row.gmv_share} for row in view.categories],
        "summary": {each.metric.key: _standing(each) for each in view.pace},
        "verdict": found.verdict.value,
        "findings": [_finding(row, origin) for row in sorted(found.rows, key=lambda row: row.rank)],
        "performance": {row.metric.key: _performance(row) for row in stood.rows},
        "identity": {"gmv": stood.gmv, "hours": stood.hours, "factors": [_part(each) for each in stood.factors]},
        "examples": [_example(row) for row in examples(reading, choices).by_factor],
    }


def _session(view: Basics, reading: Reading) -> Document:
    live = reading.live
    return {
        "title": live.title,
        "creator": live.creator,
        "room": live.room,
        "region": live.region,
        "currency": view.currency,
        "started_at": rfc3339(view.started_ms),
        "duration_s": view.duration_s,
        "status": view.status.value,
        "as_of": rfc3339(reading.moment_ms),
        "violations": [
            {"violation": row.key, "reason": row.reason, "raised_at": rfc3339(row.raised_ms), "state": row.state.value}
            for row in view.violations
        ],
    }


def _standing(standing: Standing) -> Document:
    benchmark = standing.benchmark
    return {
        "value": standing.value,
        "benchmark": benchmark and {"mean": benchmark.mean, "source": benchmark.source},
        "deviation": standing.deviation,
    }


def _finding(row: FindingRow, origin: int) -> Document:
    """One of them; ``worst`` are its moments, the worst first."""
    return {
        "rank": row.rank,
        "metric": row.metric.key,
        "stage": row.stage.value,
        "value": row.value,
        "benchmark": {"mean": row.benchmark.mean, "source": row.benchmark.source},
        "deviation": row.deviation,
        "worth": row.worth,
        "gain": row.gain,
        "advice": row.advice,
        "meaning": row.meaning,
        "worst": [
            {
                "from": rfc3339((origin + each.at_s) * 1000),
                "to": rfc3339((origin + each.until_s) * 1000),
                "at_s": each.at_s,
                "value": each.value,
            }
            for each in row.moments
        ],
    }


def _performance(row: PerformanceRow) -> Document:
    benchmark = row.benchmark
    return {
        "stage": row.stage.value,
        "value": row.value,
        "benchmark": benchmark and {"mean": benchmark.mean, "source": benchmark.source},
        "deviation": row.deviation,
        "against": row.against.value,
        "worth": row.worth,
        "own_average": row.own,
    }


def _part(part: Part) -> Document:
    return {"metric": part.metric and part.metric.key, "value": part.value}


def _example(row: Example) -> Document:
    return {
        "better_at": row.metric.key,
        "started_at": rfc3339(row.started_ms),
        **fields(row, "metric", "here", "started_ms"),
    }
