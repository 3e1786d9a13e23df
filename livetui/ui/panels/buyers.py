"""Where customers differ from viewers, and what follows."""

from livetui.language import said
from livetui.text import Clean, fit
from livetui.ui.draw import Drawing, Piece, own
from livetui.ui.look import Look, framed, sentence
from livetui.ui.panel import Panel
from livetui.ui.table import Column, table
from livetui.ui.wrap import wrap
from livetui.views.buyers import Buyers, Difference, buyers
from livetui.views.figures import MINUS, percent

_TITLES = {"gender": own("gender"), "age": own("age"), "region": own("region"), "device": own("device")}


def draw(view: Buyers, width: int, height: int, look: Look) -> Drawing:
    """A row for each difference, the largest first; then what to do about them."""
    theme = look.theme
    canvas, inside = framed(
        width, height, look, ((own("Customers against viewers"), theme.title),), ((look.span_words, theme.dim),)
    )
    if not view.rows:
        few, same = own("Too few customers are known to tell them from viewers"), own("Customers are like viewers")
        sentence(inside, look, same if view.judged else few)
        return canvas.drawing()

    def name(row: Difference, cells: int) -> tuple[Piece, ...]:
        dimension = Clean(f"{_TITLES.get(row.dimension, Clean(row.dimension))} ")
        return (dimension, theme.dim), (fit(row.label, max(cells - len(dimension), 4)), theme.text)

    def points(row: Difference) -> Piece:
        more = row.difference > 0
        number = f"{abs(row.difference) * 100:.0f}"
        return own("{points} pt", points=Clean(f"{'+' if more else MINUS}{number}")), theme.good if more else theme.warn

    columns: tuple[Column[Difference], ...] = (
        Column(own("viewers"), 7, 2, lambda row: (percent(row.viewers_share), theme.text)),
        Column(own("customers"), 9, 3, lambda row: (percent(row.buyers_share), theme.strong)),
        Column(own("more"), 6, 1, points),
    )
    lines = wrap(said(view.follows), inside.width, 0, 6) if view.follows else []
    rows = len(view.rows) + 1
    lines = lines if rows + len(lines) < inside.height else []
    room = inside.height - (len(lines) + 1 if lines else 0)
    table(inside.area(0, 0, inside.width, room), look, own("who"), view.rows, name, columns, widest_name=28)
    for y, line in enumerate(lines, start=rows + 1):
        inside.put(0, y, line, theme.text)
    return canvas.drawing()


PANEL = Panel(name="buyers", build=buyers, draw=draw)
