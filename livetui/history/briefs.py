"""Past LIVEs as a list shows them: read quickly, and nothing is made or mended by looking."""

import os
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from livetui.errors import UsageError
from livetui.history.database import Damaged, looked_into, name_of, spoken


class Brief(Struct, frozen=True, kw_only=True):
    """What tells one LIVE from another; times in milliseconds since the epoch, money in minor units."""

    id: int
    room: str | None
    title: str | None
    creator: str | None
    region: str | None
    category: str | None
    currency: str | None
    started_ms: int
    duration_s: int
    recording: Path | None
    gmv: float | None
    orders: float | None


_SQL = """
    SELECT id, room, title, creator, region, category, currency, started_ms, duration_s, recording,
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
    return [Brief(**{**dict(row), "recording": _path(row["recording"])}) for row in rows]


def _path(name: str | bytes | None) -> Path | None:
    return None if name is None else Path(os.fsdecode(name))
