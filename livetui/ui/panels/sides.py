"""Organic and paid traffic side by side, and which of them does more."""

from livetui.language import said
from livetui.text import Clean, width
from livetui.ui.draw import Canvas, Drawing, Piece, own
from livetui.ui.look import Look, framed, sentence
from livetui.ui.panel import Panel
from livetui.ui.panels.traffic import channel_pieces
from livetui.ui.table import whole
from livetui.ui.wrap import wrap
from livetui.views.figures import MISSING, figure, part, relative
from livetui.views.lead import MEASURES, Measure, Sides, sides
from livetui.views.traffic import ChannelRow

_NAME = 12
_WIDEST_FIGURE = 10
_TOP, _MONTH = own("Most views from"), own("vs last month")
_PART, _CHANGE, _LEAST = 8, 8, 12
_SIDES = (own("organic"), own("paid"))


def draw(view: Sides, cells: int, height: int, look: Look) -> Drawing:
    """A line for each measure, the side that leads by it marked; then what follows, and the channels that bring the most."""
    theme, sums = look.theme, view.traffic
    canvas, inside = framed(cells, height, look, ((own("Organic and paid"), theme.title),), ((look.span_words, theme.dim),))
    if sums.organic is None and sums.paid is None:
        sentence(inside, look, own("No channel has been reported yet"))
        return canvas.drawing()
    said = _said(view, inside.width)
    room = inside.height - 1
    measures = MEASURES[: room if room < len(MEASURES) else len(MEASURES)]
    for words, end in zip(_SIDES, _ends(inside.width), strict=True):
        inside.put(_NAME, 0, words, theme.dim, end - _NAME, "right")
    for y, measure in enumerate(measures, start=1):
        _measure(inside.area(0, y, inside.width, 1), view, measure, look)
    y = len(measures) + 2
    for line in said[: max(inside.height - y, 0)]:
        inside.put(0, y, line, theme.text)
        y += 1
    _top(inside.area(0, y + 1, inside.width, inside.height - y - 1), view, look)
    return canvas.drawing()


def _ends(cells: int) -> tuple[int, int]:
    """The columns behind either side's figures; the sign of a lead stands there."""
    each = min((cells - _NAME) // 2, _WIDEST_FIGURE + 2)
    return _NAME + each - 1, _NAME + 2 * each - 1


def _measure(row: Canvas, view: Sides, measure: Measure, look: Look) -> None:
    theme, lead = look.theme, view.lead
    leads = (lead.organic_by, lead.paid_by) if lead else ((), ())
    row.put(0, 0, own(measure.words), theme.dim, _NAME)
    start = _NAME
    for side, by, end in zip((view.traffic.organic, view.traffic.paid), leads, _ends(row.width), strict=True):
        text = MISSING if side is None else figure(measure.of(side), measure.unit, view.traffic.currency, short=True)
        ahead = measure.key in by
        style = theme.strong if ahead else theme.dim if text == MISSING else theme.text
        row.put(start, 0, whole(text, end - start), style, end - start, "right")
        if ahead:
            row.put(end, 0, own("▲"), theme.accent)
        start = end + 1


def _said(view: Sides, cells: int) -> list[Clean]:
    """What follows from it, where something does."""
    follows = view.lead.follows if view.lead else None
    return wrap(said(follows), cells, 0, 3) if follows else []


def _top(area: Canvas, view: Sides, look: Look) -> None:
    """The channels that bring the most views, and how those changed from last month to this."""
    if area.height < 2 or not view.traffic.top:
        return
    theme, months = look.theme, bool(view.months) and area.width >= _LEAST + _PART + _CHANGE
    end = area.width - _CHANGE * months
    area.put(0, 0, _TOP, theme.dim)
    if months:
        start = width(_TOP) + 1
        area.put(start, 0, _MONTH, theme.dim, area.width - start, "right")
    for y, row in enumerate(view.traffic.top[: area.height - 1], start=1):
        area.line(0, y, _named(row, end - _PART, look), end - _PART)
        area.put(end - _PART, y, part(row.views_part), theme.text, _PART, "right")
        if months:
            change = relative(view.months.get((row.key, row.paid)))
            area.put(end, y, change, theme.dim if change == MISSING else theme.text, _CHANGE, "right")


def _named(row: ChannelRow, cells: int, look: Look) -> tuple[Piece, ...]:
    return channel_pieces(row.channel, row.paid, cells, look)


PANEL = Panel(name="sides", build=sides, draw=draw)
