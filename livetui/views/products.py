"""How each product sells."""

from collections.abc import Hashable, Sequence

from msgspec import Struct

from livetui.language import english
from livetui.metrics.metric import Unit
from livetui.session.reading import Reading
from livetui.views.choices import Choices
from livetui.views.product import Product, Together
from livetui.views.product_advice import SHORT
from livetui.views.product_row import ProductRow, unseen
from livetui.views.products_against_live import AgainstLive, against_live
from livetui.views.search import found
from livetui.views.sorting import Column, in_order

__all__ = ["COLUMNS", "ProductRow", "Products", "product_row", "products", "told_around"]


class Products(Struct, frozen=True):
    """Products as sorted, by default by GMV, most first, then by name; ``pinned_for_s`` is how long the pinned one has been so.

    ``hidden`` is how many the search leaves out, ``chosen`` the one looked at closely, None where none was chosen. ``told`` is
    from which row up to which one they have their figures; None: all.
    """

    rows: tuple[ProductRow, ...]
    pinned_for_s: int | None
    currency: str | None
    hidden: int = 0
    chosen: str | None = None
    told: tuple[int, int] | None = None
    against: AgainstLive | None = None


_MARGIN = 10
"""So far the cursor goes at a time: as many rows beyond those shown have their figures."""

COLUMNS: tuple[Column[Product | ProductRow], ...] = (
    Column("name", english("product"), None, lambda row: row.name or row.product),
    Column("gmv", english("GMV"), Unit.MONEY, lambda row: row.gmv),
    Column("gmv_share", english("share of GMV"), Unit.RATIO, lambda row: row.gmv_share),
    Column("orders", english("orders"), Unit.COUNT, lambda row: row.orders),
    Column("sku_orders", english("SKU orders"), Unit.COUNT, lambda row: row.sku_orders),
    Column("items_sold", english("sold"), Unit.COUNT, lambda row: row.items_sold),
    Column("impressions", english("impressions"), Unit.COUNT, lambda row: row.impressions),
    Column("clicks", english("clicks"), Unit.COUNT, lambda row: row.clicks),
    Column("ctr", english("CTR"), Unit.RATIO, lambda row: row.ctr),
    Column("carts", english("carts"), Unit.COUNT, lambda row: row.carts),
    Column("add_to_cart_rate", english("to cart"), Unit.RATIO, lambda row: row.add_to_cart_rate),
    Column("ctor", english("CTOR"), Unit.RATIO, lambda row: row.ctor),
    Column("sku_ctor", english("SKU CTOR"), Unit.RATIO, lambda row: row.sku_ctor),
    Column("gpm", english("GPM"), Unit.MONEY, lambda row: row.gpm),
    Column("price", english("price"), Unit.MONEY, lambda row: row.price),
    Column("stock", english("stock"), Unit.COUNT, lambda row: row.stock),
    Column("sold_out_in_min", english("minutes left"), Unit.COUNT, lambda row: row.sold_out_in_min),
    Column("advice", english("advice"), None, lambda row: None if row.advice is None else SHORT[row.advice]),
)


def products(reading: Reading, choices: Choices) -> Products:
    """Every product listed or seen by the moment that the search finds, over the reading's span.

    Where the list has room for some rows, those around its cursor have their figures, and the others only their places.
    """
    together = Together(reading, choices)
    query, sort = choices.searches.get("products", ""), choices.sorts.get("products")
    keys = together.keys
    if query or sort:
        every: list[Product | ProductRow] = [
            product for product in together.products(keys) if not query or found(query, product.name, product.key, product.sku)
        ]
        keys = [product.key for product in in_order(every, sort, COLUMNS)]
    pin = together.pinned
    first, last = _around(keys, choices.cursor, None if choices.room is None else choices.room + _MARGIN)
    pinned = reading.session.shelf.pinned(reading.moment_ms)
    return Products(
        rows=(
            *[unseen(key, key == pin) for key in keys[:first]],
            *(product.row() for product in together.products(keys[first:last])),
            *[unseen(key, key == pin) for key in keys[last:]],
        ),
        pinned_for_s=max(0, reading.air.end - pinned[0] // 1000) if pinned else None,
        currency=reading.session.currency,
        hidden=len(together.keys) - len(keys),
        chosen=choices.product,
        told=(first, last),
        against=against_live(reading),
    )


def told_around(view: Products, cursor: Hashable, room: int) -> bool:
    """Whether the rows that a list of so many shows with its cursor there have their figures."""
    if view.told is None:
        return True
    first, last = _around([row.key for row in view.rows], cursor, room)
    return view.told[0] <= first and last <= view.told[1]


def _around(keys: Sequence[str], cursor: Hashable, room: int | None) -> tuple[int, int]:
    """From which row up to which one stands within so many of the cursor; all where None says how many."""
    if room is None:
        return 0, len(keys)
    at = keys.index(cursor) if isinstance(cursor, str) and cursor in keys else 0
    return max(at - room, 0), min(at + room, len(keys))


def product_row(reading: Reading, choices: Choices, key: str) -> ProductRow:
    """One product, among all."""
    (product,) = Together(reading, choices).products([key])
    return product.row()
