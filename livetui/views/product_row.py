"""A product, as it sells."""

from msgspec import Struct

from livetui.metrics.advice import Advice
from livetui.metrics.thresholds import StockRules
from livetui.session.reading import Reading
from livetui.text import Clean, clean
from livetui.views.product_sales import Sales
from livetui.views.ratios import per
from livetui.views.stock import runs_low


class ProductRow(Struct, frozen=True):
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


def product_row(
    reading: Reading, sales: Sales, left: int | None, minutes: float | None, rules: StockRules, *, pinned: bool,
    share: float | None, part: int | None, advice: Advice | None,
) -> ProductRow:  # fmt: skip
    """What the product sold over the reading's span, and what is ``left`` of it for how many ``minutes``.

    Its share, its part and the advice are what only all products together tell.
    """
    shelf, now, key = reading.session.shelf, reading.moment_ms, sales.key
    impressions, clicks, orders, gmv = sales.impressions, sales.clicks, sales.orders, sales.gmv
    sku = shelf.sku(key, now)
    return ProductRow(
        product=sales.product,
        name=sales.name,
        pinned=pinned,
        price=shelf.price(key, now),
        impressions=impressions,
        clicks=clicks,
        ctr=per(clicks, impressions),
        carts=sales.carts,
        orders=orders,
        sku_orders=sales.sku_orders,
        items_sold=sales.items_sold,
        gmv=gmv,
        ctor=per(orders, clicks),
        stock=left,
        key=key,
        gmv_share=share,
        add_to_cart_rate=per(sales.carts, clicks),
        sku_ctor=per(sales.sku_orders, clicks),
        gpm=per(None if gmv is None else gmv * 1000, impressions),
        sold_out_in_min=minutes,
        advice=advice,
        sku=None if sku is None else clean(sku, 40),
        gmv_part=part,
        stock_low=runs_low(left, minutes, rules),
    )
