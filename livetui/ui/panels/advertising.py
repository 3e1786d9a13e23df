"""The measures of advertising against their bands, and what follows."""

from livetui.language import said
from livetui.metrics.level import Level
from livetui.text import Clean, fit, join
from livetui.ui.draw import Drawing, Piece, own
from livetui.ui.look import Look, framed, sentence
from livetui.ui.panel import Panel
from livetui.ui.table import Column, table
from livetui.ui.wrap import wrap
from livetui.views.advertising import AdMeasure, Advertising, advertising
from livetui.views.figures import MISSING, figure_of

_WIDE = 57
"""From so many cells on the bands have a column of their own."""
_MOST_LINES = 3
"""Of one finding."""


def draw(view: Advertising, width: int, height: int, look: Look) -> Drawing:
    """A row for each measure; then the diagnosis, and whose the bands are."""
    theme = look.theme
    canvas, inside = framed(width, height, look, ((own("Advertising"), theme.title),), ((look.span_words, theme.dim),))
    if not view.available:
        sentence(inside, look, own("No figures of advertising have been reported yet"))
        return canvas.drawing()

    def name(row: AdMeasure, cells: int) -> tuple[Piece, ...]:
        return ((own(row.metric.short), theme.text if row.value is not None else theme.dim),)

    def value(row: AdMeasure) -> Piece:
        text = figure_of(row.metric, row.value)
        return text, theme.dim if text == MISSING else theme.strong

    styles = {Level.LOW: theme.warn, Level.USUAL: theme.text, Level.HIGH: theme.good}

    def verdict(row: AdMeasure) -> Piece:
        return said(row.verdict), theme.dim if row.level is None or row.unsure else styles[row.level]

    def under(row: AdMeasure, cells: int) -> Piece:
        return own("") if row.band is None else fit(Clean(f" {said(row.band)}"), cells), theme.dim

    lines = _lines(view, inside.width, look)
    measures, beside = len(view.measures), inside.width >= _WIDE
    step = 1 if beside or inside.height < 2 * measures + 1 + len(view.findings) * 2 else 2
    bands: tuple[Column[AdMeasure], ...] = (
        Column(own("typical"), 11, 1, lambda row: (row.typical, theme.dim)),
        Column(own("high from"), 9, 0, lambda row: (row.high_from, theme.dim)),
    )
    columns = Column(own("value"), 7, 3, value), Column(own(""), 10, 2, verdict), *(bands if step == 1 else ())
    rows = 1 + measures * step
    table(
        inside.area(0, 0, inside.width, rows), look, own("measure"), view.measures, name, columns, widest_name=14,
        under=under if step == 2 else None,
    )  # fmt: skip
    for y, piece in enumerate(lines[: max(inside.height - rows - 1, 0)], start=rows + 1):
        inside.line(0, y, (piece,))
    return canvas.drawing()


def _lines(view: Advertising, cells: int, look: Look) -> list[Piece]:
    """What to do about what is low, and whose the bands are."""
    theme = look.theme
    lines: list[Piece] = []
    for found in view.findings:
        lines += [(line, theme.text) for line in wrap(Clean(f"▸ {said(found.words)}"), cells, 0, _MOST_LINES)]
    if not view.findings and any(each.level is not None for each in view.measures):
        lines.append((own("Nothing here is low"), theme.dim))
    if view.sources:
        sources = join(map(said, view.sources), own("; "))
        lines += [(line, theme.dim) for line in wrap(own("Bands: {sources}", sources=sources), cells, 0, _MOST_LINES)]
    return lines


PANEL = Panel(name="advertising", build=advertising, draw=draw)
