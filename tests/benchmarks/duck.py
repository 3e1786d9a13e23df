"""The yardstick for opening: DuckDB on one thread, the same file, the same aggregates."""

from pathlib import Path

import duckdb

_COLUMNS = {
    "type": "VARCHAR", "ts": "BIGINT", "id": "VARCHAR", "viewer": "VARCHAR", "channel": "VARCHAR", "paid": "BOOLEAN",
    "video": "VARCHAR", "follower": "BOOLEAN", "count": "BIGINT", "gender": "VARCHAR", "age": "VARCHAR",
    "region": "VARCHAR", "device": "VARCHAR", "watch_ms": "BIGINT", "product": "VARCHAR", "order": "VARCHAR",
    "total": "BIGINT", "items": "STRUCT(product VARCHAR, quantity BIGINT, amount BIGINT)[]", "current": "BIGINT",
    "text": "VARCHAR", "name": "VARCHAR", "promotion": "VARCHAR",
}  # fmt: skip

_AGGREGATES = {
    "room": "SELECT s, type, count(*) AS n, sum(coalesce(count, 1)) AS c, sum(watch_ms) AS w FROM once GROUP BY s, type",
    "channels": "SELECT s, type, channel, coalesce(paid, false) AS p, sum(coalesce(count, 1)) AS c FROM once "
    "WHERE channel IS NOT NULL GROUP BY ALL",
    "videos": "SELECT s, type, video, sum(coalesce(count, 1)) AS c FROM once WHERE video IS NOT NULL GROUP BY ALL",
    "products": "SELECT s, type, product, sum(coalesce(count, 1)) AS c FROM once WHERE product IS NOT NULL GROUP BY ALL",
    "orders": "SELECT s, channel, coalesce(paid, false) AS p, video, follower, promotion, count(*) AS n, "
    "sum(coalesce(total, list_sum(list_transform(items, lambda i: i.amount)))) AS gmv FROM once "
    "WHERE type = 'order.paid' GROUP BY ALL",
    "lines": "SELECT s, i.product, count(*) AS n, sum(i.quantity) AS q, sum(i.amount) AS gmv FROM "
    "(SELECT s, unnest(items) AS i FROM once WHERE type = 'order.paid') GROUP BY ALL",
    "people": "SELECT viewer, type, follower, min(s) AS first, count(DISTINCT s) AS n, arg_min(gender, s) AS gender, "
    "arg_min(age, s) AS age, arg_min(region, s) AS region, arg_min(device, s) AS device FROM once "
    "WHERE viewer IS NOT NULL AND type IN ('join', 'order.paid', 'comment') GROUP BY ALL",
    "appearances": "SELECT s, viewer, type, follower, lag(s) OVER (PARTITION BY viewer, type ORDER BY s) AS before FROM once "
    "WHERE viewer IS NOT NULL AND type IN ('join', 'order.paid', 'comment') ORDER BY s",
    "comments": "SELECT ts, name, text FROM once WHERE type = 'comment' ORDER BY ts",
}
"""What opening a recording makes, table by table: sums by second in every family, people with their profiles, each of their
appearances with the one before (so that different people can be counted over any span), comments."""


def load(path: Path) -> duckdb.DuckDBPyConnection:
    """The recording, each id once, aggregated."""
    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in _COLUMNS.items())
    connection.execute(
        "CREATE TABLE once AS SELECT DISTINCT ON (id) *, ts // 1000 AS s FROM "
        f"read_json('{path}', format = 'newline_delimited', columns = {{{columns}}})"
    )
    for name, query in _AGGREGATES.items():
        connection.execute(f"CREATE TABLE {name} AS {query}")
    return connection


def totals(connection: duckdb.DuckDBPyConnection) -> dict[str, object]:
    """Figures to compare: by counter for the room, by channel, by product, and distinct people by trait."""

    def rows(query: str) -> list[tuple[object, ...]]:
        return sorted(connection.execute(query).fetchall(), key=repr)

    return {
        "impressions": rows("SELECT sum(c) FROM room WHERE type = 'impression'"),
        "views": rows("SELECT sum(c) FROM room WHERE type = 'join'"),
        "watch_ms": rows("SELECT sum(w) FROM room WHERE type = 'leave'"),
        "gmv": rows("SELECT sum(gmv) FROM orders"),
        "channels": rows("SELECT channel, p, sum(c)::BIGINT FROM channels WHERE type = 'join' GROUP BY ALL"),
        "channel_gmv": rows("SELECT channel, p, sum(gmv)::BIGINT FROM orders WHERE channel IS NOT NULL GROUP BY ALL"),
        "products": rows("SELECT product, sum(c)::BIGINT FROM products WHERE type = 'product.click' GROUP BY ALL"),
        "product_gmv": rows("SELECT product, sum(gmv)::BIGINT FROM lines GROUP BY ALL"),
        "viewers": rows("SELECT count(DISTINCT viewer) FROM people WHERE type = 'join'"),
        "customers": rows("SELECT count(DISTINCT viewer) FROM people WHERE type = 'order.paid'"),
        "comments": rows("SELECT count(*) FROM comments"),
    }
