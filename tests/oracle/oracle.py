"""Runs the specification, which is written in SQL, over recordings: the yardstick the program is held against."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
from msgspec import Struct
from msgspec.structs import astuple

_SPECIFICATION = tuple(Path(__file__).with_name(name) for name in ("specification.sql", "sections.sql"))

_FIELDS = """{
    "type": "VARCHAR", "ts": "VARCHAR", "id": "VARCHAR", "recorded_from": "INT", "viewer": "VARCHAR",
    "channel": "VARCHAR", "paid": "BOOLEAN",
    "follower": "BOOLEAN", "video": "VARCHAR", "count": "BIGINT", "currency": "VARCHAR", "gender": "VARCHAR", "age": "VARCHAR",
    "region": "VARCHAR", "device": "VARCHAR", "watch_ms": "BIGINT", "current": "BIGINT", "total": "BIGINT", "final": "BOOLEAN",
    "diamonds": "BIGINT", "product": "VARCHAR", "name": "VARCHAR", "price": "BIGINT", "stock": "BIGINT", "order": "VARCHAR",
    "items": [{"product": "VARCHAR", "quantity": "BIGINT", "amount": "BIGINT"}], "amount": "BIGINT", "spend": "BIGINT",
    "revenue": "BIGINT", "impressions": "BIGINT", "clicks": "BIGINT", "conversions": "BIGINT", "views_6s": "BIGINT",
    "completed": "BIGINT", "counters": "MAP(VARCHAR, BIGINT)", "gauges": "MAP(VARCHAR, DOUBLE)",
    "scope": {"channel": "VARCHAR", "paid": "BOOLEAN", "product": "VARCHAR"}, "text": "VARCHAR",
    "goals": "MAP(VARCHAR, DOUBLE)", "promotion": "VARCHAR", "kind": "VARCHAR", "title": "VARCHAR", "cost": "BIGINT",
    "ends_ts": "VARCHAR", "violation": "VARCHAR", "reason": "VARCHAR", "recommendation": "VARCHAR"
}"""


def _millis(text: str) -> str:
    return f"CASE WHEN regexp_full_match({text}, '[0-9]+') THEN {text}::BIGINT ELSE epoch_ms({text}::TIMESTAMPTZ) END"


_HEARD = f"""
CREATE TABLE heard AS
WITH line AS (
    SELECT row_number() OVER () AS n, parse_filename(filename) AS feed, unnest(json_transform(json, '{_FIELDS}'))
    FROM read_ndjson_objects(?, ignore_errors = true, filename = true))
SELECT * REPLACE (coalesce(count, 1) AS count, coalesce(final, true) AS final), coalesce(recorded_from, 0) AS source,
       {_millis("ts")} AS ms, ms // 1000 AS s, {_millis("ends_ts")} AS ends_ms
FROM line WHERE type IN (SELECT unnest(?))
"""

TYPES = (
    "live.started", "live.paused", "live.resumed", "live.ended", "impression", "join", "leave", "viewers", "comment", "like",
    "share", "follow", "gift", "product.listed", "product.pinned", "product.unpinned", "product.impression", "product.click",
    "cart.added", "checkout.started", "order.created", "order.paid", "order.cancelled", "order.refunded", "promotion.started",
    "promotion.ended", "promotion.joined", "violation.raised", "violation.appealed", "violation.resolved", "ad.spent",
    "video.viewed", "snapshot", "benchmark", "note", "heartbeat",
)  # fmt: skip

Row = dict[str, Any]


class Question(Struct, frozen=True):
    """A feed's figures as of a moment, over from_s <= second < to_s; all in seconds since the epoch.

    The trend, in pieces of ``bucket_s``, and the goals are told where that is not 0; ``planned_s`` is how long the LIVE is
    meant to last.
    """

    feed: str
    moment: int
    from_s: int
    to_s: int
    bucket_s: int = 0
    planned_s: int = 0


class Answer(Struct, frozen=True):
    """What the specification says: rows by the view's name."""

    session: Row
    metrics: Row
    traffic: Sequence[Row]
    products: Sequence[Row]
    videos: Sequence[Row]
    followers: Mapping[str, Row]
    audience: Mapping[tuple[str, str], Mapping[str, int]]
    feed: Row
    funnel: Sequence[Row]
    promotions: Sequence[Row]
    violations: Sequence[Row]
    marks: Sequence[Row]
    key_events: Sequence[Row]
    goals: Mapping[str, Row]
    trend: Sequence[Row]


class Oracle:
    """Answers questions about recordings, all of them together: planning a query takes longer than running it."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = [str(file) for file in files]

    def answers(self, questions: Sequence[Question]) -> list[Answer]:
        """The answer to each question."""
        with duckdb.connect(config={"threads": 1}) as connection:
            connection.execute("SET TimeZone = 'UTC'")
            connection.execute(_HEARD, [self._files, list(TYPES)])
            connection.execute(_ASKED)
            connection.executemany(
                "INSERT INTO asked VALUES (?, ?, ?, ?, ?, ?, ?)", [[q, *astuple(asked)] for q, asked in enumerate(questions)]
            )
            for part in _SPECIFICATION:
                connection.execute(part.read_text("utf-8"))
            tables = {name: _by_question(connection, name, len(questions)) for name in _TABLES}
        return [_answer({name: rows[q] for name, rows in tables.items()}) for q in range(len(questions))]


_ASKED = """CREATE TABLE asked (
    q INT, feed VARCHAR, moment BIGINT, from_s BIGINT, to_s BIGINT, bucket_s BIGINT, planned_s BIGINT)"""
_TABLES = (
    "session", "metric", "traffic", "product", "video", "follower", "audience", "feed_count", "funnel", "promotion",
    "violation", "mark", "key_event", "goal", "trend",
)  # fmt: skip


def _by_question(connection: duckdb.DuckDBPyConnection, table: str, questions: int) -> list[list[Row]]:
    found = connection.table(table).filter(f"q < {questions}")
    names = found.columns
    rows: list[list[Row]] = [[] for _ in range(questions)]
    for values in found.fetchall():
        row = dict(zip(names, values, strict=True))
        rows[row.pop("q")].append(row)
    return rows


def _answer(tables: Mapping[str, list[Row]]) -> Answer:
    audience: dict[tuple[str, str], dict[str, int]] = {}
    for row in tables["audience"]:
        audience.setdefault((row["role"], row["trait"]), {})[row["value"]] = row["people"]
    return Answer(
        session=tables["session"][0],
        metrics=tables["metric"][0],
        traffic=tables["traffic"],
        products=tables["product"],
        videos=tables["video"],
        followers={row.pop("state"): row for row in tables["follower"]},
        audience=audience,
        feed=tables["feed_count"][0],
        funnel=tables["funnel"],
        promotions=tables["promotion"],
        violations=tables["violation"],
        marks=tables["mark"],
        key_events=tables["key_event"],
        goals={row.pop("metric"): row for row in tables["goal"]},
        trend=tables["trend"],
    )
