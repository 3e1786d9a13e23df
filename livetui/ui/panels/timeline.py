"""The whole LIVE in one line: its shape, its key events and the play head; a click goes there."""

from textual.strip import Strip

from livetui.text import Clean, width
from livetui.ui.bars import LEVELS, resample
from livetui.ui.chart import placed
from livetui.ui.draw import Canvas, own
from livetui.ui.look import Look, Transport
from livetui.ui.playback import Playing, speed_words
from livetui.views.figures import position
from livetui.views.marks import MarkKind
from livetui.views.timeline import Timeline

_SIGNS = {Playing.PLAYING: own("▶"), Playing.PAUSED: own("‖"), Playing.ENDED: own("■")}
_URGENT = (MarkKind.VIOLATION, MarkKind.PROMOTION)
_MARKS_CELLS = 60
"""On a line shorter than this, marks that share it with the shape would hide it: only the urgent ones are drawn."""
_CLOCK = 8
"""Cells of a time; those of a LIVE of a hundred hours, or with one wrong clock, take more."""
_RIGHT = 11
"""Cells kept for the speed, so that the line does not move with it."""


def draw(view: Timeline, width: int, height: int, look: Look) -> list[Strip]:
    """One row: marks on the shape. Two and more: the shape, and a row of marks below it."""
    canvas, theme = Canvas(width, height), look.theme
    left, columns = _place(width, view)
    if not columns:
        return canvas.strips()
    total = _total(view)
    known = min(round(columns * view.length_s / total), columns) if total else 0
    head = min(round(view.at_s * (columns - 1) / total), columns - 1) if total else 0
    rows = max(height - 1, 1)
    area = canvas.area(left, 0, columns, rows)
    _shape(area, view, known, head, look)
    shown = view.marks if height > 1 or columns >= _MARKS_CELLS else [m for m in view.marks if m.kind in _URGENT]
    marks = placed(shown, 0, total, columns)
    below = canvas.area(left, height - 1, columns, 1)
    if height > 1:
        below.fill(0, 0, head, own("━"), theme.played)
        below.fill(head, 0, columns - head, own("─"), theme.track)
    for x, mark in marks.items():
        below.put(x, 0, Clean(mark.kind.value), theme.marks[mark.kind])
    for y in range(rows):
        area.put(head, y, own("┃"), theme.head)
    if height > 1:
        below.put(head, 0, own("╹") if head not in marks else Clean(marks[head].kind.value), theme.head)
    canvas.put(0, height - 1, position(view.at_s), theme.strong, left - 1, "right")
    _end(canvas, view, width, height - 1, look)
    return canvas.strips()


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
    return max(width(position(view.length_s)), width(position(view.at_s)))


def _total(view: Timeline) -> int:
    """The length the line stands for: all that is known."""
    return view.length_s


def _shape(area: Canvas, view: Timeline, known: int, head: int, look: Look) -> None:
    """The bars up to what has been read, the part already played in the accent."""
    levels = resample(view.shape, known)
    most = max((level for level in levels if level), default=0)
    steps = area.height * 8
    for x in range(area.width):
        style = look.theme.played if x < head else look.theme.dim
        if x >= known:
            area.put(x, area.height - 1, own("·"), look.theme.track)
            continue
        level = levels[x] or 0
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
    canvas.put(x, y, position(view.length_s), theme.dim)
    if transport is None:
        return
    paused = transport.playing is Playing.PAUSED
    words = own(" PAUSED ") if paused else _doing(transport)
    canvas.put(cells - width(words) - 1, y, words, theme.badge_paused if paused else theme.accent)


def _doing(transport: Transport) -> Clean:
    if transport.playing is Playing.ENDED:
        return own("■ end")
    if transport.playing is Playing.FOLLOWING:
        return own("● live")
    return Clean(f"{_SIGNS[transport.playing]} {speed_words(transport.speed)}")
