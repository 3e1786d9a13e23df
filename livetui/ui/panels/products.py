"""How each product sells, and which one is pinned."""

from textual.strip import Strip

from livetui.text import Clean, fit
from livetui.ui.draw import Piece, own
from livetui.ui.look import Look, framed, sentence
from livetui.ui.table import Column, table
from livetui.views.figures import MISSING, count, money, position, ratio, symbol
from livetui.views.products import ProductRow, Products

LOW_STOCK = 10
"""From here down what is left is a warning."""


def draw(view: Products, width: int, height: int, look: Look) -> list[Strip]:
    """A row for each product, the pinned one marked; what runs out says so."""
    theme = look.theme
    right = _pinned(view, look)
    canvas, inside = framed(width, height, look, ((own("Products"), theme.title),), right)
    if not view.rows:
        sentence(inside, look, own("No product has been shown yet"))
        return canvas.strips()

    def name(row: ProductRow, cells: int) -> tuple[Piece, ...]:
        mark = (own("● "), theme.accent) if row.pinned else (own("  "), theme.dim)
        return (mark, (fit(row.name or row.product, cells - 2), theme.strong if row.pinned else theme.text))

    def figure(text: Clean) -> Piece:
        return text, theme.dim if text == MISSING else theme.text

    def sold(row: ProductRow) -> Piece:
        text = money(row.gmv, view.currency, short=True)
        return text, theme.strong if row.gmv else theme.dim

    money_cells = max(len(symbol(view.currency)) + 5, 6)
    columns: tuple[Column[ProductRow], ...] = (
        Column(own("GMV"), money_cells, 10, sold),
        Column(own("sold"), 5, 6, lambda row: figure(count(row.items_sold, short=True))),
        Column(own("CTR"), 6, 9, lambda row: figure(ratio(row.ctr))),
        Column(own("CTOR"), 6, 8, lambda row: figure(ratio(row.ctor))),
        Column(own("stock"), 8, 7, lambda row: _stock(row, look)),
        Column(own("orders"), 6, 5, lambda row: figure(count(row.orders, short=True))),
        Column(own("clicks"), 6, 4, lambda row: figure(count(row.clicks, short=True))),
        Column(own("impr."), 6, 3, lambda row: figure(count(row.impressions, short=True))),
        Column(own("carts"), 6, 2, lambda row: figure(count(row.carts, short=True))),
        Column(own("price"), money_cells, 1, lambda row: figure(money(row.price, view.currency, short=True))),
    )
    table(
        inside, look, own("  product"), view.rows, name, columns, name_cells=min(max(inside.width // 3, 14), 34), widest_name=60
    )
    return canvas.strips()


def _pinned(view: Products, look: Look) -> tuple[Piece, ...]:
    if not any(row.pinned for row in view.rows):
        return ((own("none pinned"), look.theme.dim),) if view.rows else ()
    since = "" if view.pinned_for_s is None else f" {position(view.pinned_for_s)}"
    return ((own("●"), look.theme.accent), (Clean(f" pinned{since}"), look.theme.dim))


def _stock(row: ProductRow, look: Look) -> Piece:
    if row.stock is None:
        return MISSING, look.theme.dim
    if row.stock <= 0:
        return own("sold out"), look.theme.bad
    if row.stock <= LOW_STOCK:
        return Clean(f"{row.stock} left"), look.theme.warn
    return count(row.stock, short=True), look.theme.dim
