"""A product, as it sells."""

from functools import lru_cache

from msgspec import Struct

from livetui.metrics.advice import Advice
from livetui.text import Clean


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


@lru_cache(maxsize=16_384)
def unseen(key: str, pinned: bool) -> ProductRow:
    """The place of a product in a list, where nobody sees its figures."""
    return ProductRow(Clean(""), None, pinned, *(None,) * 11, key=key)
