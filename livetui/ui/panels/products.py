"""How each product sells, which one is pinned, and what to do about each."""

from collections.abc import Hashable
from math import ceil

from msgspec.structs import replace

from livetui.language import said
from livetui.text import Clean, fit, join, width
from livetui.ui.draw import Canvas, Drawing, Piece, own
from livetui.ui.list_title import list_title, nothing_found
from livetui.ui.look import Look, framed, sentence
from livetui.ui.panel import Listed, Panel, Pick
from livetui.ui.table import Column, chosen, table
from livetui.views import products as view_model
from livetui.views.choices import Choices
from livetui.views.figures import MISSING, count, money, part, position, ratio, symbol
from livetui.views.product_advice import SHORT
from livetui.views.products import COLUMNS, ProductRow, Products, told_around


def _look_closely(view: Products, key: Hashable) -> Pick | None:
    """Look closely at this product; if that is so already, at the pinned one again."""
    if not isinstance(key, str):
        return None

    def choose(choices: Choices) -> Choices:
        return replace(choices, product=None if choices.product == key else key)

    return choose


LISTED: Listed[Products] = Listed(
    keys=lambda view: [row.key for row in view.rows],
    pick=_look_closely,
    columns=COLUMNS,
    choosable=True,
    searched=own("products by name, id or SKU"),
    ready=told_around,
)


_LEFT_OUT = 24
"""How many cells the words have that say how many products there is no room for."""


def draw(view: Products, cells: int, height: int, look: Look) -> Drawing:
    """A row for each product, the pinned and the chosen one marked; what runs out says so."""
    title = list_title(own("Products"), look, COLUMNS, len(view.rows), view.hidden)
    canvas, inside = framed(cells, height, look, title, _pinned(view, look))
    if not view.rows:
        if view.hidden:
            nothing_found(inside, look)
        else:
            sentence(inside, look, own("No product has been shown yet"))
        return canvas.drawing()

    def name(row: ProductRow, cells: int) -> tuple[Piece, ...]:
        pinned = own("●") if row.pinned else own(" ")
        closely = own("▸") if row.key == view.chosen else own(" ")
        style = look.theme.strong if row.pinned else look.theme.text
        return (pinned, look.theme.accent), (closely, look.theme.accent), (fit(row.name or row.product, cells - 2), style)

    table(
        inside, look, own("  product"), view.rows, name, chosen(_columns(view, look), look.hand.columns),
        name_cells=min(max(inside.width * 2 // 5, 14), 30), widest_name=60, key=lambda row: row.key, head_key="name",
    )  # fmt: skip
    _against_live(view, inside, look)
    return canvas.drawing()


def _against_live(view: Products, inside: Canvas, look: Look) -> None:
    """Why products do not add up to the LIVE, as much of it as has room: on a line to spare, or behind what is left out."""
    y, spare = inside.height - 1, inside.height - len(view.rows) - 1
    cut = _LEFT_OUT if spare < 0 else 0
    parts = [] if view.against is None or view.hidden or not spare else list(map(said, view.against.words(view.currency)))
    while parts and width(join(parts, own(" · "))) > inside.width - cut:
        parts.pop()
    inside.put(cut, y, join(parts, own(" · ")), look.theme.dim, inside.width - cut, "right" if cut else "left")


def _columns(view: Products, look: Look) -> tuple[Column[ProductRow], ...]:
    cells = max(len(symbol(view.currency)) + 5, 6)

    def figure(text: Clean) -> Piece:
        return text, look.theme.dim if text == MISSING else look.theme.text

    def number(value: float | None) -> Piece:
        return figure(count(value, short=True))

    def amount(minor: float | None) -> Piece:
        return figure(money(minor, view.currency, short=True))

    def sold(row: ProductRow) -> Piece:
        return money(row.gmv, view.currency, short=True), look.theme.strong if row.gmv else look.theme.dim

    return (
        Column(own("GMV"), cells, 17, sold, "gmv"),
        Column(own("of GMV"), 7, 10, lambda row: figure(part(row.gmv_part)), "gmv_share"),
        Column(own("SKU orders"), 10, 4, lambda row: number(row.sku_orders), "sku_orders"),
        Column(own("orders"), 6, 9, lambda row: number(row.orders), "orders"),
        Column(own("sold"), 5, 13, lambda row: number(row.items_sold), "items_sold"),
        Column(own("impr."), 6, 7, lambda row: number(row.impressions), "impressions"),
        Column(own("clicks"), 6, 8, lambda row: number(row.clicks), "clicks"),
        Column(own("CTR"), 6, 14, lambda row: figure(ratio(row.ctr)), "ctr"),
        Column(own("carts"), 6, 6, lambda row: number(row.carts), "carts"),
        Column(own("to cart"), 7, 3, lambda row: figure(ratio(row.add_to_cart_rate)), "add_to_cart_rate"),
        Column(own("CTOR"), 6, 16, lambda row: figure(ratio(row.ctor)), "ctor"),
        Column(own("SKU CTOR"), 8, 1, lambda row: figure(ratio(row.sku_ctor)), "sku_ctor"),
        Column(own("GPM"), cells, 2, lambda row: amount(row.gpm), "gpm"),
        Column(own("price"), cells, 5, lambda row: amount(row.price), "price"),
        Column(own("stock"), 8, 15, lambda row: _stock(row, look), "stock"),
        Column(own("min left"), 8, 11, lambda row: _minutes(row, look), "sold_out_in_min"),
        Column(own("advice"), 14, 12, lambda row: _advice(row, look), "advice"),
    )


def _pinned(view: Products, look: Look) -> tuple[Piece, ...]:
    if not any(row.pinned for row in view.rows):
        return ((own("none pinned"), look.theme.dim),) if view.rows and view.pinned_for_s is None else ()
    since = view.pinned_for_s
    pinned = own(" pinned") if since is None else own(" pinned {time}", time=position(since))
    return ((own("●"), look.theme.accent), (pinned, look.theme.dim))


def _stock(row: ProductRow, look: Look) -> Piece:
    if row.stock is None:
        return MISSING, look.theme.dim
    if row.stock <= 0:
        return own("sold out"), look.theme.bad
    if row.stock_low:
        return own("{count} left", count=count(row.stock, short=True)), look.theme.warn
    return count(row.stock, short=True), look.theme.dim


def _minutes(row: ProductRow, look: Look) -> Piece:
    if row.sold_out_in_min is None or not row.stock:
        return MISSING, look.theme.dim
    return count(ceil(row.sold_out_in_min), short=True), look.theme.warn if row.stock_low else look.theme.dim


def _advice(row: ProductRow, look: Look) -> Piece:
    return (MISSING, look.theme.dim) if row.advice is None else (said(SHORT[row.advice]), look.theme.accent)


def _fit(choices: Choices, columns: int, rows: int) -> Choices:
    return replace(choices, room=rows)


PANEL = Panel(name="products", build=view_model.products, draw=draw, fit=_fit, listed=LISTED)
