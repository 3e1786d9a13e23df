"""The pinned product's card."""

from livetui.text import Clean, fit, width
from livetui.ui.draw import Drawing, Piece, own
from livetui.ui.look import Look, framed, sentence
from livetui.ui.panel import Panel
from livetui.views.figures import MISSING, count, money, position
from livetui.views.pinned import Pinned, pinned


def draw(view: Pinned | None, cells: int, height: int, look: Look) -> Drawing:
    """Name and price, then what is left and what was sold since the pin."""
    theme = look.theme
    right = ((Clean(f"since {position(view.since_s)}"), theme.dim),) if view else ()
    canvas, inside = framed(cells, height, look, ((own("Pinned"), theme.title),), right)
    if view is None:
        sentence(inside, look, own("No product is pinned"))
        return canvas.drawing()
    price = money(view.price, view.currency)
    inside.line(0, 0, ((own("● "), theme.accent), (fit(view.name, inside.width - width(price) - 4), theme.strong)))
    inside.right(0, ((price, theme.dim if price == MISSING else theme.strong),))
    inside.line(2, 1, (*_stock(view, look), *_sold(view, look)))
    return canvas.drawing()


def _stock(view: Pinned, look: Look) -> tuple[Piece, ...]:
    theme = look.theme
    if view.stock is None:
        return ()
    if view.stock <= 0:
        return (own("sold out"), theme.bad), (own(" · "), theme.dim)
    return (count(view.stock, short=True), theme.warn if view.low else theme.text), (own(" left · "), theme.dim)


def _sold(view: Pinned, look: Look) -> tuple[Piece, ...]:
    if view.sold is None:
        return ((Clean(f"pinned for {position(view.for_s)}"), look.theme.dim),)
    return (count(view.sold, short=True), look.theme.strong), (Clean(f" sold in {position(view.for_s)}"), look.theme.dim)


PANEL = Panel(name="pinned", build=pinned, draw=draw, focus=False)
