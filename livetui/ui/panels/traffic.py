"""Which channels bring the viewers and the money."""

from textual.strip import Strip

from livetui.text import Clean, fit
from livetui.ui.bars import bar
from livetui.ui.draw import Piece, own
from livetui.ui.look import Look, framed, sentence
from livetui.ui.table import Column, table
from livetui.views.channels import channel_words
from livetui.views.figures import MISSING, count, money, percent, ratio
from livetui.views.traffic import ChannelRow, Traffic


def draw(view: Traffic, width: int, height: int, look: Look) -> list[Strip]:
    """A row for each channel, paid and organic apart."""
    theme = look.theme
    title = ((own("Traffic sources"), theme.title),)
    canvas, inside = framed(width, height, look, title, ((look.span_words, theme.dim),))
    if not view.rows:
        sentence(inside, look, own("No channel has been reported yet"))
        return canvas.strips()

    def name(row: ChannelRow, cells: int) -> tuple[Piece, ...]:
        words = channel_words(row.channel)
        if not row.paid:
            return ((fit(words, cells), theme.text),)
        return ((fit(words, cells - 5), theme.text), (own(" paid"), theme.accent))

    def part(share: float | None) -> Piece:
        return percent(share), theme.text if share else theme.dim

    def figure(text: Clean) -> Piece:
        return text, theme.dim if text == MISSING else theme.text

    def under(row: ChannelRow, cells: int) -> Piece:
        return bar(row.views_share or 0, cells), theme.bar

    columns: tuple[Column[ChannelRow], ...] = (
        Column(own("views"), 5, 10, lambda row: part(row.views_share)),
        Column(own("impr."), 5, 8, lambda row: part(row.impressions_share)),
        Column(own("GMV"), 5, 9, lambda row: part(row.gmv_share)),
        Column(own("ERR"), 6, 7, lambda row: figure(ratio(row.err))),
        Column(own("CTR"), 6, 6, lambda row: figure(ratio(row.ctr))),
        Column(own("CTOR"), 6, 5, lambda row: figure(ratio(row.ctor))),
        Column(own("orders"), 6, 4, lambda row: figure(count(row.orders, short=True))),
        Column(own("GMV"), 8, 3, lambda row: figure(money(row.gmv, view.currency, short=True))),
        Column(own("views"), 6, 2, lambda row: figure(count(row.views, short=True))),
        Column(own("impressions"), 11, 1, lambda row: figure(count(row.impressions, short=True))),
    )
    table(inside, look, own("channel"), view.rows, name, columns, name_cells=13, widest_name=24, under=under)
    return canvas.strips()
