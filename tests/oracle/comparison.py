"""Holds what the program says of a reading against what the specification says."""

import math
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from msgspec.structs import asdict

from livetui.metrics.catalogue import CATALOGUE
from livetui.report.times import rfc3339
from livetui.session.arrivals import FeedCount
from livetui.session.reading import Reading
from livetui.views.audience import audience_of
from livetui.views.choices import Choices
from livetui.views.followers import followers
from livetui.views.products import products
from livetui.views.traffic import traffic
from livetui.views.videos import videos
from livetui.views.whom import Whom
from tests.oracle.oracle import Answer, Row

TOLERANCE = 1e-12
_STATES = {True: "follower", False: "non_follower", None: "unknown"}


def differences(reading: Reading, answer: Answer) -> list[str]:
    """Where a reading and its views say something else than the specification, one line each."""
    choices = Choices()
    found = [
        *_unlike("metrics", {metric.key: metric.formula.value(reading) for metric in CATALOGUE}, answer.metrics),
        *_unlike("feed", {count.value: reading.feed(count) for count in FeedCount}, answer.feed),
    ]
    shown = [asdict(row) | {"channel": row.key} for row in traffic(reading, choices).rows]
    found += _rows_unlike("traffic", shown, answer.traffic)
    shown = [asdict(row) | {"product": row.key} for row in products(reading, choices).rows]
    found += _rows_unlike("products", shown, answer.products)
    by_video = {row.key: asdict(row) | {"video": row.key} for row in videos(reading, choices).rows}
    expected_videos = {row["video"]: row for row in answer.videos}
    found += _keyed_unlike("videos", by_video, expected_videos)
    by_state = {_STATES[row.follower]: asdict(row) for row in followers(reading, choices).rows}
    found += _keyed_unlike("followers", by_state, answer.followers)
    for whom in Whom:
        for dimension in audience_of(reading, whom).dimensions:
            counts = {str(part.label): part.count for part in dimension.slices}
            wanted = answer.audience.get((whom.value, dimension.name), {})
            if counts != wanted:
                found.append(f"audience {whom.value} {dimension.name}: {counts}, not {wanted}")
    return found


def report_differences(report: Mapping[str, Any], answer: Answer) -> list[str]:
    """Where the JSON report says something else than the specification, one line each."""
    metrics = {key: metric["value"] for key, metric in report["metrics"].items()}
    available = {key: metric["available"] for key, metric in report["metrics"].items()}
    found = [
        *_unlike("metrics", metrics, answer.metrics),
        *_unlike("available", available, {key: value is not None for key, value in answer.metrics.items()}),
        *_unlike("feed", report["feed"], answer.feed),
        *_rows_unlike("traffic", report["traffic"], answer.traffic),
        *_rows_unlike("products", report["products"], answer.products),
        *_keyed_unlike("videos", {row["video"]: row for row in report["videos"]}, {row["video"]: row for row in answer.videos}),
        *_keyed_unlike("followers", report["followers"], answer.followers),
    ]
    for whom, traits in report["audience"].items():
        for trait, counts in traits.items():
            known = {value: count for value, count in (counts or {}).items() if value != "unknown"}
            found += _unlike(f"audience {whom}", {trait: known}, {trait: answer.audience.get((whom, trait), {})})
    found += _unlike("session", report["session"], _timed(answer.session, began_ms="started_at", ended_ms="ended_at"))
    found += _unlike("comments", report["comments"], {"total": answer.metrics["comments"]})
    found += _rows_unlike("funnel", report["funnel"], answer.funnel)
    found += _rows_unlike("promotions", [_promotion(row) for row in report["promotions"]], map(_started, answer.promotions))
    found += _rows_unlike("violations", report["violations"], (_timed(row, raised_ms="raised_at") for row in answer.violations))
    found += _rows_unlike("moments", _by_time(report["moments"]), _by_time(map(_at, answer.marks)))
    events = _key_events(row | _changes(row["metrics"]) for row in report["key_events"])
    found += _keyed_unlike("key events", events, _key_events(map(_at, answer.key_events)))
    found += _keyed_unlike("goals", report["goals"]["metrics"], answer.goals)
    return found + trend_differences(report["trend"], answer.trend)


def trend_differences(trend: Mapping[str, Any], wanted: Sequence[Row]) -> list[str]:
    """Where a series of the trend says something else than the specification."""
    pieces = [dict(zip(trend["series"], values, strict=True)) for values in zip(*trend["series"].values(), strict=True)]
    return list(_rows_unlike("trend", pieces, wanted))


def _timed(row: Row, **times: str) -> Row:
    """A row in which milliseconds stand as the report writes times, under the names of the report."""
    told = {name: value for name, value in row.items() if name not in times}
    return told | {name: None if row[key] is None else rfc3339(row[key]) for key, name in times.items()}


def _at(row: Row) -> Row:
    second = "s" if "s" in row else "at_s"
    return _timed(row | {second: row[second] * 1000}, **{second: "at"})


def _started(row: Row) -> Row:
    return _timed(row, started_ms="started_at", ended_ms="ended_at")


def _promotion(row: Row) -> Row:
    """A promotion of the report, by the names of the specification."""
    more = row["incremental"]
    told = {"impressions": more["impressions"], "views": more["views"], "more_gmv": more["gmv"], "returned": row["return"]}
    return row | told


def _changes(metrics: Mapping[str, Mapping[str, Any]]) -> Row:
    return {f"{key}_{side}": value for key, sides in metrics.items() for side, value in sides.items()}


def _key_events(rows: Iterable[Row]) -> dict[str, Row]:
    """By what they are: the same twice in one second is one. Alerts are judgements, which the specification does not make."""
    return {f"{row['at']} {row['kind']} {row['label']}": row for row in rows if row["kind"] != "alert"}


def _by_time(rows: Iterable[Row]) -> list[Row]:
    """In order of time; what happened in one second has no order that anybody knows."""
    return sorted(rows, key=itemgetter("at", "kind", "label"))


def same(value: Any, wanted: Any) -> bool:
    """Whether two figures are equal: counts and money exactly, what was divided as far as a float tells."""
    if isinstance(value, float) or isinstance(wanted, float):
        return value is not None and wanted is not None and math.isclose(value, wanted, rel_tol=TOLERANCE)
    return bool(value == wanted) and (value is None) == (wanted is None)


def _unlike(what: str, values: Mapping[str, Any], wanted: Mapping[str, Any]) -> Iterable[str]:
    for key, want in wanted.items():
        if key not in values:
            yield f"{what} {key}: missing"
        elif not same(values[key], want):
            yield f"{what} {key}: {values[key]!r}, not {want!r}"


def _rows_unlike(what: str, rows: list[dict[str, Any]], wanted: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    """Rows in their order."""
    wanted = list(wanted)
    if len(rows) != len(wanted):
        yield f"{what}: {len(rows)} rows, not {len(wanted)}"
    for at, (row, want) in enumerate(zip(rows, wanted, strict=False)):
        yield from _unlike(f"{what} {at}", row, want)


def _keyed_unlike(what: str, rows: Mapping[str, dict[str, Any]], wanted: Mapping[str, Mapping[str, Any]]) -> Iterable[str]:
    if rows.keys() != wanted.keys():
        yield f"{what}: {sorted(rows)}, not {sorted(wanted)}"
    for key in rows.keys() & wanted.keys():
        yield from _unlike(f"{what} {key}", rows[key], wanted[key])
