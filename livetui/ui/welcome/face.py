"""The welcome as it is drawn: the LIVEs, below them what to begin with, and the keys."""

from livetui import __version__
from livetui.text import Clean
from livetui.ui.draw import Canvas, Drawing, Piece, length, own
from livetui.ui.look import Look
from livetui.ui.theme import Theme
from livetui.ui.welcome.about import draw_about
from livetui.ui.welcome.keys import KEYS
from livetui.ui.welcome.lives import FEWEST, draw_lives
from livetui.ui.welcome.start import draw_start
from livetui.ui.welcome.state import State
from livetui.ui.wrap import wrap

_WIDEST = 120
"""Wider lines are hard to follow from the title to the figures."""
_SAID_LINES = 3
_ROOMY = 24
"""From so many rows on, a line is kept free for what is said."""
_LEAST_LIVES = 6
_LEAST_START = 5
_BESIDE = 72
"""From so many columns on, there is room beside the start for what is known about it."""
_FIRST = ("pick", "search", "record", "next_panel", "theme")
_LAST = ("manual", "quit")


def draw(state: State, columns: int, rows: int, theme: Theme) -> Drawing:
    """Everything, at any size: where there is no room for both lists, the one that the cursor stands in."""
    look = Look(theme=theme, caps={key.name: state.caps.get(key.name, key.caps) for key in KEYS})
    canvas = Canvas(columns, rows)
    _header(canvas, theme)
    wide = min(columns, _WIDEST)
    left = (columns - wide) // 2
    top = 1 + _said(canvas.area(left, 1, wide, max(rows - 2, 0)), state, theme)
    if rows >= _ROOMY:
        top = max(top, 2)
    room = rows - 1 - top
    lives, start = _heights(state, room)
    top += (room - lives - start) // 3
    if lives:
        draw_lives(canvas.area(left, top, wide, lives), state, look)
    if start:
        _start(canvas.area(left, top + lives, wide, start), state, look)
    _footer(canvas, look)
    return canvas.drawing()


def _heights(state: State, room: int) -> tuple[int, int]:
    """How many rows the LIVEs have, and what is below them: no more than they fill."""
    start = len(state.start) + 2
    lives = max(len(state.lives or ()) + 3, FEWEST)
    if room < _LEAST_LIVES + _LEAST_START:
        return (0, min(room, start)) if not isinstance(state.cursor, int) else (room, 0)
    start = min(start, max(room * 2 // 5, _LEAST_START, room - lives))
    return min(lives, room - start), start


def _start(canvas: Canvas, state: State, look: Look) -> None:
    beside = canvas.width >= _BESIDE
    cells = canvas.width * 2 // 5 if beside else canvas.width
    draw_start(canvas.area(0, 0, cells, canvas.height), state, look)
    if beside:
        draw_about(canvas.area(cells, 0, canvas.width - cells, canvas.height), state, look)


def _header(canvas: Canvas, theme: Theme) -> None:
    end = canvas.line(
        1, 0, ((own("livetui   "), theme.accent), (own("LIVEs as they happen, and after they are over"), theme.dim))
    )
    version = Clean(__version__)
    if end + len(version) + 3 < canvas.width:
        canvas.right(0, ((version, theme.dim),), canvas.width - 1)


def _said(canvas: Canvas, state: State, theme: Theme) -> int:
    """What there is to say, and how many lines that took."""
    if state.said is None:
        return 0
    lines = wrap(state.said, canvas.width - 4, 0, _SAID_LINES)
    sign: Piece = (own("✕ "), theme.bad) if state.failed else (own("· "), theme.accent)
    canvas.line(1, 0, (sign,))
    for y, line in enumerate(lines):
        canvas.put(3, y, line, theme.bad if state.failed else theme.text)
    return len(lines)


def _footer(canvas: Canvas, look: Look) -> None:
    """Whole entries only, the more important ones first; the manual and quit keep their places at the right."""
    theme, y, end, x = look.theme, canvas.height - 1, canvas.width - 1, 1
    entries: dict[str, tuple[Piece, ...]] = {
        key.name: ((look.caps[key.name], theme.text), (own(" "), theme.dim), (key.footer, theme.dim))
        for key in KEYS
        if key.footer is not None
    }
    for name in reversed(_LAST):
        if end - length(entries[name]) > 0:
            end = canvas.right(y, entries[name], end) - 3
    for name in _FIRST:
        if x + length(entries[name]) <= end:
            x = canvas.line(x, y, entries[name]) + 3
