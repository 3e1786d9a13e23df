"""What viewers say, the newest at the bottom; above it what waits most urgently for an answer."""

from msgspec.structs import replace

from livetui.text import fit, width
from livetui.ui.draw import Canvas, Drawing, Piece, own
from livetui.ui.look import Look, framed, sentence
from livetui.ui.panel import Panel
from livetui.ui.panels.questions import draw_urgent
from livetui.ui.wrap import wrap
from livetui.views.choices import Choices
from livetui.views.comments import CommentRow, Comments, comments
from livetui.views.figures import count, position

_WIDEST_NAME = 16
MOST_LINES = 3
_LATEST_LINES = 5
"""So many lines are kept for the latest comments before a question has one."""


def draw(view: Comments, width: int, height: int, look: Look) -> Drawing:
    """As many of the latest as fit; a long one goes on below its beginning."""
    theme = look.theme
    total = ((count(view.total), theme.text),) if view.total else ()
    canvas, inside = framed(width, height, look, ((own("Comments"), theme.title),), total)
    if view.total is None:
        sentence(inside, look, own("No comment has come yet"))
    elif not view.rows:
        sentence(inside, look, own("Nobody has written yet"))
    else:
        urgent = view.urgent[: max(inside.height - _LATEST_LINES, 0)]
        for y, question in enumerate(urgent):
            draw_urgent(inside, y, question, look)
        _fill(inside.area(0, len(urgent), inside.width, inside.height - len(urgent)), view.rows, look)
    return canvas.drawing()


def _fill(area: Canvas, rows: tuple[CommentRow, ...], look: Look) -> None:
    clock = max(width(position(row.at_s)) for row in rows[-area.height :])
    y = area.height
    for row in reversed(rows):
        if not y:
            break
        lines = comment_lines(row, area.width - clock - 1, look, min(y, MOST_LINES))
        y -= len(lines)
        area.put(0, y, position(row.at_s), look.theme.dim, clock, "right")
        for i, line in enumerate(lines):
            area.line(clock + 1, y + i, line)


def comment_lines(row: CommentRow, cells: int, look: Look, most: int = MOST_LINES) -> list[tuple[Piece, ...]]:
    """The name, then the words, wrapped; no more lines than ``most``."""
    theme = look.theme
    mark = own("★") if row.moderator else own("+") if row.follower else own("")
    name = fit(row.name, min(_WIDEST_NAME, max(cells // 2, 4)))
    who: tuple[Piece, ...] = ((mark, theme.accent), (name, theme.accent if row.moderator else theme.dim), (own(" "), theme.dim))
    first, *rest = wrap(row.text, cells, width(mark) + width(name) + 1, most)
    return [(*who, (first, theme.text)), *(((line, theme.text),) for line in rest)]


def _fit(choices: Choices, columns: int, rows: int) -> Choices:
    """No more than have a line each."""
    return replace(choices, comments=min(choices.comments, rows))


PANEL = Panel(name="comments", build=comments, draw=draw, fit=_fit)
