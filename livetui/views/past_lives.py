"""The LIVEs that are over, to pick one."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from enum import Enum
from os.path import isfile
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from livetui.history.search import matches
from livetui.text import Clean, clean
from livetui.views.figures import MISSING

if TYPE_CHECKING:
    from livetui.history.briefs import Brief


class Kept(Enum):
    """Whether a LIVE can be replayed; of some the history holds only what makes no sense."""

    THERE = "there"
    GONE = "gone"
    NEVER = "never recorded"
    SENSELESS = "makes no sense"


class PastRow(Struct, frozen=True):
    """``started`` is by the clock here: ``2026-11-20 19:02``; ``about`` is who, where, what; money is in minor units."""

    live: "Brief"
    started: Clean
    title: Clean | None
    about: tuple[Clean, ...]
    kept: Kept

    @property
    def id(self) -> int:
        """Its number in the history."""
        return self.live.id

    @property
    def recording(self) -> Path | None:
        """Where it was recorded."""
        return self.live.recording


def past_lives(lives: "Iterable[Brief]", there: Callable[[Path], bool] = isfile) -> tuple[PastRow, ...]:
    """Each with whether its recording is there."""
    return tuple(_row(live, there) for live in lives)


def found(rows: tuple[PastRow, ...], text: str) -> tuple[PastRow, ...]:
    """Those with every word of a text in their room id, title, creator, category or date."""
    return tuple(row for row in rows if matches(row.live, text)) if text.strip() else rows


def _row(live: "Brief", there: Callable[[Path], bool]) -> PastRow:
    started = datetime.fromtimestamp(live.started_ms / 1000, UTC).astimezone()
    told = (live.creator, live.region, live.category, live.room and f"room {live.room}")
    return PastRow(
        live=live,
        started=MISSING if live.senseless else Clean(started.isoformat(" ", "minutes")[:16]),
        title=(clean(live.title, 120) if live.title else None) or None,
        about=tuple(clean(part, 60) for part in told if part),
        kept=_kept(live, there),
    )


def _kept(live: "Brief", there: Callable[[Path], bool]) -> Kept:
    if live.recording is None:
        return Kept.SENSELESS if live.senseless else Kept.NEVER
    return Kept.THERE if there(live.recording) else Kept.GONE
