"""One metric on a chart: this LIVE, the market's average, and one's own LIVEs of the last days."""

from livetui.history.earlier import DAYS
from livetui.language import said
from livetui.text import Clean
from livetui.ui import lines
from livetui.ui.draw import Canvas, Piece, length, own
from livetui.ui.look import Look, sentence
from livetui.views.figures import figure_of
from livetui.views.metric_course import MetricCourse
from livetui.views.trend import Series, Trend

LEAST_ROWS = 9
_GAP = own("   ")


def metric_chart(canvas: Canvas, view: MetricCourse, look: Look) -> None:
    """Each line is told by its number, which the legend above says, and by its colour."""
    if not any(value is not None for value in view.values):
        sentence(canvas, look, own("Nothing to draw yet"))
        return
    rows = _rows(legend(view, look), canvas.width, look)
    for y, row in enumerate(rows):
        canvas.line(0, y, row, canvas.width)
    lines.lines(canvas.area(0, len(rows), canvas.width, canvas.height - len(rows)), as_trend(view), look.theme, look.curves)


def as_trend(view: MetricCourse) -> Trend:
    """The lines as the series of one chart: this LIVE, then what it is against."""
    values = [view.values]
    if view.market is not None:
        values.append((view.market.mean,) * len(view.values))
    if view.own is not None:
        values.append(view.own.values)
    return Trend(
        span_name="whole", from_s=view.from_s, to_s=view.to_s, bucket_s=view.bucket_s,
        series=tuple(Series(view.metric, each) for each in values), marks=view.marks, currency=view.currency,
    )  # fmt: skip


def legend(view: MetricCourse, look: Look) -> list[list[Piece]]:
    """What each line is, in their order."""
    theme = look.theme
    entries: list[list[Piece]] = [[(own("this LIVE: "), theme.text), (said(Series(view.metric, ()).name), theme.text)]]
    if view.market is not None:
        mean = figure_of(view.metric, view.market.mean, view.currency, short=True)
        entries.append([(own("market {mean}", mean=mean), theme.text), (Clean(f" {said(view.market.source)}"), theme.dim)])
    if view.own is not None:
        words = own("own LIVEs, last {days} days", days=DAYS)
        mean_of = own(" mean of {count}", count=view.own.lives)
        whole = own(", whole LIVEs") if view.own.level else own("")
        entries.append([(words, theme.text), (mean_of, theme.dim), (whole, theme.dim)])
    return [[(Clean(f"{number} "), theme.lines[number - 1]), *entry] for number, entry in enumerate(entries, 1)]


def _rows(entries: list[list[Piece]], cells: int, look: Look) -> list[list[Piece]]:
    """In as few rows as they take."""
    rows: list[list[Piece]] = []
    for entry in entries:
        if rows and length([*rows[-1], (_GAP, look.theme.dim), *entry]) <= cells:
            rows[-1] += [(_GAP, look.theme.dim), *entry]
        else:
            rows.append(list(entry))
    return rows
