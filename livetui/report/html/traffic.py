"""Where viewers come from, and how far they go."""

from livetui.report.html.markup import NOTHING, Content, Markup, tag, together
from livetui.report.html.tables import bar, heads, part_bar, says, sub, table
from livetui.report.html.targets import advertising
from livetui.report.rows import traffic
from livetui.report.rows.figures import Written, chosen
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views import funnel as funnel_view
from livetui.views import traffic as traffic_view
from livetui.views.choices import Choices
from livetui.views.figures import count
from livetui.views.funnel import STAGE_WORDS, Bottleneck, Funnel, FunnelStage, step_rate
from livetui.views.lead import lead
from livetui.views.traffic import ChannelRow

_VIDEO = ("GMV", "views", "impressions")
_RATES = ("ERR", "CTR", "CTOR")


def funnel(reading: Reading, choices: Choices) -> Markup:
    """A bar for each stage, as long as its count beside the largest; the step that loses the most is red and named."""
    view = funnel_view.funnel(reading, choices)
    if not view.stages:
        return NOTHING
    most = max(stage.count for stage in view.stages) or 1
    rows = [_stage(view, stage, most, at == 0) for at, stage in enumerate(view.stages)]
    named = heads("stage", "count", "of above", "market")
    return together(table(named, rows, Clean("From impression to order")), _bottleneck(view.bottleneck))


def _stage(view: Funnel, stage: FunnelStage, most: int, first: bool) -> tuple[Content, ...]:
    name: Content = STAGE_WORDS[stage.counter]
    if view.narrowest(stage):
        name = together(tag("span", Clean("▼ "), class_="bad"), name)
    rate: Content = NOTHING if first else tag("span", step_rate(stage.rate), class_="bad" if view.named(stage) else None)
    market = NOTHING if stage.market is None else tag("span", step_rate(stage.market), class_="dim")
    return name, bar(stage.count / most, count(stage.count)), rate, market


def _bottleneck(found: Bottleneck | None) -> Markup:
    if found is None:
        return NOTHING
    return says(together(tag("span", Clean("▼ Bottleneck: "), class_="bad"), traffic.bottleneck(found)))


def channels(reading: Reading, choices: Choices) -> Markup:
    """A row for each channel, its paid and its organic side apart, the sums of either side, and which one leads."""
    view = traffic_view.traffic(reading, choices)
    if not view.rows:
        return says(traffic.NO_CHANNEL)
    named = [(traffic.channel_name(row), row) for row in view.rows]
    if view.organic and view.paid:
        named += [(Clean(f"All {side.channel.lower()}"), side) for side in (view.organic, view.paid)]
    rows = [_channel(name, row, traffic.channel(row, view.currency)) for name, row in named]
    names = ("channel", "of GMV", "GMV", "orders", "of views", "views", "impressions", *_RATES)
    found = lead(view)
    return together(
        table(heads(*names), rows, Clean("Traffic sources")),
        says(traffic.leads(found)) if found else None,
        says(found.follows) if found else None,
        sub(Clean("Videos that bring viewers"), _videos(reading, choices)),
        sub(Clean("Advertising"), advertising(reading, choices)),
    )


def _channel(name: Clean, row: ChannelRow, told: Written) -> tuple[Content, ...]:
    sales, visits = chosen(told, ("GMV", "orders")), chosen(told, ("views", "impressions"))
    return name, part_bar(row.gmv_part), *sales, part_bar(row.views_part), *visits, *chosen(told, _RATES)


def _videos(reading: Reading, choices: Choices) -> Markup:
    rows = [(name, *chosen(told, _VIDEO)) for name, told in traffic.videos(reading, choices)]
    return table(heads("video", *_VIDEO), rows, Clean("Videos"))
