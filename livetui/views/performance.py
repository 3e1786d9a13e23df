"""How one product did in one stretch of the LIVE against another: while it was pinned, during a promotion."""

from msgspec import Struct

from livetui.session.counters import Counter
from livetui.session.division import Family
from livetui.session.reading import Reading, Span
from livetui.views.ratios import per


class Performance(Struct, frozen=True):
    """A product over a stretch of so many seconds: counts, money in minor units, and ratios."""

    length_s: int
    impressions: int | None
    clicks: int | None
    orders: int | None
    gmv: int | None
    ctr: float | None
    ctor: float | None

    def per_minute(self, count: int | None) -> float | None:
        """One of the counts as a pace, by which stretches of different length can be compared."""
        return None if count is None or not self.length_s else count * 60 / self.length_s


class Compared(Struct, frozen=True):
    """A stretch and the one right before it; that may be shorter, and is None where nothing of the LIVE was heard before."""

    during: Performance
    before: Performance | None


def performance(reading: Reading, product: str, start: int, end: int) -> Performance:
    """The product at start <= second < end, as known at the reading's moment."""
    over = reading.over(Span("", start, end))
    impressions, clicks, orders, gmv = (over.sum_of(counter, Family.PRODUCT, product) for counter in _COUNTED)
    return Performance(end - start, impressions, clicks, orders, gmv, per(clicks, impressions), per(orders, clicks))


_COUNTED = (Counter.PRODUCT_IMPRESSIONS, Counter.PRODUCT_CLICKS, Counter.ORDERS, Counter.GMV)


def compared(reading: Reading, product: str, start: int, end: int) -> Compared:
    """The product in a stretch, against as long a time before it, or as much of that as was heard of the LIVE."""
    before = min(end - start, start - reading.air.start)
    return Compared(
        during=performance(reading, product, start, end),
        before=performance(reading, product, start - before, start) if before > 0 else None,
    )
