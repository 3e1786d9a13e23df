"""Which channels bring the viewers and the money."""

from dataclasses import dataclass

from livetui.session.counters import Counter
from livetui.session.division import Family
from livetui.session.reading import Reading
from livetui.text import Clean, clean
from livetui.views.choices import Choices
from livetui.views.ratios import per, share


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A channel's paid or organic side: counts, money in minor units, and shares of all channels together as fractions of 1.

    ``key`` is the channel as the feed has it, for machines; it is never drawn.
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


@dataclass(frozen=True, slots=True)
class Traffic:
    """Channels by GMV, most first, then by name."""

    rows: tuple[ChannelRow, ...]
    currency: str | None


_COUNTED = (Counter.IMPRESSIONS, Counter.VIEWS, Counter.GMV, Counter.ORDERS, Counter.PRODUCT_CLICKS)


def traffic(reading: Reading, choices: Choices) -> Traffic:
    """The channels over the reading's span; what came without naming a channel is in none."""
    counted = {key: [reading.sum_of(c, Family.CHANNEL, key) for c in _COUNTED] for key in reading.channels()}
    whole = [sum(count or 0 for count in column) for column in zip(*counted.values(), strict=True)]
    rows = []
    for (channel, paid), (impressions, views, gmv, orders, clicks) in counted.items():
        rows.append(
            ChannelRow(
                channel=clean(channel, 80),
                paid=paid,
                impressions=impressions,
                views=views,
                gmv=gmv,
                orders=orders,
                product_clicks=clicks,
                impressions_share=share(impressions, whole[0]),
                views_share=share(views, whole[1]),
                gmv_share=share(gmv, whole[2]),
                err=per(views, impressions),
                ctr=per(clicks, views),
                ctor=per(orders, clicks),
                key=channel,
            )
        )
    rows.sort(key=lambda row: (-(row.gmv or 0), row.channel, row.paid))
    return Traffic(tuple(rows), reading.session.currency)
