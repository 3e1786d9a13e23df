"""A LIVE that is over, as the history keeps it."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from pydantic import BaseModel, ConfigDict

Minutes = Mapping[str, Mapping[int, int]]
"""By counter and minute since the LIVE's start, from 0 on: what came in it. Minute −1 holds what came nobody knows when."""

Channels = Mapping[tuple[str, bool], Mapping[str, int]]
"""By channel, and whether its paid side: the sum of each counter."""


class PastLive(BaseModel):
    """One row: times in milliseconds since the epoch, money in minor units, ratios as fractions of 1.

    ``metrics`` are those of the whole LIVE by key; one that was not available is not there. All text is cleaned.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: int = 0
    """0: it is not in the history."""
    room: str | None = None
    title: str | None = None
    creator: str | None = None
    region: str | None = None
    category: str | None = None
    """That of the product with the most GMV, else what the LIVE says of itself."""
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


class Summary(Struct, frozen=True):
    """Everything that is kept of a LIVE."""

    live: PastLive
    minutes: Minutes
    channels: Channels
