"""The whole LIVE in one line: its shape, its key events and the play head; a click goes there."""

from rich.style import Style

from livetui.text import Clean, width
from livetui.ui.bars import LEVELS, resample
from livetui.ui.brackets import brackets, column
from livetui.ui.chart import placed
from livetui.ui.draw import Canvas, Drawing, own
from livetui.ui.look import Look, Transport
from livetui.ui.panel import Panel
from livetui.ui.playback import Playing, speed_words
from livetui.views.figures import position
from livetui.views.mark_kind import MarkKind
from livetui.views.timeline import Timeline, timeline

_SIGNS = {Playing.PLAYING: own("▶"), Playing.PAUSED: own("‖"), Playing.ENDED: own("■")}
_REVERSED = Style(reverse=True)
_URGENT = (MarkKind.VIOLATION, MarkKind.ALERT, MarkKind.PROMOTION)
_MARKS_CELLS = 60
"""On a line shorter than this, marks that share it with the shape would hide it: only the urgent ones are drawn."""
_CLOCK = 8
"""Cells of a time; those of a LIVE of a hundred hours, or with one wrong clock, take more."""
_RIGHT = 11
"""Cells kept for the speed, so that the line does not move with it."""


def draw(view: Timeline, width: int, height: int, look: Look) -> Drawing:
    """One row: marks on the shape, where the play head is the one that stands reversed. Two and more: a row of marks below.

    The stretch that is chosen, or being drawn, is bright and between brackets.
    """
    canvas, theme = Canvas(width, height), look.theme
    left, columns = _place(width, view)
    if not columns:
        return canvas.drawing()
    total = _total(view)
    known = min(round(columns * view.length_s / total), columns) if total else 0
    head = column(view.at_s, 0, total, columns)
    stretch = look.stretch or (None if isinstance(look.span, str) else look.span)
    rows = max(height - 1, 1)
    area = canvas.area(left, 0, columns, rows)
    lit = range(0) if stretch is None else range(*(column(second, 0, total, columns) for second in stretch))
    _shape(area, view, known, head, lit, look)
    shown = view.marks if height > 1 or columns >= _MARKS_CELLS else [m for m in view.marks if m.kind in _URGENT]
    marks = placed(shown, 0, total, columns)
    below = canvas.area(left, height - 1, columns, 1)
    if height > 1:
        below.fill(0, 0, head, own("━"), theme.played)
        below.fill(head, 0, columns - head, own("─"), theme.track)
    if stretch is not None:
        brackets(below, stretch, 0, total, theme.accent, {head, *marks}, line=height > 1)
    for x, mark in marks.items():
        below.put(x, 0, Clean(mark.kind.value), theme.marks[mark.kind])
    for y in range(height - 1):
        area.put(head, y, own("┃"), theme.head)
    if head in marks:
        below.put(head, 0, Clean(marks[head].kind.value), theme.head if height > 1 else theme.head + _REVERSED)
    else:
        below.put(head, 0, own("╹") if height > 1 else own("┃"), theme.head)
    canvas.put(0, height - 1, position(view.clock_s), theme.strong, left - 1, "right")
    _end(canvas, view, width, height - 1, look)
    return canvas.drawing()


def moment_at(view: Timeline, width: int, height: int, x: int, y: int) -> int | None:
    """The second of the LIVE under a column."""
    left, columns = _place(width, view)
    if not columns or not left <= x < left + columns:
        return None
    return round((x - left) * _total(view) / max(columns - 1, 1))


def _place(cells: int, view: Timeline) -> tuple[int, int]:
    """The first column of the line, and how many it has."""
    clock = max(_clock(view), _CLOCK)
    left, right = (clock + 2, clock + _RIGHT) if cells >= 40 else (clock + 1, 1)
    return (left, cells - left - right) if cells >= left + right + 10 else (0, 0)


def _clock(view: Timeline) -> int:
    """Cells of the longest time there is to show."""
    return max(width(position(view.end_clock_s)), width(position(view.clock_s)))


def _total(view: Timeline) -> int:
    """The length the line stands for: all that is known."""
    return view.length_s


def _shape(area: Canvas, view: Timeline, known: int, head: int, lit: range, look: Look) -> None:
    """The bars of what was heard and has been read, the part already played in the accent, and what is lit brighter."""
    theme = look.theme
    levels = resample(view.shape, known)
    most = max((level for level in levels if level), default=0)
    steps = area.height * 8
    for x in range(area.width):
        style = theme.accent if x in lit else theme.played if x < head else theme.dim
        level = levels[x] if x < known else None
        if level is None:
            area.put(x, area.height - 1, own("·"), theme.track)
            continue
        full, rest = divmod(max(round(level * steps / most), 1) if most else 1, 8)
        for y in range(full):
            area.put(x, area.height - 1 - y, own("█"), style)
        if rest:
            area.put(x, area.height - 1 - full, Clean(LEVELS[rest - 1]), style)


def _end(canvas: Canvas, view: Timeline, cells: int, y: int, look: Look) -> None:
    """The length, and what the play head is doing."""
    if cells < 40:
        return
    theme, transport = look.theme, look.transport
    x = cells - max(_clock(view), _CLOCK) - _RIGHT + 1
    canvas.put(x, y, position(view.end_clock_s), theme.dim)
    if transport is None:
        return
    paused = transport.playing is Playing.PAUSED
    words = own(" PAUSED ") if paused else _doing(transport, view.over)
    canvas.put(cells - width(words) - 1, y, words, theme.warn if paused else theme.accent)  # the badge is in the header


def _doing(transport: Transport, over: bool) -> Clean:
    if transport.playing is Playing.ENDED or (transport.playing is Playing.FOLLOWING and over):
        return own("■ end")
    if transport.playing is Playing.FOLLOWING:
        lost = transport.reception is not None and not transport.reception.connected
        return own("no feed") if lost else own("● live")
    return Clean(f"{_SIGNS[transport.playing]} {speed_words(transport.speed)}")


PANEL = Panel(name="timeline", build=timeline, draw=draw, moment_at=moment_at, focus=False, transport=True)
