"""How each product sells."""

from msgspec import Struct

from livetui.language import english
from livetui.metrics.metric import Unit
from livetui.session.reading import Reading
from livetui.views.choices import Choices
from livetui.views.parts import parts
from livetui.views.product_advice import SHORT, Judge
from livetui.views.product_row import ProductRow, product_row
from livetui.views.product_sales import product_sales
from livetui.views.ratios import share
from livetui.views.search import found
from livetui.views.sorting import Column, in_order
from livetui.views.stock import minutes_left, sold_of, stock_left

__all__ = ["COLUMNS", "ProductRow", "Products", "product_rows", "products"]


class Products(Struct, frozen=True):
    """Products as sorted, by default by GMV, most first, then by name; ``pinned_for_s`` is how long the pinned one has been so.

    ``hidden`` is how many the search leaves out, ``chosen`` the one looked at closely, None where none was chosen.
    """

    rows: tuple[ProductRow, ...]
    pinned_for_s: int | None
    currency: str | None
    hidden: int = 0
    chosen: str | None = None


COLUMNS: tuple[Column[ProductRow], ...] = (
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


def product_rows(reading: Reading, choices: Choices, only: str | None = None) -> list[ProductRow]:
    """Every product by GMV, most first, then by name, with its share and what to do about it; or only one."""
    every, rules = product_sales(reading), choices.thresholds.stock
    whole, judge = sum(sales.gmv or 0 for sales in every), Judge(reading, choices, every)
    pinned = reading.session.shelf.pinned(reading.moment_ms)
    rows = []
    for sales, part in zip(every, parts([sales.gmv for sales in every]), strict=True):
        if only in (None, sales.key):
            sold, shown = sold_of(reading, sales.key), pinned is not None and pinned[1] == sales.key
            left = stock_left(reading, sales.key, sold)
            row = product_row(
                reading, sales, left, minutes_left(reading, sold, left, rules), rules, pinned=shown,
                share=share(sales.gmv, whole), part=part, advice=judge.advice(sales, pinned=shown, sold_out=left == 0),
            )  # fmt: skip
            rows.append(row)
    return rows
