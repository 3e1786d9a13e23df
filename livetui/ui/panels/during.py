"""How a product did while it was pinned and during each promotion of it, each against as long before."""

from collections.abc import Callable
from dataclasses import dataclass

from livetui.text import Clean, fit
from livetui.ui.draw import Canvas, Piece, own
from livetui.ui.look import Look
from livetui.views.figures import MISSING, count, money, position, ratio, relative, symbol
from livetui.views.marks import MarkKind
from livetui.views.performance import Compared, Performance
from livetui.views.product_detail import During, ProductDetail

_LABELS = 12
_CHANGE = 8


@dataclass(frozen=True, slots=True)
class _Line:
    words: Clean
    of: Callable[[Performance], float | None]
    write: Callable[[float | None, str | None], Clean]


def _number(value: float | None, currency: str | None) -> Clean:
    return count(value, short=True)


def _money(value: float | None, currency: str | None) -> Clean:
    return money(value, currency, short=True)


def _ratio(value: float | None, currency: str | None) -> Clean:
    return ratio(value)


_LINES = (
    _Line(own("GMV / min"), lambda p: p.per_minute(p.gmv), _money),
    _Line(own("orders / min"), lambda p: p.per_minute(p.orders), _number),
    _Line(own("CTR"), lambda p: p.ctr, _ratio),
    _Line(own("CTOR"), lambda p: p.ctor, _ratio),
    _Line(own("clicks / min"), lambda p: p.per_minute(p.clicks), _number),
    _Line(own("impr. / min"), lambda p: p.per_minute(p.impressions), _number),
)
"""The more telling first: the last ones go where there is no room."""


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
    canvas.put(0, 0, Clean(f"+ {left_out} more") if left_out > 0 else own("before →"), theme.dim, _LABELS)
    for y, line in enumerate(_LINES, 1):
        canvas.put(0, y, line.words, theme.dim, _LABELS)
    for i, each in enumerate(view.during[:room]):
        area = canvas.area(_LABELS + 2 + i * (whole + 2), 0, whole, canvas.height)
        area.line(0, 0, _head(each, whole, look))
        for y, line in enumerate(_LINES, 1):
            _compare(area, y, line, each.compared, cells, view.currency, look)


def cells_for(view: ProductDetail) -> int:
    """How many cells all of it takes."""
    return _LABELS + len(view.during) * (2 * _figure(view) + 5 + _CHANGE)


def _figure(view: ProductDetail) -> int:
    return max(len(symbol(view.currency)) + 5, 6)


def _head(each: During, cells: int, look: Look) -> tuple[Piece, ...]:
    """The letter that marks it on the timeline, from when to when, and what it is."""
    kind = MarkKind.PIN if each.title is None else MarkKind.PROMOTION
    end = position(each.at_s + each.compared.during.length_s) if each.over else "now"
    words = Clean(f" {position(each.at_s)}–{end} {each.title or 'pinned'}")
    return (Clean(kind.value), look.theme.marks[kind]), (fit(words, cells - 1), look.theme.text)


def _compare(canvas: Canvas, y: int, line: _Line, compared: Compared, cells: int, currency: str | None, look: Look) -> None:
    """``before → during  change``, each in its column."""
    theme = look.theme
    before, now = None if compared.before is None else line.of(compared.before), line.of(compared.during)
    then, since = line.write(before, currency), line.write(now, currency)
    canvas.put(0, y, then, theme.dim, cells, "right")
    canvas.put(cells, y, own(" → "), theme.faint)
    canvas.put(cells + 3, y, since, theme.dim if since == MISSING else theme.strong, cells, "right")
    change = (now - before) / before if now is not None and before else None
    if change is not None:
        canvas.put(2 * cells + 3, y, relative(change), theme.good if change > 0 else theme.dim, _CHANGE, "right")
