"""Giveaways, coupons and flash sales, and what came of them."""

from msgspec import Struct

from livetui.feed import events as e
from livetui.language import english
from livetui.metrics.metric import Unit
from livetui.session.counters import Counter
from livetui.session.division import Family
from livetui.session.reading import Reading
from livetui.session.stretches import Stretches
from livetui.text import Clean, clean
from livetui.views.choices import Choices
from livetui.views.performance import Compared, compared
from livetui.views.ratios import per
from livetui.views.sorting import Column, in_order


class Increment(Struct, frozen=True):
    """How much more of something came in the promotion's time than in as long a time right before it: an estimate.

    What else happened in either is part of it. None where that is not available, or the LIVE had not been heard as long before.
    """

    before: int | None
    during: int | None

    @property
    def more(self) -> int | None:
        """The difference; below 0 where there was less."""
        return None if self.before is None or self.during is None else self.during - self.before


class PromotionRow(Struct, frozen=True):
    """A promotion as it stood at the moment; times in milliseconds since the epoch.

    ``ended_ms`` is None while it runs; where the feed does not report the end, it is the announced one once that has passed.
    ``joined``, ``gmv`` (minor units) and ``orders`` are those of the span; sales count where an order names the promotion.
    The increments are of the whole room, in the promotion's own time as far as it was heard, whatever the span; ``returned`` is
    the incremental GMV for each unit of what it cost, and ``performance`` how its product did then, against as long before.
    ``key`` is the id and ``product_key`` the product's as the feed has them, for machines; they are never drawn.

    ``at_s`` and ``until_s`` are its start and end in seconds since the start of the LIVE, ``lasted_s`` is how long it has run,
    and ``left_s`` how long it still will, where the end was announced.
    """

    promotion: Clean
    kind: Clean
    title: Clean | None
    product: Clean | None
    started_ms: int
    ended_ms: int | None
    joined: int | None
    gmv: int | None
    orders: int | None
    key: str
    product_key: str | None
    impressions: Increment
    views: Increment
    sales: Increment
    cost: int | None
    returned: float | None
    performance: Compared | None
    at_s: int
    until_s: int | None
    lasted_s: int
    left_s: int | None


class Promotions(Struct, frozen=True):
    """The promotions that had started by the moment, the latest first or as sorted; ``older`` is how many are left out."""

    rows: tuple[PromotionRow, ...]
    currency: str | None
    older: int = 0


MOST = 60
"""The latest so many: more are no table to read."""


COLUMNS: tuple[Column[PromotionRow], ...] = (
    Column("at", english("time"), Unit.SECONDS, lambda row: row.at_s),
    Column("sales", english("incremental GMV"), Unit.MONEY, lambda row: row.sales.more),
    Column("views", english("incremental views"), Unit.COUNT, lambda row: row.views.more),
    Column("impressions", english("incremental impressions"), Unit.COUNT, lambda row: row.impressions.more),
    Column("joined", english("joined"), Unit.COUNT, lambda row: row.joined),
    Column("gmv", english("GMV of its orders"), Unit.MONEY, lambda row: row.gmv),
    Column("orders", english("orders"), Unit.COUNT, lambda row: row.orders),
    Column("cost", english("cost"), Unit.MONEY, lambda row: row.cost),
    Column("returned", english("return"), Unit.RATIO, lambda row: row.returned),
)


def promotions(reading: Reading, choices: Choices) -> Promotions:
    """The latest promotions of the LIVE up to the moment, with what they brought in the span."""
    known = _started(reading)
    rows = in_order([_row(reading, *each) for each in known[:MOST]], choices.sorts.get("promotions"), COLUMNS)
    return Promotions(rows, reading.session.currency, len(known) - len(rows))


def promotion_rows(reading: Reading, product: str | None = None) -> list[PromotionRow]:
    """All of them, the latest first, or all of one product."""
    return [_row(reading, *each) for each in _started(reading) if product is None or each[1].product == product]


def _started(reading: Reading) -> list[tuple[int, e.PromotionStarted, int | None]]:
    """When each began and ended, the latest first; one that starts again under the same id is one, from its latest start."""
    started: dict[str, tuple[int, e.PromotionStarted]] = {}
    ended: dict[str, int] = {}
    for ts, event in reading.session.promotions.until(reading.moment_ms):
        if isinstance(event, e.PromotionStarted):
            started[event.promotion] = ts, event
            ended.pop(event.promotion, None)
        else:
            ended[event.promotion] = ts
    latest_first = sorted(started.values(), key=lambda each: (each[0], each[1].promotion), reverse=True)
    return [(ts, event, ended.get(event.promotion)) for ts, event in latest_first]


def _row(reading: Reading, ts: int, event: e.PromotionStarted, ended: int | None) -> PromotionRow:
    announced = e.milliseconds(event.ends_ts)
    if ended is None and announced is not None and announced < reading.moment_ms:
        ended = announced
    joined, gmv, orders = (
        reading.sum_of(counter, Family.PROMOTION, event.promotion)
        for counter in (Counter.PROMOTION_JOINS, Counter.GMV, Counter.ORDERS)
    )
    product = event.product
    name = None if product is None else reading.session.shelf.name(product, reading.moment_ms) or product
    start, finish = ts // 1000, reading.air.end if ended is None else ended // 1000
    origin, lasted, end = reading.session.start_second, max(finish - start, 0), min(finish, reading.air.end)
    impressions, views, sales = _increments(reading, start, end)
    return PromotionRow(
        promotion=clean(event.promotion, 80),
        kind=clean(event.kind, 40),
        title=None if event.title is None else clean(event.title, 120),
        product=None if name is None else clean(name, 120),
        started_ms=ts,
        ended_ms=ended,
        joined=joined,
        gmv=gmv,
        orders=orders,
        key=event.promotion,
        product_key=product,
        impressions=impressions,
        views=views,
        sales=sales,
        cost=event.cost,
        returned=per(sales.more, event.cost),
        performance=None if product is None or end <= start else compared(reading, product, start, end),
        at_s=start - origin,
        until_s=None if ended is None else start + lasted - origin,
        lasted_s=lasted,
        left_s=announced // 1000 - reading.moment if ended is None and announced is not None else None,
    )


def _increments(reading: Reading, start: int, end: int) -> list[Increment]:
    """What came at start <= second < end more than in as long a time before."""
    length = end - start
    if length <= 0:
        return [Increment(None, None) for _ in _INCREMENTAL]
    stretches = Stretches(reading, [(start - length, start), (start, end)])
    as_long = start - length >= reading.air.start
    found = [stretches.sums(counter) or (None, None) for counter in _INCREMENTAL]
    return [Increment(before if as_long else None, during) for before, during in found]


_INCREMENTAL = (Counter.IMPRESSIONS, Counter.VIEWS, Counter.GMV)
