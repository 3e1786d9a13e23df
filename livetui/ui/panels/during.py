"""How a product did while it was pinned and during each promotion of it, each against as long before."""

from livetui.text import Clean, fit
from livetui.ui.draw import Canvas, Piece, own
from livetui.ui.look import Look
from livetui.ui.panels.compared import LINES, Line, changed
from livetui.views.figures import MISSING, position, symbol
from livetui.views.mark_kind import MarkKind
from livetui.views.performance import Compared
from livetui.views.product_detail import During, ProductDetail

_LABELS = 12
_CHANGE = 8


def during(canvas: Canvas, view: ProductDetail, look: Look) -> None:
    """A column for the latest pin and each promotion, newest first, as many as fit: before → during, and the change."""
    theme = look.theme
    if not view.during:
        canvas.put(0, 0, own("It has not been pinned so far, and has had no promotion"), theme.dim, canvas.width)
        return
    cells = _figure(view)
    whole = 2 * cells + 3 + _CHANGE
    room = max((canvas.width - _LABELS) // (whole + 2), 1)
    left_out = len(view.during) - room
    canvas.put(0, 0, own("+ {count} more", count=left_out) if left_out > 0 else own("before →"), theme.dim, _LABELS)
    for y, line in enumerate(LINES, 1):
        canvas.put(0, y, line.words, theme.dim, _LABELS)
    for i, each in enumerate(view.during[:room]):
        area = canvas.area(_LABELS + 2 + i * (whole + 2), 0, whole, canvas.height)
        area.line(0, 0, _head(each, whole, look))
        for y, line in enumerate(LINES, 1):
            _compare(area, y, line, each.compared, cells, view.currency, look)


def cells_for(view: ProductDetail) -> int:
    """How many cells all of it takes."""
    return _LABELS + len(view.during) * (2 * _figure(view) + 5 + _CHANGE)


def _figure(view: ProductDetail) -> int:
    return max(len(symbol(view.currency)) + 5, 6)


def _head(each: During, cells: int, look: Look) -> tuple[Piece, ...]:
    """The letter that marks it on the timeline, from when to when, and what it is."""
    kind = MarkKind.PIN if each.title is None else MarkKind.PROMOTION
    end = position(each.at_s + each.compared.during.length_s) if each.over else own("now")
    words = Clean(f" {position(each.at_s)}–{end} {each.title or own('pinned')}")
    return (Clean(kind.value), look.theme.marks[kind]), (fit(words, cells - 1), look.theme.text)


def _compare(canvas: Canvas, y: int, line: Line, compared: Compared, cells: int, currency: str | None, look: Look) -> None:
    """``before → during  change``, each in its column."""
    theme = look.theme
    before, now = None if compared.before is None else line.of(compared.before), line.of(compared.during)
    then, since = line.write(before, currency), line.write(now, currency)
    canvas.put(0, y, then, theme.dim, cells, "right")
    canvas.put(cells, y, own(" → "), theme.faint)
    canvas.put(cells + 3, y, since, theme.dim if since == MISSING else theme.strong, cells, "right")
    if change := changed(before, now, theme):
        canvas.put(2 * cells + 3, y, *change, _CHANGE, "right")
