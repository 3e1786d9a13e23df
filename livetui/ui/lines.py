"""Several curves on one scale, each with a number of its own, which tells them apart where colours do not."""

from rich.style import Style

from livetui.span import Stretch
from livetui.text import Clean
from livetui.ui.chart import BELOW, Plot, Scale, label_cells, mark_row, scale, tick_rows, time_row
from livetui.ui.curves import curve
from livetui.ui.draw import Canvas, own
from livetui.ui.theme import Theme
from livetui.views.trend import Trend

_BOLD = Style(bold=True)


def lines(canvas: Canvas, view: Trend, theme: Theme, curves: bool = True, stretch: Stretch | None = None) -> None:
    """Draw the view's series, of one metric, one scale at the left for all of them; ``stretch`` is one being drawn."""
    axis = _axis(view, canvas.height - BELOW)
    inside = _divided(axis, canvas.width, canvas.height)
    if inside.columns < 8 or inside.rows < 2:
        return
    area = canvas.area(inside.left, 0, inside.columns, inside.rows)
    for y, label in tick_rows(axis, inside.rows).items():
        area.fill(0, y, inside.columns, own("┈"), theme.faint)
        canvas.put(0, y, label, theme.dim, inside.left - 1, "right")
    if curves:
        for number, series in reversed(list(enumerate(view.series[: len(theme.lines)]))):
            for run in curve(series.values, axis.top, inside.columns, inside.rows):
                area.put(run.x, run.y, run.text, theme.lines[number])
        _numbers(area, view, axis, theme)
    mark_row(canvas.area(inside.left, inside.rows, inside.columns, 1), view, theme, stretch)
    time_row(canvas.area(0, inside.rows + 1, canvas.width, 1), view, inside, theme)


def plot(view: Trend, columns: int, rows: int) -> Plot:
    """How a chart of this size is divided: labels at the left, a row of marks and one of times below."""
    return _divided(_axis(view, rows - BELOW), columns, rows)


def _divided(axis: Scale, columns: int, rows: int) -> Plot:
    left = label_cells(axis)
    return Plot(left, max(columns - left, 0), max(rows - BELOW, 0))


def _axis(view: Trend, rows: int) -> Scale:
    """The scale that the highest of the lines needs."""
    if not view.series:
        return Scale(1.0, (), ())
    values = [value for series in view.series for value in series.values]
    return scale(values, view.series[0].metric, view.currency, rows)


def _numbers(area: Canvas, view: Trend, axis: Scale, theme: Theme) -> None:
    """Each curve's number where the curve stands highest; where that is taken, further along."""
    taken: set[tuple[int, int]] = set()
    for number, series in enumerate(view.series[: len(theme.lines)]):
        known = [(value, i) for i, value in enumerate(series.values) if value is not None]
        for value, i in sorted(known, key=lambda each: (-each[0], each[1])):
            x = min(int((i + 0.5) / len(series.values) * area.width), area.width - 1)
            y = round((area.height - 1) * (1 - min(max(value / axis.top, 0), 1)))
            if not any((x + dx, y) in taken for dx in (-1, 0, 1)):
                taken.add((x, y))
                area.put(x, y, Clean(str(number + 1)), theme.lines[number] + _BOLD)
                break
