"""How each product sells."""

from dataclasses import dataclass

from livetui.session.counters import Counter
from livetui.session.division import Family
from livetui.session.reading import Reading
from livetui.text import Clean, clean
from livetui.views.choices import Choices
from livetui.views.ratios import per


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A product over the span: counts, money in minor units; ``stock`` is what is left at the moment shown.

    ``key`` is its id as the feed has it, for machines; it is never drawn.
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


@dataclass(frozen=True, slots=True)
class Products:
    """Products by GMV, most first, then by name; ``pinned_for_s`` is how long the pinned one has been pinned."""

    rows: tuple[ProductRow, ...]
    pinned_for_s: int | None
    currency: str | None


def products(reading: Reading, choices: Choices) -> Products:
    """Every product listed or seen by the moment, over the reading's span."""
    shelf, now = reading.session.shelf, reading.moment_ms
    pinned = shelf.pinned(now)
    names = dict.fromkeys([*shelf.listed(now), *reading.products()])
    rows = [_row(reading, product, pinned is not None and pinned[1] == product) for product in names]
    rows.sort(key=lambda row: (-(row.gmv or 0), row.name or row.product, row.product))
    return Products(tuple(rows), reading.moment - pinned[0] // 1000 if pinned else None, reading.session.currency)


def _row(reading: Reading, product: str, pinned: bool) -> ProductRow:
    shelf, now = reading.session.shelf, reading.moment_ms

    def count(counter: Counter) -> int | None:
        return reading.sum_of(counter, Family.PRODUCT, product)

    impressions, clicks, orders = (
        count(Counter.PRODUCT_IMPRESSIONS),
        count(Counter.PRODUCT_CLICKS),
        count(Counter.ORDERS),
    )
    name = shelf.name(product, now)
    return ProductRow(
        product=clean(product, 80),
        name=None if name is None else clean(name, 120),
        pinned=pinned,
        price=shelf.price(product, now),
        impressions=impressions,
        clicks=clicks,
        ctr=per(clicks, impressions),
        carts=count(Counter.CARTS),
        orders=orders,
        sku_orders=count(Counter.SKU_ORDERS),
        items_sold=count(Counter.ITEMS_SOLD),
        gmv=count(Counter.GMV),
        ctor=per(orders, clicks),
        stock=_stock_left(reading, product),
        key=product,
    )


def _stock_left(reading: Reading, product: str) -> int | None:
    """The stock last told, less what was sold in the seconds after that."""
    told = reading.session.shelf.stock(product, reading.moment_ms)
    if told is None:
        return None
    sold = reading.column(Counter.ITEMS_SOLD, Family.PRODUCT, product)
    since = min(told[0] // 1000 + 1, reading.moment)
    return max(0, told[1] - (sold.before(reading.moment) - sold.before(since) if sold else 0))
