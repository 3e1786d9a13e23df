"""A product, as it sells."""

from dataclasses import dataclass

from livetui.metrics.advice import Advice
from livetui.metrics.thresholds import StockRules
from livetui.session.counters import Counter
from livetui.session.division import Family
from livetui.session.reading import Reading
from livetui.text import Clean, clean
from livetui.views.ratios import per
from livetui.views.stock import minutes_left, runs_low, stock_left


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A product over the span: counts, money in minor units; ``stock`` is what is left at the moment shown.

    ``gpm`` is GMV for 1,000 product impressions, ``sold_out_in_min`` when what is left is sold at the pace of the last minutes;
    ``stock_low``: few pieces or few minutes. ``gmv_part`` is the share as it is shown, in tenths of a percent: all products
    together have 1000. ``key`` is its id as the feed has it, for machines; it is never drawn.
    """

    product: Clean
    name: Clean | None
    pinned: bool
    price: int | None
    impressions: int | None
    clicks: int | None
    ctr: float | None
    carts: int | None
    orders: int | None
    sku_orders: int | None
    items_sold: int | None
    gmv: int | None
    ctor: float | None
    stock: int | None
    key: str = ""
    gmv_share: float | None = None
    add_to_cart_rate: float | None = None
    sku_ctor: float | None = None
    gpm: float | None = None
    sold_out_in_min: float | None = None
    advice: Advice | None = None
    sku: Clean | None = None
    gmv_part: int | None = None
    stock_low: bool = False


def product_row(reading: Reading, product: str, pinned: bool, rules: StockRules) -> ProductRow:
    """What the product sold over the reading's span, and what is left of it; not yet what only all products together tell."""
    shelf, now = reading.session.shelf, reading.moment_ms

    def count(counter: Counter) -> int | None:
        return reading.sum_of(counter, Family.PRODUCT, product)

    impressions, clicks, carts, orders, sku_orders, gmv = map(count, _COUNTED)
    name, sku, left = shelf.name(product, now), shelf.sku(product, now), stock_left(reading, product)
    minutes = minutes_left(reading, product, left, rules)
    return ProductRow(
        product=clean(product, 80),
        name=None if name is None else clean(name, 120),
        pinned=pinned,
        price=shelf.price(product, now),
        impressions=impressions,
        clicks=clicks,
        ctr=per(clicks, impressions),
        carts=carts,
        orders=orders,
        sku_orders=sku_orders,
        items_sold=count(Counter.ITEMS_SOLD),
        gmv=gmv,
        ctor=per(orders, clicks),
        stock=left,
        key=product,
        add_to_cart_rate=per(carts, clicks),
        sku_ctor=per(sku_orders, clicks),
        gpm=per(None if gmv is None else gmv * 1000, impressions),
        sold_out_in_min=minutes,
        sku=None if sku is None else clean(sku, 40),
        stock_low=runs_low(left, minutes, rules),
    )


_COUNTED = (
    Counter.PRODUCT_IMPRESSIONS, Counter.PRODUCT_CLICKS, Counter.CARTS, Counter.ORDERS, Counter.SKU_ORDERS, Counter.GMV,
)  # fmt: skip
