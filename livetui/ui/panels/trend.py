"""How two metrics went over the span, each on its own axis, with the key events between."""

from textual.strip import Strip

from livetui.text import Clean
from livetui.ui import chart
from livetui.ui.draw import own
from livetui.ui.look import SPAN_WORDS, Look, framed, sentence
from livetui.views.trend import Trend

_LINES = ("⠶", "⠒")
"""A piece of each curve, as it is drawn: the first is the thicker one."""


def draw(view: Trend, width: int, height: int, look: Look) -> list[Strip]:
    """The names stand over their own axes: the first at the left, the second at the right."""
    theme = look.theme
    names = [Clean(f"{line} {series.metric.short}") for line, series in zip(_LINES, view.series, strict=False)]
    title = [(names[0], theme.first)] if names else [(own("Trend"), theme.title)]
    title.append((Clean(f" · {SPAN_WORDS.get(view.span_name, view.span_name)}"), theme.dim))
    right = ((names[1], theme.second),) if len(names) > 1 else ()
    canvas, inside = framed(width, height, look, tuple(title), right)
    if not any(value is not None for series in view.series for value in series.values):
        sentence(inside, look, own("Nothing to draw yet"), own("press m for other metrics"))
    else:
        chart.chart(inside, view, theme, look.curves)
    return canvas.strips()


def moment_at(view: Trend, width: int, height: int, x: int, y: int) -> int | None:
    """The second of the LIVE under a cell of the panel."""
    return chart.moment_at(view, width - 4, height - 2, x - 2) if 0 < y < height - 1 else None
