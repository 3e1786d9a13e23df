"""What the user chose to see."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from livetui.alerts.finder import Finder
from livetui.metrics import thresholds
from livetui.metrics.benchmarks import Benchmarks, shipped
from livetui.metrics.catalogue import DEFAULT_TILES, DEFAULT_TREND
from livetui.metrics.thresholds import Thresholds
from livetui.views.sorting import Sort
from livetui.views.whom import Whom


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Which figures, and how many of them: panels ask for no more than they can draw.

    Products, channels and videos are meant by their ids as the feed has them, a channel's with whether its paid side.
    """

    tiles: tuple[str, ...] = DEFAULT_TILES
    trend: tuple[str, ...] = DEFAULT_TREND
    whom: Whom = Whom.VIEWERS
    benchmarks: Benchmarks = field(default_factory=shipped)
    thresholds: Thresholds = field(default_factory=thresholds.shipped)
    alerts: Finder = field(default_factory=Finder, compare=False)
    region: str | None = None
    traffic_sort: Sort | None = None
    channels: tuple[tuple[str, bool], ...] = ()
    """Up to five to compare; none chosen: those that bring the most."""
    channel_metric: str = "views"
    video_sort: Sort | None = None
    product_sort: Sort | None = None
    product_search: str = ""
    product: str | None = None
    """The one looked at closely; none chosen: the pinned one."""
    product_trend: tuple[str, ...] = ("product_clicks", "ctor")
    goals: Mapping[str, float] = field(default_factory=dict)
    """By metric, for LIVEs whose feed sets none; money in minor units."""
    planned_s: int | None = None
    """How long the LIVE is meant to last."""
