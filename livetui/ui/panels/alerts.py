"""What has been pointed out: what still holds first, each with what to do about it."""

from livetui.language import said
from livetui.text import Clean
from livetui.ui.draw import Canvas, Drawing, Piece, Row, own
from livetui.ui.look import SIGNS, Look, framed, loud, sentence
from livetui.ui.panel import Listed, Panel
from livetui.ui.stack import window
from livetui.ui.table import left_out, under_cursor
from livetui.ui.theme import Theme
from livetui.ui.wrap import wrap
from livetui.views.alerts import AlertRow, Alerts, alerts
from livetui.views.figures import count, position

_MOST_LINES = 4
_WORDY = 44
"""On a narrower panel how many hold goes before in which order they stand."""


def _pick(view: Alerts, key: object) -> int | None:
    return next((row.at_s for row in view.rows if row.alert.key == key), None)


LISTED: Listed[Alerts] = Listed(keys=lambda view: [row.alert.key for row in view.rows], pick=_pick)


def draw(view: Alerts, width: int, height: int, look: Look) -> Drawing:
    """As many as have room, and among them the one under the cursor; the last of them may go without what to do."""
    theme = look.theme
    right = ((own("{count} now", count=count(view.holding)), loud(view.worst, theme)),) if view.worst else ()
    title: tuple[Piece, ...] = ((own("Alerts"), theme.title),)
    if width >= _WORDY:
        title = (*title, (own(" · what holds first"), theme.dim))
    canvas, inside = framed(width, height, look, title, right)
    if not view.rows:
        sentence(inside, look, own("Nothing has been pointed out yet"))
        return canvas.drawing()
    blocks = [lines(row, inside.width, theme) for row in view.rows]
    keys = [row.alert.key for row in view.rows]
    cursor = keys.index(look.hand.cursor) if look.hand.cursor in keys else None
    start, end = window(blocks, inside.height, cursor or 0)
    room = inside.height - 1 - sum(map(len, blocks[start:end]))
    for index in range(end, len(blocks)):
        blocks[index] = lines(view.rows[index], inside.width, theme, advised=False)
        if (room := room - len(blocks[index])) < 0:
            break
        end = index + 1
    y = 0
    for index in range(start, end):
        _block(inside, y, blocks[index], keys[index], index == cursor, look)
        y += len(blocks[index])
    inside.put(0, inside.height - 1, left_out(start, view.total - end), theme.dim)
    return canvas.drawing()


def lines(row: AlertRow, cells: int, theme: Theme, *, advised: bool = True) -> list[tuple[Piece, ...]]:
    """What was pointed out and when, and while it holds what to do, if that is ``advised``."""
    alert, holds = row.alert, row.until_s is None
    when = position(row.at_s) if row.until_s is None else Clean(f"{position(row.at_s)}–{position(row.until_s)}")
    first, *more = wrap(said(alert.sentence), cells - 2, len(when) + 1, _MOST_LINES)
    sign = SIGNS[alert.severity], loud(alert.severity, theme) if holds else theme.dim
    style = theme.strong if holds else theme.dim
    found: list[tuple[Piece, ...]] = [(sign, (Clean(f" {when} "), theme.text if holds else theme.dim), (first, style))]
    found += [((own("  "), theme.dim), (part, style)) for part in more]
    if holds and advised:
        found += [((own("  "), theme.dim), (part, theme.text)) for part in wrap(said(alert.advice), cells - 2, 0, _MOST_LINES)]
    return found


def _block(canvas: Canvas, y: int, block: list[tuple[Piece, ...]], key: str, under: bool, look: Look) -> None:
    for i, line in enumerate(block):
        canvas.line(0, y + i, line, canvas.width)
        canvas.spot(0, y + i, canvas.width, Row(key))
        if under:
            canvas.tint(y + i, look.theme.ground)
    if under:
        under_cursor(canvas, look, y)


PANEL = Panel(name="alerts", build=alerts, draw=draw, listed=LISTED)
