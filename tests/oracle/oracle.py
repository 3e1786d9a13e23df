"""Runs the specification, which is written in SQL, over recordings: the yardstick the program is held against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

_SPECIFICATION = Path(__file__).with_name("specification.sql")

_FIELDS = """{
    "type": "VARCHAR", "ts": "VARCHAR", "id": "VARCHAR", "recorded_from": "INT", "viewer": "VARCHAR",
    "channel": "VARCHAR", "paid": "BOOLEAN",
    "follower": "BOOLEAN", "video": "VARCHAR", "count": "BIGINT", "currency": "VARCHAR", "gender": "VARCHAR", "age": "VARCHAR",
    "region": "VARCHAR", "device": "VARCHAR", "watch_ms": "BIGINT", "current": "BIGINT", "total": "BIGINT", "final": "BOOLEAN",
    "diamonds": "BIGINT", "product": "VARCHAR", "name": "VARCHAR", "price": "BIGINT", "stock": "BIGINT", "order": "VARCHAR",
    "items": [{"product": "VARCHAR", "quantity": "BIGINT", "amount": "BIGINT"}], "amount": "BIGINT", "spend": "BIGINT",
    "revenue": "BIGINT", "impressions": "BIGINT", "clicks": "BIGINT", "conversions": "BIGINT", "views_6s": "BIGINT",
    "completed": "BIGINT", "counters": "MAP(VARCHAR, BIGINT)", "gauges": "MAP(VARCHAR, DOUBLE)",
    "scope": {"channel": "VARCHAR", "paid": "BOOLEAN", "product": "VARCHAR"}
}"""

_HEARD = f"""
CREATE TABLE heard AS
WITH line AS (
    SELECT row_number() OVER () AS n, parse_filename(filename) AS feed, unnest(json_transform(json, '{_FIELDS}'))
    FROM read_ndjson_objects(?, ignore_errors = true, filename = true))
SELECT * REPLACE (coalesce(count, 1) AS count, coalesce(final, true) AS final), coalesce(recorded_from, 0) AS source,
       CASE WHEN regexp_full_match(ts, '[0-9]+') THEN ts::BIGINT ELSE epoch_ms(ts::TIMESTAMPTZ) END AS ms, ms // 1000 AS s
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


@dataclass(frozen=True)
class Question:
    """A feed's figures as of a moment, over from_s <= second < to_s; all in seconds since the epoch."""

    feed: str
    moment: int
    from_s: int
    to_s: int


@dataclass(frozen=True)
class Answer:
    """What the specification says: rows by the view's name."""

    metrics: Row
    traffic: Sequence[Row]
    products: Sequence[Row]
    videos: Sequence[Row]
    followers: Mapping[str, Row]
    audience: Mapping[tuple[str, str], Mapping[str, int]]
    feed: Row


class Oracle:
    """Answers questions about recordings, all of them together: planning a query takes longer than running it."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = [str(file) for file in files]

    def answers(self, questions: Sequence[Question]) -> list[Answer]:
        """The answer to each question."""
        with duckdb.connect(config={"threads": 1}) as connection:
            connection.execute("SET TimeZone = 'UTC'")
            connection.execute(_HEARD, [self._files, list(TYPES)])
            connection.execute("CREATE TABLE ask (q INT, feed VARCHAR, moment BIGINT, from_s BIGINT, to_s BIGINT)")
            values = [[q, ask.feed, ask.moment, ask.from_s, ask.to_s] for q, ask in enumerate(questions)]
            connection.executemany("INSERT INTO ask VALUES (?, ?, ?, ?, ?)", values)
            connection.execute(_SPECIFICATION.read_text("utf-8"))
            tables = {name: _by_question(connection, name, len(questions)) for name in _TABLES}
        return [_answer({name: rows[q] for name, rows in tables.items()}) for q in range(len(questions))]


_TABLES = ("metric", "traffic", "product", "video", "follower", "audience", "feed_count")


def _by_question(connection: duckdb.DuckDBPyConnection, table: str, questions: int) -> list[list[Row]]:
    found = connection.table(table)
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
        metrics=tables["metric"][0],
        traffic=tables["traffic"],
        products=tables["product"],
        videos=tables["video"],
        followers={row.pop("state"): row for row in tables["follower"]},
        audience=audience,
        feed=tables["feed_count"][0],
    )
