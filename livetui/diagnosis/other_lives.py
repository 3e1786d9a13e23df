"""The streamer's other LIVEs, from which to learn: who keeps them fills this in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from livetui.metrics.metric import Metric


@dataclass(frozen=True, slots=True)
class ThisLive:
    """What the others are compared with: of the same category, in the same currency, and not this one itself."""

    started_ms: int
    room: str | None
    category: str | None
    currency: str | None


@dataclass(frozen=True, slots=True)
class OtherLive:
    """One that did better: ``value`` is that of the metric asked for, GMV per hour in minor units.

    ``title`` and ``recording``, the path of its file, are as they came, not yet cleaned.
    """

    started_ms: int
    title: str | None
    value: float
    impressions_per_hour: float | None = None
    gmv_per_hour: float | None = None
    recording: str | None = None


class OtherLives(Protocol):
    """All that are remembered."""

    def better(self, metric: Metric, than: float, this: ThisLive, most: int) -> Sequence[OtherLive]:
        """Those that did better than a value at a metric, the best first."""


class NoOtherLives:
    """Nothing is remembered."""

    def better(self, metric: Metric, than: float, this: ThisLive, most: int) -> Sequence[OtherLive]:
        return ()
