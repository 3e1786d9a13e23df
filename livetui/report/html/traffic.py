"""Where viewers come from, and how far they go."""

from livetui.report.html.markup import NOTHING, Content, Markup, tag, together
from livetui.report.html.tables import bar, note, part_bar, says, sub, table
from livetui.report.words import LEVELS
from livetui.session.reading import Reading
from livetui.text import Clean, clean
from livetui.views import advertising as advertising_view
from livetui.views import funnel as funnel_view
from livetui.views import traffic as traffic_view
from livetui.views import videos as videos_view
from livetui.views.channels import channel_words
from livetui.views.choices import Choices
from livetui.views.figures import count, figure_of, money, ratio, relative
from livetui.views.funnel import STAGE_WORDS, Bottleneck, FunnelStage
from livetui.views.lead import lead


def funnel(reading: Reading, choices: Choices) -> Markup:
    """A bar for each stage, as long as its count beside the largest; the step that loses the most is red and named."""
    view = funnel_view.funnel(reading, choices)
    if not view.stages:
        return NOTHING
    most = max(stage.count for stage in view.stages) or 1
    narrow = view.bottleneck.stage if view.bottleneck else None
    rows = [_stage(stage, most, stage.counter is narrow, at == 0) for at, stage in enumerate(view.stages)]
    heads = (Clean("stage"), Clean("count"), Clean("of the stage above"), Clean("market"))
    return together(table(heads, rows, Clean("From impression to order")), _bottleneck(view.bottleneck))


def _stage(stage: FunnelStage, most: int, narrow: bool, first: bool) -> tuple[Content, ...]:
    name: Content = STAGE_WORDS[stage.counter]
    if narrow:
        name = together(tag("span", Clean("▼ "), class_="bad"), name)
    rate: Content = NOTHING if first else tag("span", ratio(stage.rate), class_="bad" if narrow else None)
    market = NOTHING if stage.market is None else tag("span", ratio(stage.market), class_="dim")
    return name, bar(stage.count / most, count(stage.count)), rate, market


def _bottleneck(found: Bottleneck | None) -> Markup:
    if found is None:
        return NOTHING
    step = f"{STAGE_WORDS[found.above]} to {STAGE_WORDS[found.stage].lower()}"
    held = f"{ratio(found.rate)}, against {ratio(found.reference)} ({found.source}): {relative(found.deviation)}"
    return says(together(tag("span", Clean("▼ Bottleneck: "), class_="bad"), Clean(f"{step}, {held}.")))


def channels(reading: Reading, choices: Choices) -> Markup:
    """A row for each channel, its paid and its organic side apart, the sums of either side, and which one leads."""
    view = traffic_view.traffic(reading, choices)
    if not view.rows:
        return says(Clean("No channel has been reported by this feed."))
    named = [(Clean(f"{channel_words(row.channel)}{' (paid)' if row.paid else ''}"), row) for row in view.rows]
    if view.organic and view.paid:
        named += [(Clean(f"All {side.channel.lower()}"), side) for side in (view.organic, view.paid)]
    rows = [
        (
            name,
            part_bar(row.gmv_part),
            money(row.gmv, view.currency, short=True),
            count(row.orders, short=True),
            part_bar(row.views_part),
            count(row.views, short=True),
            count(row.impressions, short=True),
            ratio(row.err),
            ratio(row.ctr),
            ratio(row.ctor),
        )
        for name, row in named
    ]
    names = ("channel", "of GMV", "GMV", "orders", "of views", "views", "impressions", "ERR", "CTR", "CTOR")
    found = lead(view)
    return together(
        table([Clean(name) for name in names], rows, Clean("Traffic sources")),
        says(found.sentence) if found else None,
        says(found.follows) if found else None,
        sub(Clean("Videos that bring viewers"), _videos(reading, choices)),
        sub(Clean("Advertising"), _advertising(reading, choices)),
    )


def _videos(reading: Reading, choices: Choices) -> Markup:
    view = videos_view.videos(reading, choices)
    rows = [
        (row.video, money(row.gmv, view.currency, short=True), count(row.views, short=True), count(row.impressions, short=True))
        for row in view.rows
    ]
    return table((Clean("video"), Clean("GMV"), Clean("views"), Clean("impressions")), rows, Clean("Videos"))


def _advertising(reading: Reading, choices: Choices) -> Markup:
    """A row for each measure the feed carries, and what they say; nothing where there is no advertising."""
    view = advertising_view.advertising(reading, choices)
    shown = [each for each in view.measures if each.value is not None]
    if not any(each.metric.key in advertising_view.PAID for each in shown):
        return NOTHING
    rows = [
        (
            Clean(each.metric.label),
            figure_of(each.metric, each.value),
            figure_of(each.metric, each.low),
            figure_of(each.metric, each.high),
            LEVELS[each.level],
        )
        for each in shown
    ]
    heads = tuple(Clean(name) for name in ("measure", "value", "low below", "high from", "level"))
    sources = dict.fromkeys(each.source for each in shown if each.source)
    return together(
        table(heads, rows, Clean("Advertising"), wordy=(4,)),
        *(says(found.words) for found in view.findings),
        note(clean(f"Bounds: {'; '.join(sources)}.")) if sources else None,
    )
