"""The charts: two metrics each over one axis of time, with lettered key events."""

from msgspec.structs import replace

from livetui.report.html.markup import Content, Markup, tag, together
from livetui.report.svg import HEIGHT, STEPS, WIDTH, curve, top
from livetui.report.words import KINDS, NOT_HEARD
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.buckets import LADDER
from livetui.views.choices import Choices
from livetui.views.figures import figure_of, position, ticks
from livetui.views.mark_kind import MarkKind
from livetui.views.marks import Mark
from livetui.views.trend import Series, Trend, trend

CHARTS: tuple[tuple[str, ...], ...] = (("views", "err"), ("gmv", "ctor"), ("current_viewers",))
_TICKS = 5
_APART = 7.0
"""Percent of the width that letters stand apart at least: they are to be told apart on a phone."""
_LEVELS = 3
_FIRST = (MarkKind.VIOLATION, MarkKind.PROMOTION, MarkKind.ALERT, MarkKind.NOTE, MarkKind.PIN)
"""What has its letter where there is not room for all."""


def trends(reading: Reading, choices: Choices) -> Markup:
    """A chart for each pair of which the feed carries anything, and what the letters mean."""
    views = [trend(reading, replace(choices, trend=keys)) for keys in CHARTS]
    shown = [view for view in views if any(value is not None for each in view.series for value in each.values)]
    if not shown:
        why = NOT_HEARD if reading.missed else Clean("Too short to draw: there is no curve yet.")
        return tag("p", why, class_="says")
    kinds = [kind for kind in MarkKind if any(mark.kind is kind for mark in shown[0].marks)]
    letters = [together(tag("b", Clean(kind.value), class_="letter"), Clean(f" {KINDS[kind]}")) for kind in kinds]
    key = tag("p", *(tag("span", each) for each in letters), class_="legend") if letters else None
    return together(*map(chart, shown), key)


def chart(view: Trend) -> Markup:
    """One chart: the first metric to the left, drawn full with an area, the second to the right, drawn dashed."""
    length = len(view.series[0].values) * view.bucket_s
    tops = [top(each.values) for each in view.series]
    shapes: list[Markup] = [tag("path", d=f"M0 {HEIGHT * i / STEPS:g}H{WIDTH}", class_="grid") for i in range(STEPS + 1)]
    letters, lines = _marks(view, length)
    shapes += lines
    for i, (series, most) in enumerate(zip(view.series, tops, strict=True)):
        drawn = curve(series.values, most)
        if i == 0 and drawn.area:
            shapes.append(tag("path", d=drawn.area, class_="area"))
        if drawn.line:
            shapes.append(tag("path", d=drawn.line, class_=f"line s{i}"))
    plot = tag("svg", *shapes, viewBox=f"0 0 {WIDTH} {HEIGHT}", preserveAspectRatio="none", role="img", aria_label=_heard(view))
    axes = [axis(series, most, view.currency) for series, most in zip(view.series, tops, strict=True)]
    return tag(
        "figure",
        tag("figcaption", *(_caption(i, series, view) for i, series in enumerate(view.series)), class_="legend"),
        tag(
            "div",
            tag("div", *axes[0], class_="axis s0"),
            tag("div", tag("div", *letters, class_="letters"), tag("div", plot, class_="plot"), times(view, length)),
            tag("div", *axes[1], class_="axis s1") if len(axes) > 1 else None,
            class_="chart",
        ),
    )


def _caption(index: int, series: Series, view: Trend) -> Markup:
    """The line's name, and where it was highest."""
    words: list[Content] = [tag("i", class_=f"swatch s{index}"), tag("b", series.name)]
    known = [(value, -i) for i, value in enumerate(series.values) if value is not None]
    if known:
        value, at = max(known)
        figure = figure_of(series.metric, value, view.currency, short=True)
        words.append(Clean(f" highest {figure} at {position(view.from_s - at * view.bucket_s)}"))
    return tag("span", *words)


def axis(series: Series, most: float, currency: str | None) -> list[Markup]:
    """The labels of an axis from 0 to ``most``."""
    values = tuple(most * i / STEPS for i in range(STEPS, -1, -1))
    labels = ticks(values, series.metric, currency)
    return [tag("span", label, style=f"top:{100 * i / STEPS:g}%") for i, label in enumerate(labels)]


def times(view: Trend, length: int) -> Markup:
    """Round times below a chart of so many seconds."""
    step = next((each for each in LADDER if each >= 10 and length / each <= _TICKS), LADDER[-1])
    first = -(-view.from_s // step) * step
    places = range(first, view.from_s + length + 1, step)
    spans = (tag("span", position(at), style=f"left:{_left(at, view, length):.2f}%") for at in places)
    return tag("div", *spans, class_="times")


def _marks(view: Trend, length: int) -> tuple[list[Markup], list[Markup]]:
    """Letters in rows above the plot, and thin lines where they stand; a letter for which there is no room is only a line."""
    taken: list[list[float]] = [[] for _ in range(_LEVELS)]
    letters: list[Markup] = []
    lines: list[Markup] = []
    for mark in sorted(view.marks, key=lambda mark: _FIRST.index(mark.kind)):
        left = _left(mark.at_s, view, length)
        if not 0 <= left <= 100:
            continue
        kind = mark.kind.name.lower()
        lines.append(tag("path", d=f"M{left * WIDTH / 100:.1f} 0V{HEIGHT}", class_=f"mark {kind}"))
        free = (i for i, others in enumerate(taken) if all(abs(left - other) >= _APART for other in others))
        if (level := next(free, None)) is not None:
            taken[level].append(left)
            letters.append(_letter(mark, left, level, kind))
    return letters, lines


def _letter(mark: Mark, left: float, level: int, kind: str) -> Markup:
    words = f"{position(mark.at_s)} {KINDS[mark.kind]}: {mark.label}"
    style = f"left:{left:.2f}%;bottom:{level * 1.15:g}rem"
    return tag("span", Clean(mark.kind.value), class_=f"letter {kind}", style=style, title=words)


def _left(at_s: int, view: Trend, length: int) -> float:
    return (at_s - view.from_s) / length * 100 if length else 0.0


def _heard(view: Trend) -> str:
    """The chart in a sentence, for those who hear the page."""
    names = " and ".join(each.name for each in view.series)
    return f"{names} from {position(view.from_s)} to {position(view.to_s)}"
