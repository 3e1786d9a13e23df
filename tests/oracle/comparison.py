"""Holds what the program says of a reading against what the specification says."""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from livetui.metrics.catalogue import CATALOGUE
from livetui.report.as_json import as_json
from livetui.session.arrivals import FeedCount
from livetui.session.reading import Reading
from livetui.views.audience import audience_of
from livetui.views.choices import Choices
from livetui.views.followers import followers
from livetui.views.products import products
from livetui.views.traffic import traffic
from livetui.views.videos import videos
from livetui.views.whom import Whom
from tests.oracle.oracle import Answer

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


def report_differences(reading: Reading, answer: Answer) -> list[str]:
    """Where the JSON report says something else than the specification, one line each."""
    report = json.loads(as_json(reading, Choices()))
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
    return found


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
