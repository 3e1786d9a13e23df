"""The figures of both groups against the market, what is lower marked, and GMV as the product of its factors."""

from collections.abc import Hashable

from livetui.diagnosis.diagnosis import Against
from livetui.diagnosis.key_factors import STAGE_WORDS, Stage
from livetui.history.earlier import DAYS
from livetui.language import said
from livetui.text import Clean, fit, width
from livetui.ui.draw import Canvas, Drawing, Piece, own
from livetui.ui.look import Look, framed, sentence
from livetui.ui.panel import Listed, Panel
from livetui.ui.table import Column, table
from livetui.ui.wrap import wrap
from livetui.views.against import TOO_LITTLE
from livetui.views.diagnosis import LivePerformance, PerformanceRow, definition, performance
from livetui.views.figures import MISSING, figure_of, money, relative

_MOST_LINES = 4
_LEAST_ROWS = 5
_SIGNS = {Against.LOWER: own("▼ Lower"), Against.UNSURE: own("◆ Lower?"), Against.NOT_LOWER: own("●")}
_VALUE, _AGAINST = 8, max(map(width, _SIGNS.values())) + 7

Row = PerformanceRow | Stage
"""A metric, or the head of a group."""


def _key(row: Row) -> Hashable:
    return row.metric.key if isinstance(row, PerformanceRow) else row


def _rows(view: LivePerformance) -> tuple[PerformanceRow, ...]:
    """Those that are drawn: none before there is a figure."""
    return view.rows if any(row.value is not None for row in view.rows) else ()


LISTED: Listed[LivePerformance] = Listed(
    keys=lambda view: [row.metric.key for row in _rows(view)], pick=lambda view, key: str(key)
)


def draw(view: LivePerformance, cells: int, height: int, look: Look) -> Drawing:
    """A row for each metric; below them what the one under the cursor means, else how GMV comes about."""
    theme = look.theme
    hint = ((own("↑ ↓ what it means"), theme.dim),) if look.focused else ()
    canvas, inside = framed(cells, height, look, ((own("Performance against the market"), theme.title),), hint)
    if not _rows(view):
        sentence(inside, look, own("No figures of the LIVE have been reported yet"))
        return canvas.drawing()
    told = _words(view, inside, look)
    rows: list[Row] = []
    for stage in Stage:
        rows += [stage, *(row for row in view.rows if row.stage is stage)]
    most = inside.height - (len(told) + 1 if told else 0)
    below = next((lines for lines in (2 * len(rows) + 1, len(rows) + 1) if lines <= most), most)

    def under(row: Row, cells: int) -> Piece:
        return own("") if isinstance(row, Stage) else fit(Clean(f"    {said(definition(row.metric))}"), cells), theme.dim

    table(
        inside.area(0, 0, inside.width, below), look, own("metric"), rows, lambda row, cells: _name(view, row, cells, look),
        _columns(view, look), name_cells=min(24, max(inside.width - _VALUE - _AGAINST - 4, 12)), widest_name=56, key=_key,
        under=under,
    )  # fmt: skip
    for y, pieces in enumerate(told, start=below + 1):
        inside.line(0, y, (pieces,))
    return canvas.drawing()


def _words(view: LivePerformance, inside: Canvas, look: Look) -> list[Piece]:
    """The definition at hand, or the identity; nothing where the rows need the room."""
    theme = look.theme
    under = next((row for row in view.rows if row.metric.key == look.hand.cursor), None)
    words = identity_words(view) if under is None else _about(view, under)
    if words is None:
        return []
    style = theme.dim if under is None else theme.text
    lines = [(line, style) for line in wrap(words, inside.width, 0, _MOST_LINES)]
    least = _LEAST_ROWS if under else len(view.rows) + 3
    return lines if inside.height - len(lines) - 1 >= least else []


def _about(view: LivePerformance, row: PerformanceRow) -> Clean:
    """What the metric means, and whose the benchmark is."""
    words = own("{metric} is {definition}", metric=own(row.metric.short), definition=definition(row.metric))
    if row.benchmark is None:
        return words
    return own("{words} Market: {mean}, {source}.", words=words, mean=_mean(view, row), source=row.benchmark.source)


def _mean(view: LivePerformance, row: PerformanceRow) -> Clean:
    return figure_of(row.metric, row.benchmark.mean if row.benchmark else None, view.currency, short=True)


def identity_words(view: LivePerformance) -> Clean | None:
    """``GMV $5,380 = 0.8 h × 442K/h impressions × 8.7 % ERR × …``, where it is known."""
    if view.gmv is None or any(part.metric is None for part in view.factors):
        return None
    parts = [f"{view.hours:.2f} h"]
    parts += [
        f"{figure_of(part.metric, part.value, view.currency, short=True)} {said(part.words)}"
        for part in view.factors
        if part.metric is not None and part.words is not None
    ]
    kept = "\N{NO-BREAK SPACE}"
    return Clean(f"GMV {money(view.gmv, view.currency)} = {' × '.join(part.replace(' ', kept) for part in parts)}")


def _name(view: LivePerformance, row: Row, cells: int, look: Look) -> tuple[Piece, ...]:
    theme = look.theme
    if isinstance(row, Stage):
        return ((said(STAGE_WORDS[row]), theme.title),)
    long = all(width(own(each.metric.label)) + 2 <= cells for each in view.rows)
    words = own(row.metric.label if long else row.metric.short)
    return (own("  "), theme.text), (words, theme.dim if row.value is None else theme.text)


def _columns(view: LivePerformance, look: Look) -> tuple[Column[Row], ...]:
    theme, nothing = look.theme, (own(""), look.theme.dim)

    def value(row: Row) -> Piece:
        if isinstance(row, Stage):
            return nothing
        text = figure_of(row.metric, row.value, view.currency, short=True)
        return text, theme.dim if text == MISSING else theme.strong

    def mean(row: Row) -> Piece:
        if isinstance(row, Stage):
            return nothing
        return _mean(view, row), theme.dim

    def usual(row: Row) -> Piece:
        if isinstance(row, Stage):
            return nothing
        return figure_of(row.metric, row.own, view.currency, short=True), theme.dim

    def against(row: Row) -> Piece:
        if isinstance(row, Stage):
            return nothing
        style = theme.bad if row.read_as is Against.LOWER else theme.dim
        if row.read_as in _SIGNS:
            return Clean(f"{_SIGNS[row.read_as]} {relative(row.deviation)}"), style
        return said(TOO_LITTLE) if row.against is Against.TOO_LITTLE else MISSING, style

    def worth(row: Row) -> Piece:
        if isinstance(row, Stage):
            return nothing
        return money(row.worth, view.currency, short=True), theme.dim if row.worth is None else theme.text

    return (
        Column(own("value"), _VALUE, 5, value),
        Column(own("market"), 8, 3, mean),
        Column(own("vs market"), _AGAINST, 4, against),
        *((Column(own("own {days} d", days=DAYS), 8, 2, usual),) if view.own_lives else ()),
        Column(own("GMV at market"), 13, 1, worth),
    )


PANEL = Panel(name="performance", build=performance, draw=draw, listed=LISTED)
