"""The way from being shown the LIVE to an order, and where most are lost on it."""

from math import log

from livetui.language import said
from livetui.session.counters import Counter
from livetui.text import Clean, width
from livetui.ui.bars import bar
from livetui.ui.draw import Canvas, Drawing, Piece, own
from livetui.ui.look import Look, framed, sentence
from livetui.ui.panel import Panel
from livetui.ui.table import whole
from livetui.ui.wrap import wrap
from livetui.views.figures import count
from livetui.views.funnel import STAGE_WORDS, Funnel, FunnelStage, funnel, step_rate

_SHORT = {
    Counter.PRODUCT_IMPRESSIONS: own("Prod. impr."),
    Counter.PRODUCT_CLICKS: own("Prod. clicks"),
    Counter.CARTS: own("To cart"),
    Counter.CHECKOUTS: own("Checkouts"),
}
_NAME, _SHORT_NAME = 19, 12
_COUNT, _RATE, _MARKET = 7, 9, 8
_LEAST_BAR = 8
_SAID = 3
"""How many lines the bottleneck may take without a bar having to go."""
_KEPT = "\N{NO-BREAK SPACE}"


def draw(view: Funnel, cells: int, height: int, look: Look) -> Drawing:
    """A line for each stage with a bar beside or below it, then the bottleneck in words."""
    theme = look.theme
    canvas, inside = framed(cells, height, look, ((own("Funnel"), theme.title),), ((look.span_words, theme.dim),))
    if not view.stages:
        sentence(inside, look, own("No stage of the funnel has been reported yet"))
        return canvas.drawing()
    stages, ends = len(view.stages), _ends(inside.width)
    beside = inside.width - ends[-1] - 2 >= _LEAST_BAR
    step = 2 if inside.height >= 2 * stages + _SAID + 2 * beside else 1
    words = _words(view, inside.width, max(inside.height - step * stages, 1), look)
    y = int(inside.height > step * stages + len(words))
    if y:
        _heads(inside, ends, beside, look)
    for stage in view.stages[: inside.height - y]:
        _stage(inside.area(0, y, inside.width, 1), ends, view, stage, look)
        if beside:
            _bar(inside.area(ends[-1] + 2, y, inside.width, 1), view, stage, look)
        elif step == 2:
            _bar(inside.area(0, y + 1, inside.width, 1), view, stage, look)
        y += step
    y += int(y + len(words) < inside.height and step == 1)
    for pieces in words:
        inside.line(0, y, pieces)
        y += 1
    return canvas.drawing()


def _ends(cells: int) -> tuple[int, ...]:
    """The columns behind the names, the counts, the rates and, where there is room for them, the market's."""
    if cells < _NAME + _COUNT + _RATE:
        return _SHORT_NAME, _SHORT_NAME + _COUNT - 1, _SHORT_NAME + _COUNT + _RATE - 2
    ends = _NAME, _NAME + _COUNT, _NAME + _COUNT + _RATE
    return (*ends, ends[2] + _MARKET) if cells >= ends[2] + _MARKET + 2 + 2 * _LEAST_BAR else ends


def _heads(canvas: Canvas, ends: tuple[int, ...], beside: bool, look: Look) -> None:
    for start, end, words in zip(ends, ends[1:], (own("count"), own("of above"), own("market")), strict=False):
        if width(words) < end - start:
            canvas.put(start, 0, words, look.theme.dim, end - start, "right")
    if beside:
        canvas.put(ends[-1] + 2, 0, own("log scale"), look.theme.faint)


def _stage(row: Canvas, ends: tuple[int, ...], view: Funnel, stage: FunnelStage, look: Look) -> None:
    """The sign stands by the name, for the rate beside it need not be the one that is low."""
    theme, narrowest = look.theme, view.narrowest(stage)
    style, words = theme.bad if narrowest else theme.text, said(STAGE_WORDS[stage.counter])
    words = words if ends[0] == _NAME else _SHORT.get(stage.counter, words)
    row.put(0, 0, words, style, ends[0])
    row.put(ends[0], 0, count(stage.count, short=True), theme.strong, ends[1] - ends[0], "right")
    if narrowest:
        row.put(min(width(words) + 1, ends[0]), 0, own("▼"), theme.bad)
    if stage.rate is not None:
        style = theme.bad if view.named(stage) else theme.text
        row.put(ends[1], 0, whole(step_rate(stage.rate), ends[2] - ends[1] - 1), style, ends[2] - ends[1], "right")
    if len(ends) > 3 and stage.market is not None:
        row.put(ends[2], 0, whole(step_rate(stage.market), ends[3] - ends[2] - 1), theme.dim, ends[3] - ends[2], "right")


def _bar(row: Canvas, view: Funnel, stage: FunnelStage, look: Look) -> None:
    """How many, on a logarithmic scale: of a hundred thousand shown a hundred who buy are still to be seen."""
    most = max(each.count for each in view.stages)
    part = log(stage.count + 1) / log(most + 1) if most else 0
    row.put(0, 0, bar(part, row.width), look.theme.bad if view.narrowest(stage) else look.theme.bar)


def _words(view: Funnel, cells: int, most: int, look: Look) -> list[list[Piece]]:
    """The bottleneck and what it is held against; that there is none; that it is too early to say."""
    theme, found = look.theme, view.bottleneck
    if found is None:
        words = own("No bottleneck so far: no step is below the market, or below what it was, by more than chance")
        early = own("Too early to name a bottleneck")
        return [[(line, theme.dim)] for line in wrap(words if view.judged else early, cells, 0, min(most, _SAID))]
    named = wrap(own("▼ Bottleneck: {step}:", step=found.step), cells, 0, min(most, 2))
    held = Clean(said(found.held).replace(" %", f"{_KEPT}%").replace(" ×", f"{_KEPT}×"))
    first, *more = wrap(held, cells, width(named[-1]) + 1, max(min(most, _SAID + 1) - len(named) + 1, 1))
    lines: list[list[Piece]] = [[(line, theme.bad)] for line in named]
    lines[-1] += [(own(" "), theme.text), (first, theme.text)]
    return [*lines, *([(line, theme.text)] for line in more)]


PANEL = Panel(name="funnel", build=funnel, draw=draw)
