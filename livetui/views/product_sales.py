"""What was sold of each product, which is what all of them are ranked and judged by."""

from functools import lru_cache
from typing import NamedTuple

from livetui.session.counters import Counter
from livetui.session.division import Family
from livetui.session.reading import Reading
from livetui.session.sums import sums_by_key
from livetui.text import Clean, clean


class Sales(NamedTuple):
    """A product's sums over the span, money in minor units; ``key`` is its id as the feed has it, and never drawn."""

    key: str
    product: Clean
    name: Clean | None
    impressions: int | None
    clicks: int | None
    carts: int | None
    orders: int | None
    sku_orders: int | None
    gmv: int | None
    items_sold: int | None


_COUNTED = (
    Counter.PRODUCT_IMPRESSIONS, Counter.PRODUCT_CLICKS, Counter.CARTS, Counter.ORDERS, Counter.SKU_ORDERS, Counter.GMV,
    Counter.ITEMS_SOLD,
)  # fmt: skip


@lru_cache(maxsize=1)
def product_sales(reading: Reading) -> tuple[Sales, ...]:
    """Every product listed or seen by the moment, by GMV, most first, then by name. All panels of a page ask for the same."""
    shelf, now = reading.session.shelf, reading.moment_ms
    keys = list(dict.fromkeys([*shelf.listed(now), *reading.products()]))
    sums = sums_by_key(reading, Family.PRODUCT, keys, _COUNTED)
    found = [Sales(key, clean(key, 80), _name(reading, key), *counts) for key, counts in zip(keys, sums, strict=True)]
    return tuple(sorted(found, key=lambda sales: (-(sales.gmv or 0), sales.name or sales.product, sales.product)))


def _name(reading: Reading, key: str) -> Clean | None:
    name = reading.session.shelf.name(key, reading.moment_ms)
    return None if name is None else clean(name, 120)
