"""Whether paid or organic traffic does more, by what, and what follows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from livetui.metrics.standing import LEAST_DENOMINATOR
from livetui.text import Clean
from livetui.views.channels import channel_words
from livetui.views.traffic import ChannelRow, Traffic


@dataclass(frozen=True, slots=True)
class Lead:
    """What either side leads by, by the names of columns; a tie is in neither.

    ``paid`` is which side outperforms the other: more GMV, and more of it for each view; None where neither does both.
    """

    organic_by: tuple[str, ...]
    paid_by: tuple[str, ...]
    paid: bool | None
    sentence: Clean
    follows: Clean | None


@dataclass(frozen=True, slots=True)
class _Measure:
    """One of the things compared: its column, its words, and what a rate was divided by."""

    key: str
    words: str
    of: Callable[[ChannelRow], float | None]
    below: Callable[[ChannelRow], int | None] | None = None


_MEASURES = (
    _Measure("gmv", "GMV", lambda row: row.gmv),
    _Measure("orders", "orders", lambda row: row.orders),
    _Measure("views", "views", lambda row: row.views),
    _Measure("impressions", "impressions", lambda row: row.impressions),
    _Measure("err", "ERR", lambda row: row.err, lambda row: row.impressions),
    _Measure("ctr", "CTR", lambda row: row.ctr, lambda row: row.views),
    _Measure("ctor", "CTOR", lambda row: row.ctor, lambda row: row.product_clicks),
    _Measure("watch_gpm", "GMV per view", lambda row: row.watch_gpm, lambda row: row.views),
)


def lead(view: Traffic) -> Lead | None:
    """How the two sides compare; None where the feed has only one of them, or nothing to compare by."""
    if view.organic is None or view.paid is None:
        return None
    ahead = [(measure, _ahead(measure, view.organic, view.paid)) for measure in _MEASURES]
    organic, paid = ([measure for measure, side in ahead if side is wanted] for wanted in (False, True))
    if not organic and not paid:
        return None
    better = next((side for side, by in ((False, organic), (True, paid)) if {"gmv", "watch_gpm"} <= {m.key for m in by}), None)
    return Lead(
        organic_by=tuple(measure.key for measure in organic),
        paid_by=tuple(measure.key for measure in paid),
        paid=better,
        sentence=_sentence(organic, paid),
        follows=_follows(view, better),
    )


def _ahead(measure: _Measure, organic: ChannelRow, paid: ChannelRow) -> bool | None:
    """Whether paid traffic is the one ahead; None for a tie, or too little to tell."""
    if measure.below and min(measure.below(organic) or 0, measure.below(paid) or 0) < LEAST_DENOMINATOR:
        return None
    here, there = measure.of(organic), measure.of(paid)
    return None if here is None or there is None or here == there else there > here


def _sentence(organic: Sequence[_Measure], paid: Sequence[_Measure]) -> Clean:
    halves = [f"{side} leads by {_listed(by)}" for side, by in (("organic", organic), ("paid", paid)) if by]
    text = "; ".join(halves) + "."
    return Clean(text[0].upper() + text[1:])


def _listed(measures: Sequence[_Measure]) -> str:
    *most, last = (measure.words for measure in measures)
    return f"{', '.join(most)} and {last}" if most else last


def _follows(view: Traffic, paid: bool | None) -> Clean | None:
    """What the “Track LIVE performance” page draws from it: it speaks of organic traffic that does better, and of no other."""
    if paid is not False:
        return None
    best = sorted((row for row in view.rows if not row.paid and row.gmv), key=lambda row: -(row.gmv or 0))[:2]
    names = " and ".join(channel_words(row.channel) for row in best)
    return Clean(f"Organic traffic outperforms paid: promote the next LIVE on {names}.")
