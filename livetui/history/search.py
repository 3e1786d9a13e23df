"""Finding a past LIVE by what somebody types."""

from datetime import UTC, datetime
from typing import Protocol


class Told(Protocol):
    """What a past LIVE is found by."""

    @property
    def room(self) -> str | None: ...
    @property
    def title(self) -> str | None: ...
    @property
    def creator(self) -> str | None: ...
    @property
    def category(self) -> str | None: ...
    @property
    def started_ms(self) -> int: ...


def matches(live: Told, text: str) -> bool:
    """Whether every word of the text stands in the room id, title, creator, category or date of a LIVE, in small or capitals.

    The date is that in UTC, as it is shown, or the one where this computer is: ``2026-11-12``.
    """
    dates = [datetime.fromtimestamp(live.started_ms / 1000, zone).isoformat(" ", "minutes")[:16] for zone in (UTC, None)]
    told = [live.room, live.title, live.creator, live.category, *dates]
    where = "\n".join(part for part in told if part).casefold()
    return all(word in where for word in text.casefold().split())
