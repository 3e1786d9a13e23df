"""A LIVE that is over, as the history keeps it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct, field

LAST_MS = 4_102_444_800_000
"""The last moment that an event may be of, as `livetui.feed.events` has it, which takes long to import."""
_LAST_S = LAST_MS // 1000

Millis = Annotated[int, Meta(ge=0, le=LAST_MS)]
Seconds = Annotated[int, Meta(ge=0, le=_LAST_S)]
Figure = Annotated[float, Meta(ge=-1e24, le=1e24)]
"""Of a metric: infinity is none."""

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
    started_ms: Millis
    ended_ms: Millis
    start_told: bool
    """Whether the feed said when it started."""
    heard_s: Seconds
    """How many seconds after its start the feed was first heard."""
    duration_s: Seconds
    """How many seconds there are from its start until it was over, the first and the last of them whole: what rates go by."""
    lasted_s: Seconds
    """How long it lasted, as people are told."""
    recording: Path | None = None
    events: Annotated[int, Meta(ge=0)]
    violations: Annotated[int, Meta(ge=0)]
    fingerprint: str
    """The same for the same events, in whatever order they came."""
    metrics: dict[str, Figure]
    bases: dict[str, int] = field(default_factory=dict)
    """What some metrics were divided by that is none itself, by counter."""

    @property
    def heard_for_s(self) -> int:
        """For how many seconds the LIVE was on air and heard."""
        return max(0, self.duration_s - self.heard_s)


class Retold(Struct, frozen=True):
    """Lines of events that, beside its minutes, tell a LIVE again; and how long its recording was then, in bytes.

    See `livetui.history.retold`.
    """

    events: bytes
    recording_size: int | None


class Summary(Struct, frozen=True):
    """Everything that is kept of a LIVE."""

    live: PastLive
    minutes: Minutes
    channels: Channels
    retold: Retold | None = None
    """None where its diagnosis must be made from its recording."""
