"""Two curves on one time axis, each with a scale of its own: braille dots between axes we draw ourselves.

plotext turns the curves into dots, and is imported with the first curve, for that takes longer than a screen should.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil, floor, log10

from msgspec import Struct
from rich.style import Style

from livetui.feed.currency import digits
from livetui.metrics.metric import Metric, Unit
from livetui.span import Stretch
from livetui.text import Clean, width
from livetui.ui.brackets import brackets, column
from livetui.ui.draw import Canvas, own
from livetui.ui.theme import Theme
from livetui.views.figures import position, ticks
from livetui.views.mark_kind import MarkKind
from livetui.views.marks import Mark
from livetui.views.trend import Trend

LINES = ("⠶", "⠒")
"""A piece of each curve, as it is drawn: the first is the thicker one."""

_BRAILLE = 0x2800
_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600)
_URGENCY = (MarkKind.VIOLATION, MarkKind.ALERT, MarkKind.PROMOTION, MarkKind.PIN, MarkKind.NOTE)


class Scale(Struct, frozen=True):
    """An axis from 0 to ``top``, and the values that have a label, lowest first."""

    top: float
    values: tuple[float, ...]
    labels: tuple[Clean, ...]


class Plot(Struct, frozen=True):
    """Where the curves are within a chart: the first column and how many, and how many rows."""

    left: int
    columns: int
    rows: int


def scale(values: Sequence[float | None], metric: Metric, currency: str | None, rows: int) -> Scale:
    """A scale from 0 with a few round values, one every three rows or more."""
    known = [value for value in values if value is not None]
    if not known:
        return Scale(1.0, (), ())
    top, unit = max(known), metric.unit
    per_unit = 10 ** digits(currency) if unit in (Unit.MONEY, Unit.MONEY_PER_HOUR) else 0.01 if unit is Unit.RATIO else 1
    least = 1 if unit in (Unit.COUNT, Unit.PER_HOUR, Unit.SECONDS) else 0.01
    steps = max(min(rows // 3, 5), 1)
    step = max(_nice(max(top, 0) / per_unit / steps), least) * per_unit
    count = max(ceil(top / step - 1e-9), 1)
    marked = tuple(i * step for i in range(count + 1))
    return Scale(marked[-1], marked, ticks(marked, metric, currency))


def plot(view: Trend, columns: int, rows: int) -> Plot:
    """How a chart of this size is divided: labels left and right, curves between, a row of marks and one of times below."""
    left, right = (label_cells(view, i, rows - 2) for i in range(2))
    return Plot(left, max(columns - left - right, 0), max(rows - 2, 0))


def moment_at(view: Trend, columns: int, rows: int, x: int) -> int | None:
    """The second of the LIVE that column ``x`` of a chart stands for; None beside the curves."""
    inside = plot(view, columns, rows)
    if not inside.columns or not inside.left <= x < inside.left + inside.columns:
        return None
    return round(view.from_s + (x - inside.left) * (end_s(view) - view.from_s) / max(inside.columns - 1, 1))


def end_s(view: Trend) -> int:
    """Where the time axis ends: with the last whole bucket, so that the curves stand still until there is another."""
    buckets = max((len(series.values) for series in view.series), default=0)
    return view.from_s + buckets * view.bucket_s if buckets else view.to_s


def chart(canvas: Canvas, view: Trend, theme: Theme, curves: bool = True, stretch: Stretch | None = None) -> None:
    """Draw the view's series on the canvas, axes included; ``stretch`` is one being drawn."""
    inside = plot(view, canvas.width, canvas.height)
    if inside.columns < 8 or inside.rows < 2:
        return
    styles = (theme.first, theme.second)
    area = canvas.area(inside.left, 0, inside.columns, inside.rows)
    scales = [scale(s.values, s.metric, view.currency, inside.rows) for s in view.series[:2]]
    for y in tick_rows(scales[0], inside.rows) if scales else ():
        area.fill(0, y, inside.columns, own("┈"), theme.faint)
    right = canvas.width - inside.left - inside.columns
    for side, (axis, style) in enumerate(zip(scales, styles, strict=False)):
        for y, label in tick_rows(axis, inside.rows).items():
            if side:
                canvas.put(inside.left + inside.columns + 1, y, label, style, right - 1, "right")
            else:
                canvas.put(0, y, label, style, inside.left - 1, "right")
    if curves:
        dots = [raster(s.values, axis.top, inside) for s, axis in zip(view.series[:2], scales, strict=True)]
        dots[0] = _thick(dots[0])
        _paint(area, dots, styles)
    mark_row(canvas.area(inside.left, inside.rows, inside.columns, 1), view, theme, stretch)
    time_row(canvas.area(0, inside.rows + 1, canvas.width, 1), view, inside, theme)


def _nice(value: float) -> float:
    """The next round number: 1, 2, 2.5 or 5 times a power of ten."""
    if value <= 0:
        return 0
    power = 10.0 ** floor(log10(value))
    return next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= value * (1 - 1e-9))


def label_cells(view: Trend, side: int, rows: int) -> int:
    if side >= len(view.series):
        return 0
    series = view.series[side]
    return max(map(width, scale(series.values, series.metric, view.currency, rows).labels), default=0) + 1


def tick_rows(axis: Scale, rows: int) -> dict[int, Clean]:
    return {round((rows - 1) * (1 - value / axis.top)): label for value, label in zip(axis.values, axis.labels, strict=True)}


@lru_cache(8)
def raster(values: tuple[float | None, ...], top: float, inside: Plot) -> list[list[int]]:
    """The curve's dots, cell by cell, as braille bits; a run of values between gaps is one line."""
    wide, tall = inside.columns * 2 - 1, inside.rows * 4 - 1
    runs: list[list[tuple[float, float]]] = [[]]
    for i, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            x = (i + 0.5) / len(values) * wide
            runs[-1].append((x, min(max(value / top, 0), 1) * tall))
    return _dots([run for run in runs if run], inside.columns, inside.rows)


def _dots(runs: list[list[tuple[float, float]]], columns: int, rows: int) -> list[list[int]]:
    import plotext  # type: ignore[import-untyped, unused-ignore]

    plotext.terminal.limit(width=False, height=False)  # the terminal may be of another size by now than what is drawn for it
    figure = plotext.figure
    figure.clear()
    figure.plot_size(columns, rows)
    figure.axes(active=False)
    figure.canvas("default")
    for axis, top in (("x", columns * 2 - 1), ("y", rows * 4 - 1)):
        ruler = figure.ruler(axis, 0)
        ruler.lim(0, top)
        ruler.frequency(0)
    for run in runs:
        signal = figure.signal([x for x, _ in run], [y for _, y in run], marker="braille")
        figure.draw(signal.lines() if len(run) > 1 else signal)
    if not runs:
        return [[0] * columns for _ in range(rows)]
    lines = figure.build().string(colorless=True).splitlines()
    return [[ord(c) - _BRAILLE if ord(c) >= _BRAILLE else 0 for c in line.ljust(columns)[:columns]] for line in lines[:rows]]


def _thick(dots: list[list[int]]) -> list[list[int]]:
    """The same curve two dots high, each dot and the one above it: it tells the first curve from the second without colour."""
    empty = [0] * (len(dots[0]) if dots else 0)
    return [
        [bits | _raised(bits) | _carried(under) for bits, under in zip(row, below, strict=True)]
        for row, below in zip(dots, [*dots[1:], empty], strict=True)
    ]


def _raised(bits: int) -> int:
    """The dots of a cell one higher. Bits 0-2 and 6 are its left column from the top, 3-5 and 7 its right."""
    return (bits & 0b110110) >> 1 | (bits & 0x40) >> 4 | (bits & 0x80) >> 2


def _carried(bits: int) -> int:
    """The top dots of the cell below, as the bottom dots of the one above it."""
    return (bits & 1) << 6 | (bits & 8) << 4


def _paint(area: Canvas, dots: list[list[list[int]]], styles: tuple[Style, Style]) -> None:
    """Both curves; a cell they share has the dots of both, in the colour of the one that goes through it longer.

    The first one is drawn twice as thick, so its dots count half.
    """
    for y in range(area.height):
        rows = [raster[y] if y < len(raster) else [] for raster in dots]
        for x in range(area.width):
            bits = [row[x] if x < len(row) else 0 for row in rows]
            if not any(bits):
                continue
            side = max(range(len(bits)), key=lambda i: (bits[i].bit_count() * (i + 1), i))
            both = bits[0] | bits[-1]
            area.put(x, y, Clean(chr(_BRAILLE | both)), styles[side])


def mark_row(row: Canvas, view: Trend, theme: Theme, stretch: Stretch | None = None) -> None:
    """The letters of the key events on the line below the curves; where two meet, the more urgent one."""
    row.fill(0, 0, row.width, own("─"), theme.faint)
    marks = placed(view.marks, view.from_s, end_s(view), row.width)
    if stretch is not None:
        brackets(row, stretch, view.from_s, end_s(view), theme.accent, marks)
    for x, mark in marks.items():
        row.put(x, 0, Clean(mark.kind.value), theme.marks[mark.kind])


def placed(marks: Sequence[Mark], from_s: int, to_s: int, columns: int) -> dict[int, Mark]:
    """The marks by the column they fall on, later ones on the last; where several fall on one, the most urgent."""
    found = {}
    for kind in reversed(_URGENCY):
        for mark in marks:
            if mark.kind is kind and mark.at_s >= from_s:
                found[column(mark.at_s, from_s, to_s, columns)] = mark
    return found


def time_row(row: Canvas, view: Trend, inside: Plot, theme: Theme) -> None:
    """Round times below the marks, as many as stand clear of each other."""
    length = max(end_s(view) - view.from_s, 1)
    step = next((s for s in _STEPS_S if length / s * 10 <= inside.columns), _STEPS_S[-1])
    first = ceil(view.from_s / step) * step
    free = 0
    for at in range(first, end_s(view) + 1, step):
        label = position(at)
        x = inside.left + round((at - view.from_s) * (inside.columns - 1) / length) - width(label) // 2
        x = min(max(x, 0), row.width - width(label))
        if x >= free:
            free = row.put(x, 0, label, theme.dim) + 2
