"""Where viewers come from, and how far they go."""

from livetui.report.columns import columns, heads, wrapped
from livetui.report.rows import traffic
from livetui.report.rows.figures import chosen
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views import funnel as funnel_view
from livetui.views import traffic as traffic_view
from livetui.views.choices import Choices
from livetui.views.figures import count
from livetui.views.funnel import STAGE_WORDS, Funnel, FunnelStage, step_rate
from livetui.views.lead import lead

_CHANNEL = {
    "of GMV": "of GMV", "GMV": "GMV", "impressions": "impr.", "views": "views", "ERR": "ERR", "CTR": "CTR", "CTOR": "CTOR",
}  # fmt: skip
_VIDEO = {"GMV": "GMV", "impressions": "impr.", "views": "views"}


def funnel(reading: Reading, choices: Choices) -> list[Clean]:
    """A line a stage, the rate against the line above; then the step in which most are lost."""
    view = funnel_view.funnel(reading, choices)
    rows = [
        (_stage(view, stage), count(stage.count), step_rate(stage.rate) if at else Clean(""))
        for at, stage in enumerate(view.stages)
    ]
    lines = columns(heads("", "count", "of above"), rows) if rows else []
    return [*lines, *wrapped(Clean(f"▼ Bottleneck: {traffic.bottleneck(view.bottleneck)}"))] if view.bottleneck else lines


def _stage(view: Funnel, stage: FunnelStage) -> Clean:
    return Clean(f"{'▼' if view.narrowest(stage) else ' '} {STAGE_WORDS[stage.counter]}")


def channels(reading: Reading, choices: Choices) -> list[Clean]:
    """A line for each channel, its paid and its organic side apart, then the sums of either side and which one leads."""
    view = traffic_view.traffic(reading, choices)
    if not view.rows:
        return [Clean(f"  {traffic.NO_CHANNEL}")]
    named = [(traffic.channel_name(row), row) for row in view.rows]
    if view.organic and view.paid:
        named += [(side.channel, side) for side in (view.organic, view.paid)]
    rows = [(name, *chosen(traffic.channel(row, view.currency), _CHANNEL)) for name, row in named]
    lines = columns(heads("channel", *_CHANNEL.values()), rows)
    if found := lead(view):
        lines += [*wrapped(traffic.leads(found)), *(wrapped(found.follows) if found.follows else ())]
    return lines


def videos(reading: Reading, choices: Choices) -> list[Clean]:
    """A line for each video; nothing where the feed names none."""
    rows = [(name, *chosen(told, _VIDEO)) for name, told in traffic.videos(reading, choices)]
    return columns(heads("video", *_VIDEO.values()), rows) if rows else []
