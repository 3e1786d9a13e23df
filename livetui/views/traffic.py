"""Which channels bring the viewers and the money, and whether paid or organic traffic does more."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from livetui.language import english
from livetui.metrics.metric import Unit
from livetui.session.counters import Counter
from livetui.session.division import Family
from livetui.session.reading import Reading
from livetui.text import Clean, clean
from livetui.views.channels import channel_words
from livetui.views.choices import Choices
from livetui.views.parts import parts
from livetui.views.ratios import per, share
from livetui.views.sorting import Column, Sort, in_order


class ChannelRow(Struct, frozen=True):
    """A channel's paid or organic side: counts, money in minor units, and shares of all channels together as fractions of 1.

    Parts are the shares as they are shown, in tenths of a percent: a column of them adds up to exactly 1000. ``show_gpm`` and
    ``watch_gpm`` are GMV for 1,000 impressions and views. ``key`` is the channel as the feed has it, for machines; it is never
    drawn.
    """

    channel: Clean
    paid: bool
    impressions: int | None
    views: int | None
    gmv: int | None
    orders: int | None
    product_clicks: int | None
    impressions_share: float | None
    views_share: float | None
    gmv_share: float | None
    err: float | None
    ctr: float | None
    ctor: float | None
    key: str = ""
    orders_share: float | None = None
    product_clicks_share: float | None = None
    show_gpm: float | None = None
    watch_gpm: float | None = None
    impressions_part: int | None = None
    views_part: int | None = None
    gmv_part: int | None = None
    orders_part: int | None = None
    product_clicks_part: int | None = None


class Traffic(Struct, frozen=True):
    """Channels as sorted, by default by GMV, most first, then by name.

    ``organic`` and ``paid`` are the sums of either side, each None where the feed has no such channel; ``top`` are the three
    channels that bring the most views.
    """

    rows: tuple[ChannelRow, ...]
    currency: str | None
    organic: ChannelRow | None = None
    paid: ChannelRow | None = None
    top: tuple[ChannelRow, ...] = ()


TOP = 3
PAID, ORGANIC = english("Paid"), english("Organic")

COLUMNS: tuple[Column[ChannelRow], ...] = (
    Column("channel", english("channel"), None, lambda row: f"{channel_words(row.channel)} {'paid' if row.paid else ''}"),
    Column("impressions", english("impressions"), Unit.COUNT, lambda row: row.impressions),
    Column("impressions_share", english("of impr."), Unit.RATIO, lambda row: row.impressions_share),
    Column("views", english("views"), Unit.COUNT, lambda row: row.views),
    Column("views_share", english("of views"), Unit.RATIO, lambda row: row.views_share),
    Column("gmv", english("GMV"), Unit.MONEY, lambda row: row.gmv),
    Column("gmv_share", english("of GMV"), Unit.RATIO, lambda row: row.gmv_share),
    Column("orders", english("orders"), Unit.COUNT, lambda row: row.orders),
    Column("orders_share", english("of orders"), Unit.RATIO, lambda row: row.orders_share),
    Column("product_clicks", english("clicks"), Unit.COUNT, lambda row: row.product_clicks),
    Column("product_clicks_share", english("of clicks"), Unit.RATIO, lambda row: row.product_clicks_share),
    Column("err", english("ERR"), Unit.RATIO, lambda row: row.err),
    Column("ctr", english("CTR"), Unit.RATIO, lambda row: row.ctr),
    Column("ctor", english("CTOR"), Unit.RATIO, lambda row: row.ctor),
    Column("show_gpm", english("show GPM"), Unit.MONEY, lambda row: row.show_gpm),
    Column("watch_gpm", english("watch GPM"), Unit.MONEY, lambda row: row.watch_gpm),
)

COUNTED = (Counter.IMPRESSIONS, Counter.VIEWS, Counter.GMV, Counter.ORDERS, Counter.PRODUCT_CLICKS)

Counts = tuple[int | None, ...]
"""Of a channel, in the order of `COUNTED`."""


def traffic(reading: Reading, choices: Choices) -> Traffic:
    """The channels over the reading's span; what came without naming a channel is in none."""
    counted = {
        channel: tuple(reading.sum_of(counter, Family.CHANNEL, channel) for counter in COUNTED)
        for channel in reading.channels()
    }
    return traffic_of(counted, reading.session.currency, choices.sorts.get("traffic"))


def traffic_of(channels: Mapping[tuple[str, bool], Counts], currency: str | None, sort: Sort | None = None) -> Traffic:
    """Channels, by name and whether the paid side, with what each brought."""
    counted = [(channel, paid, counts) for (channel, paid), counts in channels.items()]
    counted.sort(key=lambda each: (-(each[2][2] or 0), clean(each[0], 80), each[1]))
    rows = _rows([(clean(channel, 80), paid, channel, counts) for channel, paid, counts in counted])
    halves = [(words, paid, _added([counts for _, side, counts in counted if side is paid])) for words, paid in _SIDES]
    sides = {row.paid: row for row in _rows([(words, paid, "", counts) for words, paid, counts in halves if counts])}
    return Traffic(
        rows=in_order(rows, sort, COLUMNS),
        currency=currency,
        organic=sides.get(False),
        paid=sides.get(True),
        top=tuple(sorted((row for row in rows if row.views), key=lambda row: -(row.views or 0))[:TOP]),
    )


_SIDES = ((ORGANIC, False), (PAID, True))


def _added(counts: Sequence[Counts]) -> Counts:
    """The sums of many; nothing where there are none."""
    columns = zip(*counts, strict=True)
    return tuple(None if all(count is None for count in column) else sum(count or 0 for count in column) for column in columns)


def _rows(named: Sequence[tuple[Clean, bool, str, Counts]]) -> tuple[ChannelRow, ...]:
    """Rows that are the parts of one whole."""
    columns = list(zip(*(counts for *_, counts in named), strict=True))
    wholes = [sum(count or 0 for count in column) for column in columns]
    shown = zip(*map(parts, columns), strict=True)
    return tuple(
        _row(channel, paid, key, counts, [share(count, whole) for count, whole in zip(counts, wholes, strict=True)], tenths)
        for (channel, paid, key, counts), tenths in zip(named, shown, strict=True)
    )


def _row(
    channel: Clean, paid: bool, key: str, counts: Counts, shares: Sequence[float | None], tenths: Sequence[int | None]
) -> ChannelRow:
    impressions, views, gmv, orders, clicks = counts
    return ChannelRow(
        channel=channel,
        paid=paid,
        impressions=impressions,
        views=views,
        gmv=gmv,
        orders=orders,
        product_clicks=clicks,
        impressions_share=shares[0],
        views_share=shares[1],
        gmv_share=shares[2],
        err=per(views, impressions),
        ctr=per(clicks, views),
        ctor=per(orders, clicks),
        key=key,
        orders_share=shares[3],
        product_clicks_share=shares[4],
        show_gpm=per(None if gmv is None else gmv * 1000, impressions),
        watch_gpm=per(None if gmv is None else gmv * 1000, views),
        impressions_part=tenths[0],
        views_part=tenths[1],
        gmv_part=tenths[2],
        orders_part=tenths[3],
        product_clicks_part=tenths[4],
    )
