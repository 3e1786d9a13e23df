"""How each product sells."""

from dataclasses import dataclass, replace

from livetui.metrics.metric import Unit
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.choices import Choices
from livetui.views.parts import parts
from livetui.views.product_advice import SHORT, Judge
from livetui.views.product_row import ProductRow, product_row
from livetui.views.ratios import share
from livetui.views.search import found
from livetui.views.sorting import Column, in_order

__all__ = ["COLUMNS", "ProductRow", "Products", "product_rows", "products"]


@dataclass(frozen=True, slots=True)
class Products:
    """Products as sorted, by default by GMV, most first, then by name; ``pinned_for_s`` is how long the pinned one has been so.

    ``hidden`` is how many the search leaves out, ``chosen`` the one looked at closely, None where none was chosen.
    """

    rows: tuple[ProductRow, ...]
    pinned_for_s: int | None
    currency: str | None
    hidden: int = 0
    chosen: str | None = None


COLUMNS: tuple[Column[ProductRow], ...] = (
    Column("name", Clean("product"), None, lambda row: row.name or row.product),
    Column("gmv", Clean("GMV"), Unit.MONEY, lambda row: row.gmv),
    Column("gmv_share", Clean("share of GMV"), Unit.RATIO, lambda row: row.gmv_share),
    Column("orders", Clean("orders"), Unit.COUNT, lambda row: row.orders),
    Column("sku_orders", Clean("SKU orders"), Unit.COUNT, lambda row: row.sku_orders),
    Column("items_sold", Clean("sold"), Unit.COUNT, lambda row: row.items_sold),
    Column("impressions", Clean("impressions"), Unit.COUNT, lambda row: row.impressions),
    Column("clicks", Clean("clicks"), Unit.COUNT, lambda row: row.clicks),
    Column("ctr", Clean("CTR"), Unit.RATIO, lambda row: row.ctr),
    Column("carts", Clean("carts"), Unit.COUNT, lambda row: row.carts),
    Column("add_to_cart_rate", Clean("to cart"), Unit.RATIO, lambda row: row.add_to_cart_rate),
    Column("ctor", Clean("CTOR"), Unit.RATIO, lambda row: row.ctor),
    Column("sku_ctor", Clean("SKU CTOR"), Unit.RATIO, lambda row: row.sku_ctor),
    Column("gpm", Clean("GPM"), Unit.MONEY, lambda row: row.gpm),
    Column("price", Clean("price"), Unit.MONEY, lambda row: row.price),
    Column("stock", Clean("stock"), Unit.COUNT, lambda row: row.stock),
    Column("sold_out_in_min", Clean("minutes left"), Unit.COUNT, lambda row: row.sold_out_in_min),
    Column("advice", Clean("advice"), None, lambda row: None if row.advice is None else SHORT[row.advice]),
)


def products(reading: Reading, choices: Choices) -> Products:
    """Every product listed or seen by the moment that the search finds, over the reading's span."""
    pinned = reading.session.shelf.pinned(reading.moment_ms)
    rows = product_rows(reading, choices)
    shown = [row for row in rows if found(choices.searches.get("products", ""), row.name, row.key, row.sku)]
    return Products(
        rows=in_order(shown, choices.sorts.get("products"), COLUMNS),
        pinned_for_s=reading.moment - pinned[0] // 1000 if pinned else None,
        currency=reading.session.currency,
        hidden=len(rows) - len(shown),
        chosen=choices.product,
    )


def product_rows(reading: Reading, choices: Choices) -> list[ProductRow]:
    """Every product by GMV, most first, then by name, with its share and what to do about it."""
    shelf, now, rules = reading.session.shelf, reading.moment_ms, choices.thresholds.stock
    pinned = shelf.pinned(now)
    names = dict.fromkeys([*shelf.listed(now), *reading.products()])
    rows = [product_row(reading, product, pinned is not None and pinned[1] == product, rules) for product in names]
    rows.sort(key=lambda row: (-(row.gmv or 0), row.name or row.product, row.product))
    whole, judge = sum(row.gmv or 0 for row in rows), Judge(reading, choices, rows)
    return [
        replace(row, gmv_share=share(row.gmv, whole), gmv_part=part, advice=judge.advice(row))
        for row, part in zip(rows, parts([row.gmv for row in rows]), strict=True)
    ]
