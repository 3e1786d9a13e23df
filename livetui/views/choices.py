"""What the user chose to see."""

from collections.abc import Hashable, Mapping

from msgspec import Struct, field

from livetui.alerts.finder import Finder
from livetui.history.past import NoPast, Past
from livetui.intents.intent import Intent
from livetui.metrics import thresholds
from livetui.metrics.benchmarks import Benchmarks, shipped
from livetui.metrics.catalogue import DEFAULT_TILES, DEFAULT_TREND
from livetui.metrics.thresholds import Thresholds
from livetui.views.listener import Listener
from livetui.views.question_key import QuestionKey
from livetui.views.sorting import Sort
from livetui.views.whom import Whom


class Choices(Struct, frozen=True, kw_only=True):
    """Which figures, and how many of them: panels ask for no more than they can draw.

    Products, channels and videos are meant by their ids as the feed has them, a channel's with whether its paid side.
    """

    tiles: tuple[str, ...] = DEFAULT_TILES
    tiles_shown: int | None = None
    """No more of them than these have room; None: all."""
    courses: bool = True
    """Whether tiles have their courses and changes."""
    trend: tuple[str, ...] = DEFAULT_TREND
    whom: Whom = Whom.VIEWERS
    benchmarks: Benchmarks = field(default_factory=shipped)
    thresholds: Thresholds = field(default_factory=thresholds.shipped)
    alerts: Finder = field(default_factory=Finder)
    listener: Listener = field(default_factory=Listener)
    region: str | None = None
    category: str | None = None
    """Whose benchmark a LIVE is diagnosed by; none chosen: that of the product with the most GMV."""
    past: Past = field(default_factory=NoPast)
    """The LIVEs that are over, with which this one is compared."""
    sorts: Mapping[str, Sort] = field(default_factory=dict)
    """By list, where not as it comes."""
    searches: Mapping[str, str] = field(default_factory=dict)
    """By list, what is looked for in it."""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By list, the columns shown, where not those that fit."""
    better_at: str | None = None
    """The metric whose better LIVEs are shown; none chosen: of each that is to be improved the best."""
    channels: tuple[tuple[str, bool], ...] = ()
    """Up to five to compare; none chosen: those that bring the most."""
    channel_metric: str = "views"
    product: str | None = None
    """The one looked at closely; none chosen: the pinned one."""
    product_trend: tuple[str, ...] = ("product_clicks", "ctor")
    intent: Intent | None = None
    """What the comments shown are about; None: whatever."""
    answered: Mapping[QuestionKey, int] = field(default_factory=dict)
    """When questions were marked as answered, in milliseconds since the epoch, the latest mark last."""
    goals: Mapping[str, float] = field(default_factory=dict)
    """By metric, for LIVEs whose feed sets none; money in minor units."""
    room: int | None = None
    """How many rows a list has room for; None: as many as there are."""
    cursor: Hashable = None
    """The row of a list that its cursor is on."""
    comments: int = 60
    """How many of the latest are shown."""
    planned_s: int | None = None
    """How long the LIVE is meant to last."""
