"""Up to five channels on one chart."""

from msgspec.structs import replace

from livetui.text import Clean
from livetui.ui import chart, lines
from livetui.ui.draw import Drawing, Piece, length, own
from livetui.ui.look import Look, cell_inside, framed, room_inside, sentence
from livetui.ui.panel import Drawn, Panel
from livetui.ui.panels.traffic import channel_pieces
from livetui.views.channel_trend import METRIC_KEYS, ChannelTrend, channel_trend
from livetui.views.trend import Series, Trend

_LEAST_CHART = 6
_WORDS = {"impressions": own("impressions"), "views": own("views"), "gmv": own("GMV")}
DRAWN = Drawn(
    title=own("Compare channels by"),
    most=1,
    of=METRIC_KEYS,
    get=lambda choices: (choices.channel_metric,),
    put=lambda choices, keys: replace(choices, channel_metric=keys[0]),
)


def draw(view: ChannelTrend, width: int, height: int, look: Look) -> Drawing:
    """Each line is told by its number, which the legend above the chart says, and by its colour."""
    theme = look.theme
    title: tuple[Piece, ...] = ((own("Channels by {metric} / min", metric=_WORDS[view.metric.key]), theme.title),)
    canvas, inside = framed(width, height, look, title, ((look.span_words, theme.dim),))
    if not view.lines:
        sentence(inside, look, own("No channel has been reported yet"))
        return canvas.drawing()
    used = _legend(view, inside.width, inside.height, look)
    for y, row in enumerate(used):
        inside.line(0, y, row)
    below = inside.area(0, len(used), inside.width, inside.height - len(used))
    lines.lines(below, as_trend(view), theme, look.curves, look.stretch)
    return canvas.drawing()


def moment_at(view: ChannelTrend, width: int, height: int, x: int, y: int) -> int | None:
    """The second of the LIVE under a cell of the panel."""
    trend, room, (column, row) = as_trend(view), room_inside(width, height), cell_inside(x, y)
    return chart.moment_at(trend, lines.plot(trend, *room), column) if 0 <= row < room[1] else None


def as_trend(view: ChannelTrend) -> Trend:
    """The lines as the series of one chart."""
    return Trend(
        span_name=view.span_name, from_s=view.from_s, to_s=view.to_s, bucket_s=view.bucket_s,
        series=tuple(Series(view.metric, line.values) for line in view.lines), marks=view.marks, currency=view.currency,
    )  # fmt: skip


def _legend(view: ChannelTrend, cells: int, rows: int, look: Look) -> list[list[Piece]]:
    """Numbers and names in as few rows as they take, as far as the chart has rows to spare for them."""
    written: list[list[Piece]] = [[]]
    used = 0
    for number, line in enumerate(view.lines):
        pieces = [(Clean(f"{number + 1} "), look.theme.lines[number]), *channel_pieces(line.channel, line.paid, 20, look)]
        gap: list[Piece] = [(own("   "), look.theme.dim)] if used else []
        if used + length([*gap, *pieces]) > cells:
            written.append([])
            gap = []
        written[-1] += [*gap, *pieces]
        used = length(written[-1])
    return written[: max(rows - _LEAST_CHART, 0)]


PANEL = Panel(name="channel_trend", build=channel_trend, draw=draw, moment_at=moment_at, drawn=DRAWN)
