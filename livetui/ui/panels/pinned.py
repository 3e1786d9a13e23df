"""The pinned product's card."""

from livetui.text import fit, width
from livetui.ui.draw import Drawing, Piece, length, own
from livetui.ui.look import Look, framed, sentence
from livetui.ui.panel import Panel
from livetui.views.figures import MISSING, count, money, position
from livetui.views.pinned import Pinned, pinned


def draw(view: Pinned | None, cells: int, height: int, look: Look) -> Drawing:
    """Name and price, then what is left and what was sold since the pin: below, or beside where there is only one line."""
    theme = look.theme
    right = ((own("since {time}", time=position(view.since_s)), theme.dim),) if view else ()
    canvas, inside = framed(cells, height, look, ((own("Pinned"), theme.title),), right)
    if view is None:
        sentence(inside, look, own("No product is pinned"))
        return canvas.drawing()
    price = money(view.price, view.currency)
    below = (*_stock(view, look), *_sold(view, look))
    beside = 0 if inside.height > 1 else length(below) + 3
    room = max(inside.width - width(price) - 4 - beside, 0)
    x = inside.line(0, 0, ((own("● "), theme.accent), (fit(view.name, room), theme.strong)))
    inside.right(0, ((price, theme.dim if price == MISSING else theme.strong),))
    if beside:
        inside.line(x, 0, ((own(" · "), theme.dim), *below))
    else:
        inside.line(2, 1, below)
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
        return ((own("pinned for {time}", time=position(view.for_s)), look.theme.dim),)
    time = position(view.for_s)
    if view.sold == 1:
        return ((own("1 sold in {time}", time=time), look.theme.strong),)
    return (count(view.sold, short=True), look.theme.strong), (own(" sold in {time}", time=time), look.theme.dim)


PANEL = Panel(name="pinned", build=pinned, draw=draw, focus=False)
