"""What viewers say, the newest at the bottom."""

from textual.strip import Strip

from livetui.text import fit, width
from livetui.ui.draw import Canvas, Piece, own
from livetui.ui.look import Look, framed, sentence
from livetui.ui.wrap import wrap
from livetui.views.comments import CommentRow, Comments
from livetui.views.figures import count, position

_WIDEST_NAME = 16
_MOST_LINES = 3


def draw(view: Comments, width: int, height: int, look: Look) -> list[Strip]:
    """As many of the latest as fit; a long one goes on below its beginning."""
    theme = look.theme
    total = ((count(view.total), theme.text),) if view.total else ()
    canvas, inside = framed(width, height, look, ((own("Comments"), theme.title),), total)
    if view.total is None:
        sentence(inside, look, own("No comment has come yet"))
    elif not view.rows:
        sentence(inside, look, own("Nobody has written yet"))
    else:
        _fill(inside, view.rows, look)
    return canvas.strips()


def _fill(area: Canvas, rows: tuple[CommentRow, ...], look: Look) -> None:
    clock = max(width(position(row.at_s)) for row in rows[-area.height :])
    y = area.height
    for row in reversed(rows):
        lines = _lines(row, area.width - clock - 1, look)
        y -= len(lines)
        if y < 0:
            break
        area.put(0, y, position(row.at_s), look.theme.dim, clock, "right")
        for i, line in enumerate(lines):
            area.line(clock + 1, y + i, line)


def _lines(row: CommentRow, cells: int, look: Look) -> list[tuple[Piece, ...]]:
    """The name, then the words, wrapped."""
    theme = look.theme
    mark = own("★") if row.moderator else own("+") if row.follower else own("")
    name = fit(row.name, min(_WIDEST_NAME, max(cells // 2, 4)))
    who: tuple[Piece, ...] = ((mark, theme.accent), (name, theme.accent if row.moderator else theme.dim), (own(" "), theme.dim))
    first, *rest = wrap(row.text, cells, width(mark) + width(name) + 1, _MOST_LINES)
    return [(*who, (first, theme.text)), *(((line, theme.text),) for line in rest)]
