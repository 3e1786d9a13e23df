"""What the user chose to see."""

from dataclasses import dataclass, field

from livetui.metrics.benchmarks import Benchmarks, shipped
from livetui.metrics.catalogue import DEFAULT_TILES, DEFAULT_TREND
from livetui.views.whom import Whom


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Which figures, and how many of them: panels ask for no more than they can draw."""

    tiles: tuple[str, ...] = DEFAULT_TILES
    trend: tuple[str, ...] = DEFAULT_TREND
    whom: Whom = Whom.VIEWERS
    benchmarks: Benchmarks = field(default_factory=shipped)
    region: str | None = None
