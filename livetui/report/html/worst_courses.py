"""The worst three over the LIVE: each on a chart with the market's average and one's own LIVEs of the last days."""

from livetui.history.earlier import DAYS
from livetui.report.html.markup import Content, Markup, tag, together
from livetui.report.html.trends import axis, times
from livetui.report.svg import HEIGHT, STEPS, WIDTH, curve, top
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.choices import Choices
from livetui.views.core import core_data
from livetui.views.figures import figure_of
from livetui.views.metric_course import MetricCourse, metric_course
from livetui.views.trend import Series, Trend

_OWN_LINE = "stroke:var(--good);stroke-dasharray:1 5"
_OWN_SWATCH = "border-top:3px dotted var(--good)"


def worst_courses(reading: Reading, choices: Choices) -> Markup:
    """A chart for each of the three, worst first; as of the moment, over the whole LIVE whatever the span."""
    views = [metric_course(reading, choices, tile.metric.key) for tile in core_data(reading, choices).worst]
    return together(*(_chart(view) for view in views if any(value is not None for value in view.values)))


def _chart(view: MetricCourse) -> Markup:
    """This LIVE drawn full, the market dashed, own LIVEs dotted, all on one axis."""
    series, length = Series(view.metric, view.values), len(view.values) * view.bucket_s
    market = () if view.market is None else (view.market.mean,) * len(view.values)
    own = () if view.own is None else view.own.values
    most = top((*view.values, *market, *own))
    shapes: list[Markup] = [tag("path", d=f"M0 {HEIGHT * i / STEPS:g}H{WIDTH}", class_="grid") for i in range(STEPS + 1)]
    shapes.append(tag("path", d=curve(view.values, most).line, class_="line s0"))
    if market:
        shapes.append(tag("path", d=curve(market, most).line, class_="line s1"))
    if own:
        shapes.append(tag("path", d=curve(own, most).line, class_="line", style=_OWN_LINE))
    heard = Clean(f"{view.metric.label} over the LIVE")
    plot = tag("svg", *shapes, viewBox=f"0 0 {WIDTH} {HEIGHT}", preserveAspectRatio="none", role="img", aria_label=heard)
    timed = Trend("whole", view.from_s, view.to_s, view.bucket_s, (series,), (), view.currency)
    return tag(
        "figure",
        tag("figcaption", *_legend(view), class_="legend"),
        tag(
            "div",
            tag("div", *axis(series, most, view.currency), class_="axis s0"),
            tag("div", tag("div", plot, class_="plot"), times(timed, length)),
            class_="chart unmarked",
        ),
    )


def _legend(view: MetricCourse) -> list[Content]:
    """What each line is, and whose."""
    words: list[Content] = [tag("span", tag("i", class_="swatch s0"), tag("b", Clean(view.metric.label)), Clean(" this LIVE"))]
    if view.market is not None:
        mean = figure_of(view.metric, view.market.mean, view.currency, short=True)
        words.append(tag("span", tag("i", class_="swatch s1"), Clean(f"market {mean}, {view.market.source}")))
    if view.own is not None:
        whole = ", of whole LIVEs" if view.own.level else ""
        said = Clean(f"own LIVEs, last {DAYS} days, mean of {view.own.lives}{whole}")
        words.append(tag("span", tag("i", class_="swatch", style=_OWN_SWATCH), said))
    return words
