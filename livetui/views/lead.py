"""Whether paid or organic traffic does more, by what, and what follows."""

from collections.abc import Callable, Mapping

from msgspec import Struct, field

from livetui.language import both, english
from livetui.metrics.metric import Unit
from livetui.metrics.standing import LEAST_DENOMINATOR
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.channels import channel_words
from livetui.views.choices import Choices
from livetui.views.earlier import earlier_than
from livetui.views.month_changes import month_changes
from livetui.views.traffic import ChannelRow, Traffic, traffic

_NAMED = 2
"""So many channels are told to go on with."""


class Lead(Struct, frozen=True):
    """What either side leads by, by the names of columns; a tie is in neither.

    ``paid`` is which side outperforms the other: more GMV, and more of it for each view; None where neither does both.
    """

    organic_by: tuple[str, ...]
    paid_by: tuple[str, ...]
    paid: bool | None
    follows: Clean | None


class Measure(Struct, frozen=True):
    """One of the things compared: its column, its words and unit, and what a rate was divided by."""

    key: str
    words: str
    unit: Unit
    of: Callable[[ChannelRow], float | None]
    below: Callable[[ChannelRow], int | None] | None = None


MEASURES = (
    Measure("gmv", "GMV", Unit.MONEY, lambda row: row.gmv),
    Measure("orders", "orders", Unit.COUNT, lambda row: row.orders),
    Measure("views", "views", Unit.COUNT, lambda row: row.views),
    Measure("impressions", "impressions", Unit.COUNT, lambda row: row.impressions),
    Measure("err", "ERR", Unit.RATIO, lambda row: row.err, lambda row: row.impressions),
    Measure("ctr", "CTR", Unit.RATIO, lambda row: row.ctr, lambda row: row.views),
    Measure("ctor", "CTOR", Unit.RATIO, lambda row: row.ctor, lambda row: row.product_clicks),
    Measure("watch_gpm", "watch GPM", Unit.MONEY, lambda row: row.watch_gpm, lambda row: row.views),
)


class Sides(Struct, frozen=True):
    """The traffic, whose sums are of either side, and how they compare; ``months``: see `month_changes`."""

    traffic: Traffic
    lead: Lead | None
    months: Mapping[tuple[str, bool], float] = field(default_factory=dict)


def sides(reading: Reading, choices: Choices) -> Sides:
    """Paid and organic traffic over the reading's span."""
    view = traffic(reading, choices)
    months = earlier_than(reading, choices).months
    return Sides(view, lead(view), month_changes(months) if months else {})


def lead(view: Traffic) -> Lead | None:
    """How the two sides compare; None where the feed has only one of them, or nothing to compare by."""
    if view.organic is None or view.paid is None:
        return None
    ahead = [(measure, _ahead(measure, view.organic, view.paid)) for measure in MEASURES]
    organic, paid = ([measure for measure, side in ahead if side is wanted] for wanted in (False, True))
    if not organic and not paid:
        return None
    better = next((side for side, by in ((False, organic), (True, paid)) if {"gmv", "watch_gpm"} <= {m.key for m in by}), None)
    return Lead(
        organic_by=tuple(measure.key for measure in organic),
        paid_by=tuple(measure.key for measure in paid),
        paid=better,
        follows=_follows(view, better),
    )


def _ahead(measure: Measure, organic: ChannelRow, paid: ChannelRow) -> bool | None:
    """Whether paid traffic is the one ahead; None for a tie, or too little to tell."""
    if measure.below and min(measure.below(organic) or 0, measure.below(paid) or 0) < LEAST_DENOMINATOR:
        return None
    here, there = measure.of(organic), measure.of(paid)
    return None if here is None or there is None or here == there else there > here


def _follows(view: Traffic, paid: bool | None) -> Clean | None:
    """What to do about the side that outperforms, on the channels that bring the most GMV to it.

    The “Track LIVE performance” page says it of organic traffic; of paid traffic it is our own.
    """
    if paid is None:
        return None
    best = sorted((row for row in view.rows if row.paid is paid and row.gmv), key=lambda row: -(row.gmv or 0))[:_NAMED]
    names = both([channel_words(row.channel) for row in best])
    if paid:
        return english("Paid traffic outperforms organic: keep spending where it sells, on {channels}.", channels=names)
    return english("Organic traffic outperforms paid: promote the next LIVE on {channels}.", channels=names)
