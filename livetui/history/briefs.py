"""Past LIVEs as a list shows them: read quickly, and nothing is made or mended by looking."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from msgspec import Struct, ValidationError, convert

from livetui.errors import UsageError
from livetui.history.database import Damaged, looked_into, name_of, spoken
from livetui.history.past_live import Figure, Millis, Seconds


class Brief(Struct, frozen=True, kw_only=True):
    """What tells one LIVE from another; times in milliseconds since the epoch, money in minor units."""

    id: int
    room: str | None
    title: str | None
    creator: str | None
    region: str | None
    category: str | None
    currency: str | None
    started_ms: Millis
    lasted_s: Seconds
    recording: Path | None
    gmv: Figure | None
    orders: Figure | None
    senseless: bool = False
    """Whether the history holds what makes no sense of it: then nothing is told of it but its id."""


_SQL = """
    SELECT id, room, title, creator, region, category, currency, started_ms, lasted_s, recording,
    (SELECT value FROM metric WHERE live = id AND key = 'gmv') AS gmv,
    (SELECT value FROM metric WHERE live = id AND key = 'orders') AS orders
    FROM live ORDER BY started_ms DESC, id DESC"""


def briefs(path: Path) -> list[Brief]:
    """The LIVEs in the history at a place, the latest first; none where there is none. Raises `UsageError`."""
    try:
        with spoken(path):
            if not path.exists():
                return []
            with closing(looked_into(path)) as connection:
                rows = connection.execute(_SQL).fetchall()
    except Damaged as why:
        raise UsageError(f"The history {name_of(path)} is damaged ({why}): “livetui history list” mends it.") from None
    return sorted(map(_brief, rows), key=lambda brief: -brief.started_ms)


def _brief(row: sqlite3.Row) -> Brief:
    """The LIVE in a row; one that makes no sense is among the oldest."""
    recording = Path(os.fsdecode(row["recording"])) if row["recording"] else None
    try:
        return convert({**dict(row), "recording": recording}, Brief, strict=False)
    except ValidationError:
        return Brief(
            id=row["id"], room=None, title=None, creator=None, region=None, category=None, currency=None, started_ms=0,
            lasted_s=0, recording=None, gmv=None, orders=None, senseless=True,
        )  # fmt: skip
