"""LIVEs into the tables and out of them."""

import os
import sqlite3
from collections.abc import Sequence
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec
from msgspec import convert

from livetui.history.bases import BASES
from livetui.history.past_live import Channels, Minutes, PastLive, Retold, Summary

COLUMNS: tuple[str, ...] = tuple(name for name in PastLive.__struct_fields__ if name not in ("metrics", "bases"))

_SAME = """
    SELECT id, events, recording, fingerprint FROM live WHERE fingerprint = :fingerprint
    OR (started_ms < :ended_ms AND ended_ms > :started_ms AND (room = :room OR recording = :recording))
    ORDER BY events DESC, id"""
"""Those that are this LIVE: of the same events, or of the same room or in the same file at the same time."""


_BASES = f"""
    SELECT id, counter, CAST(TOTAL(value) AS INTEGER)
    FROM live CROSS JOIN minute ON live = id AND counter IN ({", ".join(f"'{name}'" for name in BASES)})
    WHERE id BETWEEN ? AND ? GROUP BY id, counter"""
"""Each LIVE's few counters are looked up one by one, past the thousands of minutes of others."""


class Added(StrEnum):
    """What became of a LIVE that was to be kept; the values are words for people."""

    NEW = "is new"
    BETTER = "takes the place of what was known of it"
    KNOWN = "is there already"


def enter(connection: sqlite3.Connection, summary: Summary) -> tuple[Added, int]:
    """Keep a LIVE within a transaction, and tell its id: of several recordings of one the fullest counts."""
    values = _values(summary.live)
    same = connection.execute(_SAME, values).fetchall()
    best = next((row for row in same if isinstance(row["events"], int)), None)  # one that makes no sense is replaced
    if best is not None and best["events"] >= summary.live.events:
        if values["recording"] and (best["recording"] is None or not os.path.exists(best["recording"])):
            connection.execute("UPDATE live SET recording = ? WHERE id = ?", (values["recording"], best["id"]))
        if best["fingerprint"] == summary.live.fingerprint:
            enter_missing_channels(connection, best["id"], summary.channels)
            _enter_missing_retold(connection, best, summary)
        return Added.KNOWN, best["id"]
    connection.executemany("DELETE FROM live WHERE id = ?", [(row["id"],) for row in same])
    id = _insert(connection, values | {"id": min((row["id"] for row in same), default=None)}, summary)
    return (Added.BETTER if same else Added.NEW), id


def enter_missing_channels(connection: sqlite3.Connection, id: int, channels: Channels) -> None:
    """Keep within a transaction what the channels of a LIVE brought, where it was kept before channels were."""
    if connection.execute("DELETE FROM without_channels WHERE live = ?", (id,)).rowcount:
        _insert_channels(connection, id, channels)


def past_live(row: sqlite3.Row, metrics: dict[str, float], bases: dict[str, int]) -> PastLive:
    """The LIVE in a row; raises `ValidationError` where it makes no sense."""
    recording = Path(os.fsdecode(row["recording"])) if row["recording"] else None
    return convert({**dict(row), "recording": recording, "metrics": metrics, "bases": bases}, PastLive, strict=False)


def metrics_of(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, dict[str, float]]:
    """The metrics of LIVEs, by their ids."""
    return _by_live(connection, "SELECT live, key, value FROM metric WHERE live BETWEEN ? AND ?", ids)


def bases_of_each(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, dict[str, int]]:
    """What else metrics of LIVEs were divided by, by their ids."""
    return _by_live(connection, _BASES, ids)


def _by_live(connection: sqlite3.Connection, sql: str, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """What is told of LIVEs between two ids: rows of the id, a name and a value."""
    found: dict[int, dict[str, Any]] = {id: {} for id in ids}
    if not ids:
        return found
    for live, name, value in connection.execute(sql, (min(ids), max(ids))):
        if live in found:
            found[live][name] = value
    return found


def _values(live: PastLive) -> dict[str, object]:
    return {name: getattr(live, name) for name in COLUMNS} | {"recording": _name_of(live.recording)}


def _name_of(file: Path | None) -> str | bytes | None:
    """A file's name as SQLite can hold it: as bytes where it is no text."""
    try:
        return None if file is None else str(file).encode().decode()
    except UnicodeEncodeError:
        return os.fsencode(str(file))


def _insert(connection: sqlite3.Connection, values: dict[str, object], summary: Summary) -> int:
    places = ", ".join(f":{name}" for name in COLUMNS)
    id = connection.execute(f"INSERT INTO live ({', '.join(COLUMNS)}) VALUES ({places})", values).lastrowid
    assert id is not None
    connection.executemany("INSERT INTO metric VALUES (?, ?, ?)", [(id, *item) for item in summary.live.metrics.items()])
    connection.executemany(
        "INSERT INTO minute VALUES (?, ?, ?, ?)",
        [(id, counter, *item) for counter, minutes in summary.minutes.items() for item in minutes.items()],
    )
    _insert_channels(connection, id, summary.channels)
    _insert_retold(connection, id, summary)
    return id


def _enter_missing_retold(connection: sqlite3.Connection, known: sqlite3.Row, summary: Summary) -> None:
    """All of a LIVE is kept anew, for what was kept of it before may be other than what it is told again by."""
    if summary.retold is None or connection.execute("SELECT live FROM retold WHERE live = ?", (known["id"],)).fetchone():
        return
    where = connection.execute("SELECT recording FROM live WHERE id = ?", (known["id"],)).fetchone()["recording"]
    connection.execute("DELETE FROM live WHERE id = ?", (known["id"],))
    _insert(connection, _values(summary.live) | {"id": known["id"], "recording": where}, summary)


def _insert_retold(connection: sqlite3.Connection, id: int, summary: Summary) -> None:
    if told := summary.retold:
        digest = _digest(summary.live, summary.minutes, told.events)
        connection.execute("INSERT INTO retold VALUES (?, ?, ?, ?)", (id, told.events, told.recording_size, digest))


def _digest(live: PastLive, minutes: Minutes, events: bytes) -> bytes:
    """Of all that a LIVE is told again by."""
    values = (live.started_ms, live.ended_ms, live.start_told, live.heard_s, live.duration_s, events)
    came = sorted((name, sorted(amounts.items())) for name, amounts in minutes.items())
    return blake2b(msgspec.msgpack.encode((values, came)), digest_size=16).digest()


def retold_of(connection: sqlite3.Connection, live: PastLive, minutes: Minutes) -> Retold | None:
    """What tells a LIVE again beside its minutes; None where there is nothing, or where somebody has changed any of it."""
    row = connection.execute("SELECT events, recording_size, digest FROM retold WHERE live = ?", (live.id,)).fetchone()
    if row is None or not isinstance(row["events"], bytes) or row["digest"] != _digest(live, minutes, row["events"]):
        return None
    return Retold(row["events"], row["recording_size"])


def _insert_channels(connection: sqlite3.Connection, id: int, channels: Channels) -> None:
    connection.executemany(
        "INSERT INTO channel VALUES (?, ?, ?, ?, ?)",
        [(id, name, paid, *item) for (name, paid), sums in channels.items() for item in sums.items()],
    )
