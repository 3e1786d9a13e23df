"""A LIVE that is over, as the history keeps it."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

Minutes = Mapping[str, Mapping[int, int]]
"""By counter and minute since the LIVE's start, from 0 on: what came in it. Minute −1 holds what came nobody knows when."""

FIRST = "watching_first"
"""Among counters: how many watched when the LIVE began, at minute −1."""

Channels = Mapping[tuple[str, bool], Mapping[str, int]]
"""By channel, and whether its paid side: the sum of each counter."""


class PastLive(Struct, frozen=True, kw_only=True):
    """One row: times in milliseconds since the epoch, money in minor units, ratios as fractions of 1.

    ``metrics`` are those of the whole LIVE by key; one that was not available is not there. All text is cleaned.
    """

    id: int = 0
    """0: it is not in the history."""
    room: str | None = None
    title: str | None = None
    creator: str | None = None
    region: str | None = None
    category: str | None = None
    """See `benchmark_category`."""
    currency: str | None = None
    started_ms: int
    ended_ms: int
    start_told: bool
    """Whether the feed said when it started."""
    heard_s: int
    """How many seconds after its start the feed was first heard."""
    duration_s: int
    recording: Path | None = None
    events: int
    violations: int
    fingerprint: str
    """The same for the same events, in whatever order they came."""
    metrics: dict[str, float]
    bases: dict[str, int] = field(default_factory=dict)
    """What some metrics were divided by that is none itself, by counter."""

    @property
    def heard_for_s(self) -> int:
        """For how many seconds the LIVE was on air and heard."""
        return max(0, self.duration_s - self.heard_s)


class Summary(Struct, frozen=True):
    """Everything that is kept of a LIVE."""

    live: PastLive
    minutes: Minutes
    channels: Channels
