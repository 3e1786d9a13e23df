"""Followers against the others."""

from livetui.text import Clean
from livetui.ui.draw import Drawing, Piece, own
from livetui.ui.look import Look, framed, sentence
from livetui.ui.panel import Panel
from livetui.ui.table import Column, table
from livetui.views.figures import MISSING, count, money
from livetui.views.followers import FollowerRow, Followers, followers

_STATES = {True: own("Followers"), False: own("Others"), None: own("Not known")}


def draw(view: Followers, width: int, height: int, look: Look) -> Drawing:
    """A row each, of whom nothing is known only where there are such."""
    theme = look.theme
    canvas, inside = framed(width, height, look, ((own("Followers"), theme.title),), ((look.span_words, theme.dim),))
    told = [row for row in view.rows if row.follower is not None and (row.viewers is not None or row.gmv is not None)]
    if not told:
        sentence(inside, look, own("The feed does not say who follows"))
        return canvas.drawing()

    def name(row: FollowerRow, cells: int) -> tuple[Piece, ...]:
        return ((_STATES[row.follower], theme.text if row.follower is not None else theme.dim),)

    def figure(text: Clean) -> Piece:
        return text, theme.dim if text == MISSING else theme.text

    def amount(minor: float | None) -> Piece:
        return figure(money(minor, view.currency, short=True))

    def number(value: int | None) -> Piece:
        return figure(count(value, short=True))

    columns: tuple[Column[FollowerRow], ...] = (
        Column(own("viewers"), 7, 5, lambda row: number(row.viewers)),
        Column(own("customers"), 9, 2, lambda row: number(row.customers)),
        Column(own("SKU orders"), 10, 1, lambda row: number(row.sku_orders)),
        Column(own("GMV"), 8, 4, lambda row: amount(row.gmv)),
        Column(own("avg price"), 9, 3, lambda row: amount(row.avg_price)),
    )
    table(inside, look, own(""), view.rows, name, columns, name_cells=9, widest_name=16)
    return canvas.drawing()


PANEL = Panel(name="followers", build=followers, draw=draw)
