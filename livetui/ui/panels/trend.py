"""How two metrics went over the span, each on its own axis, with the key events between."""

from msgspec.structs import replace

from livetui.language import said
from livetui.text import Clean
from livetui.ui import chart
from livetui.ui.draw import Drawing, length, own
from livetui.ui.look import Look, cell_inside, framed, room_inside, sentence
from livetui.ui.panel import Drawn, Panel
from livetui.views.trend import Trend, trend

DRAWN = Drawn(
    title=own("Metrics of the chart"),
    most=2,
    kept="trend",
    get=lambda choices: choices.trend,
    put=lambda choices, keys: replace(choices, trend=keys),
)


def draw(view: Trend, width: int, height: int, look: Look) -> Drawing:
    """The names stand over their own axes: the first at the left, the second at the right; both go before the span."""
    theme = look.theme
    names = [Clean(f"{line} {said(series.name)}") for line, series in zip(chart.LINES, view.series, strict=False)]
    title = [(names[0], theme.first)] if names else [(own("Trend"), theme.title)]
    right = ((names[1], theme.second),) if len(names) > 1 else ()
    span = Clean(f" · {look.span_words}"), theme.dim
    if not right or length((*title, span, *right)) + 8 <= width:
        title.append(span)
    canvas, inside = framed(width, height, look, tuple(title), right)
    if not any(value is not None for series in view.series for value in series.values):
        sentence(inside, look, own("Nothing to draw yet"), own("press {key} for other metrics", key=look.caps["curves"]))
    else:
        chart.chart(inside, view, theme, look.curves, look.stretch)
    return canvas.drawing()


def moment_at(view: Trend, width: int, height: int, x: int, y: int) -> int | None:
    """The second of the LIVE under a cell of the panel."""
    room, (column, row) = room_inside(width, height), cell_inside(x, y)
    return chart.moment_at(view, chart.plot(view, *room), column) if 0 <= row < room[1] else None


PANEL = Panel(name="trend", build=trend, draw=draw, moment_at=moment_at, drawn=DRAWN)
