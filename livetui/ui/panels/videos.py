"""The videos that bring viewers into the LIVE."""

from livetui.text import Clean, fit
from livetui.ui.draw import Drawing, Piece, own
from livetui.ui.list_title import list_title
from livetui.ui.look import Look, framed, sentence
from livetui.ui.panel import Listed, Panel
from livetui.ui.table import Column, table
from livetui.views.figures import MISSING, count, money
from livetui.views.videos import COLUMNS, VideoRow, Videos, videos

LISTED: Listed[Videos] = Listed(keys=lambda view: [row.key for row in view.rows], columns=COLUMNS)


def draw(view: Videos, width: int, height: int, look: Look) -> Drawing:
    """A row for each video."""
    theme = look.theme
    title = list_title(own("Videos"), look, COLUMNS, len(view.rows), 0)
    canvas, inside = framed(width, height, look, title, ((look.span_words, theme.dim),))
    if not view.rows:
        sentence(inside, look, own("No viewer has come through a video yet"))
        return canvas.drawing()

    def name(row: VideoRow, cells: int) -> tuple[Piece, ...]:
        return ((fit(row.video, cells), theme.text),)

    def figure(text: Clean) -> Piece:
        return text, theme.dim if text == MISSING else theme.text

    columns: tuple[Column[VideoRow], ...] = (
        Column(own("views"), 6, 10, lambda row: figure(count(row.views, short=True)), "views"),
        Column(own("GMV"), 8, 9, lambda row: figure(money(row.gmv, view.currency, short=True)), "gmv"),
        Column(own("impr."), 6, 8, lambda row: figure(count(row.impressions, short=True)), "impressions"),
    )
    table(inside, look, own("video"), view.rows, name, columns, name_cells=6, key=lambda row: row.key, head_key="video")
    return canvas.drawing()


PANEL = Panel(name="videos", build=videos, draw=draw, listed=LISTED)
