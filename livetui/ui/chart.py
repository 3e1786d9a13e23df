"""Two curves on one time axis, each with a scale of its own, between axes we draw ourselves."""

from collections.abc import Sequence
from math import ceil, floor, log10

from msgspec import Struct

from livetui.feed.currency import digits
from livetui.metrics.metric import Metric, Unit
from livetui.span import Stretch
from livetui.text import Clean, width
from livetui.ui.brackets import brackets, column
from livetui.ui.curves import together
from livetui.ui.draw import Canvas, own
from livetui.ui.theme import Theme
from livetui.views.figures import position, ticks
from livetui.views.mark_kind import MarkKind
from livetui.views.marks import Mark
from livetui.views.trend import Trend

LINES = ("⠶", "⠒")
"""A piece of each curve, as it is drawn: the first is the thicker one."""

BELOW = 2
"""Rows below the curves: of marks, and of times."""
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
    return _divided(_scales(view, rows - BELOW), columns, rows)


def _scales(view: Trend, rows: int) -> list[Scale]:
    return [scale(series.values, series.metric, view.currency, rows) for series in view.series[:2]]


def _divided(scales: Sequence[Scale], columns: int, rows: int) -> Plot:
    left, right = (*map(label_cells, scales), 0, 0)[:2]
    return Plot(left, max(columns - left - right, 0), max(rows - BELOW, 0))


def moment_at(view: Trend, inside: Plot, x: int) -> int | None:
    """The second of the LIVE that column ``x`` of a chart stands for; None beside the curves."""
    if not inside.columns or not inside.left <= x < inside.left + inside.columns:
        return None
    return round(view.from_s + (x - inside.left) * (end_s(view) - view.from_s) / max(inside.columns - 1, 1))


def end_s(view: Trend) -> int:
    """Where the time axis ends: with the last whole bucket, so that the curves stand still until there is another."""
    buckets = max((len(series.values) for series in view.series), default=0)
    return view.from_s + buckets * view.bucket_s if buckets else view.to_s


def chart(canvas: Canvas, view: Trend, theme: Theme, curves: bool = True, stretch: Stretch | None = None) -> None:
    """Draw the view's series on the canvas, axes included; ``stretch`` is one being drawn."""
    scales = _scales(view, canvas.height - BELOW)
    inside = _divided(scales, canvas.width, canvas.height)
    if inside.columns < 8 or inside.rows < 2:
        return
    styles = (theme.first, theme.second)
    area = canvas.area(inside.left, 0, inside.columns, inside.rows)
    for y in tick_rows(scales[0], inside.rows) if scales else ():
        area.fill(0, y, inside.columns, own("┈"), theme.faint)
    right = canvas.width - inside.left - inside.columns
    for side, (axis, style) in enumerate(zip(scales, styles, strict=False)):
        for y, label in tick_rows(axis, inside.rows).items():
            if side:
                canvas.put(inside.left + inside.columns + 1, y, label, style, right - 1, "right")
            else:
                canvas.put(0, y, label, style, inside.left - 1, "right")
    if curves and scales:
        values, tops = tuple(s.values for s in view.series[:2]), tuple(axis.top for axis in scales)
        for run in together(values, tops, inside.columns, inside.rows):
            area.put(run.x, run.y, run.text, styles[run.curve])
    mark_row(canvas.area(inside.left, inside.rows, inside.columns, 1), view, theme, stretch)
    time_row(canvas.area(0, inside.rows + 1, canvas.width, 1), view, inside, theme)


def _nice(value: float) -> float:
    """The next round number: 1, 2, 2.5 or 5 times a power of ten."""
    if value <= 0:
        return 0
    power = 10.0 ** floor(log10(value))
    return next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= value * (1 - 1e-9))


def label_cells(axis: Scale) -> int:
    """How wide the labels of an axis are, with the gap between them and the curves."""
    return max(map(width, axis.labels), default=0) + 1


def tick_rows(axis: Scale, rows: int) -> dict[int, Clean]:
    return {round((rows - 1) * (1 - value / axis.top)): label for value, label in zip(axis.values, axis.labels, strict=True)}


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
