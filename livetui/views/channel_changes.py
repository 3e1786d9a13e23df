"""What changed in the channels from some LIVEs to others: from one to the next, or from month to month."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from livetui.history.channel_sums import Channel, ChannelSums
from livetui.metrics.standing import LEAST_DENOMINATOR
from livetui.session.counters import Counter
from livetui.text import Clean, clean
from livetui.views.channels import channel_words
from livetui.views.lead import MEASURES, Lead, lead
from livetui.views.traffic import COUNTED, ORGANIC, PAID, ChannelRow, Traffic, traffic_of

_SHARES = ("impressions_share", "views_share", "gmv_share")
_MONEY = ("gmv", "show_gpm", "watch_gpm")


class ChannelChange(Struct, frozen=True):
    """A channel's paid or organic side, or all of a side, now and before; None where it was not there.

    ``changes`` are fractions of what was before: of counts and GMV for each hour of LIVE, and of rates; those of shares are
    differences. What is missing on one side, or is a rate of too few, is not among them. ``by_live`` are its views for each
    hour of every LIVE, those before first.
    """

    name: Clean
    key: str
    paid: bool
    now: ChannelRow | None
    before: ChannelRow | None
    changes: Mapping[str, float]
    by_live: tuple[float | None, ...]
    rank: int | None = None
    """1 to 3 for those that bring the most views now."""


class ChannelChanges(Struct, frozen=True):
    """The three channels with the most views come first, the others in order of GMV; ``sides`` are the sums of either side."""

    channels: tuple[ChannelChange, ...]
    sides: tuple[ChannelChange, ...]
    lead: Lead | None
    lead_before: Lead | None


def channel_changes(now: ChannelSums, before: ChannelSums, currency: str | None, currency_before: str | None) -> ChannelChanges:
    """All channels of both; money is compared where it is in one currency."""
    here, there = _traffic(now, currency), _traffic(before, currency_before)
    but = () if currency == currency_before else _MONEY
    rows, earlier = ({_channel(row): row for row in each.rows} for each in (here, there))
    order = list(dict.fromkeys([*map(_channel, here.top or there.top), *rows, *earlier]))
    ranked = len(here.top or there.top)
    channels = [
        ChannelChange(
            name=channel_words(clean(channel[0], 80)),
            key=channel[0],
            paid=channel[1],
            now=rows.get(channel),
            before=earlier.get(channel),
            changes=_changes(now, before, [channel], rows.get(channel), earlier.get(channel), but),
            by_live=_by_live(now, before, [channel]),
            rank=at if at <= ranked else None,
        )
        for at, channel in enumerate(order, 1)
    ]
    sides = [
        ChannelChange(name, "", paid, *pair, _changes(now, before, mine, *pair, but), _by_live(now, before, mine))
        for name, paid, pair in (
            (ORGANIC, False, (here.organic, there.organic)),
            (PAID, True, (here.paid, there.paid)),
        )
        if any(pair) and (mine := [channel for channel in order if channel[1] is paid])
    ]
    return ChannelChanges(tuple(channels), tuple(sides), lead(here), lead(there))


def _traffic(sums: ChannelSums, currency: str | None) -> Traffic:
    """The channels of some LIVEs; a rate is that of the LIVEs that have both of what is divided."""
    channels = sums.channels()
    told = traffic_of({each: tuple(sums.total([each], counter) for counter in COUNTED) for each in channels}, currency)
    return replace(
        told,
        rows=tuple(_rated(sums, [_channel(row)], row) for row in told.rows),
        organic=told.organic and _rated(sums, [each for each in channels if not each[1]], told.organic),
        paid=told.paid and _rated(sums, [each for each in channels if each[1]], told.paid),
    )


def _rated(sums: ChannelSums, channels: Sequence[Channel], row: ChannelRow) -> ChannelRow:
    show, watch = (sums.ratio(channels, Counter.GMV, below) for below in (Counter.IMPRESSIONS, Counter.VIEWS))
    return replace(
        row,
        err=sums.ratio(channels, Counter.VIEWS, Counter.IMPRESSIONS),
        ctr=sums.ratio(channels, Counter.PRODUCT_CLICKS, Counter.VIEWS),
        ctor=sums.ratio(channels, Counter.ORDERS, Counter.PRODUCT_CLICKS),
        show_gpm=None if show is None else show * 1000,
        watch_gpm=None if watch is None else watch * 1000,
    )


def _channel(row: ChannelRow) -> Channel:
    return row.key, row.paid


def _changes(
    sums: ChannelSums,
    sums_before: ChannelSums,
    channels: Sequence[Channel],
    now: ChannelRow | None,
    before: ChannelRow | None,
    but: Sequence[str],
) -> dict[str, float]:
    if now is None or before is None:
        return {}
    changes = {
        counter.value: _relative(sums.per_hour(channels, counter), sums_before.per_hour(channels, counter))
        for counter in COUNTED
    }
    for measure in MEASURES:
        below = measure.below
        if below is not None and min(below(now) or 0, below(before) or 0) >= LEAST_DENOMINATOR:
            changes[measure.key] = _relative(measure.of(now), measure.of(before))
    for name in _SHARES:
        here, there = getattr(now, name), getattr(before, name)
        changes[name] = None if here is None or there is None else here - there
    return {name: change for name, change in changes.items() if change is not None and name not in but}


def _relative(now: float | None, before: float | None) -> float | None:
    return None if now is None or not before else (now - before) / before


def _by_live(now: ChannelSums, before: ChannelSums, channels: Sequence[Channel]) -> tuple[float | None, ...]:
    totals = [(live.total(channels, Counter.VIEWS), live.hours) for live in (*before.lives, *now.lives)]
    return tuple(total / hours if total is not None and hours else None for total, hours in totals)
