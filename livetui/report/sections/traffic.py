"""Where viewers come from, and how far they go."""

from livetui.report.columns import Column, columns, wrapped
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views import funnel as funnel_view
from livetui.views import traffic as traffic_view
from livetui.views import videos as videos_view
from livetui.views.channels import channel_words
from livetui.views.choices import Choices
from livetui.views.figures import count, money, part, ratio, relative
from livetui.views.funnel import STAGE_WORDS, Bottleneck
from livetui.views.lead import lead


def funnel(reading: Reading, choices: Choices) -> list[Clean]:
    """A line a stage, the rate against the line above; then the step in which most are lost."""
    view = funnel_view.funnel(reading, choices)
    rows = [
        (STAGE_WORDS[stage.counter], count(stage.count), ratio(stage.rate) if at else Clean(""))
        for at, stage in enumerate(view.stages)
    ]
    heads = (Column(Clean(""), "left"), Column(Clean("count")), Column(Clean("of the above")))
    return [*columns(heads, rows), *_bottleneck(view.bottleneck)] if rows else []


def _bottleneck(found: Bottleneck | None) -> list[Clean]:
    if found is None:
        return []
    step = f"{STAGE_WORDS[found.above]} to {STAGE_WORDS[found.stage].lower()}"
    held = f"{ratio(found.rate)}, against {ratio(found.reference)} ({found.source}): {relative(found.deviation)}"
    return wrapped(Clean(f"Bottleneck: {step}, {held}."))


def channels(reading: Reading, choices: Choices) -> list[Clean]:
    """A line for each channel, its paid and its organic side apart, then the sums of either side and which one leads."""
    view = traffic_view.traffic(reading, choices)
    if not view.rows:
        return [Clean("  No channel has been reported by this feed.")]
    named = [(Clean(f"{channel_words(row.channel)}{' (paid)' if row.paid else ''}"), row) for row in view.rows]
    if view.organic and view.paid:
        named += [(side.channel, side) for side in (view.organic, view.paid)]
    rows = [
        (
            name,
            part(row.gmv_part),
            money(row.gmv, view.currency, short=True),
            count(row.impressions, short=True),
            count(row.views, short=True),
            ratio(row.err),
            ratio(row.ctr),
            ratio(row.ctor),
        )
        for name, row in named
    ]
    names = ("of GMV", "GMV", "impr.", "views", "ERR", "CTR", "CTOR")
    lines = columns((Column(Clean("channel"), "left"), *(Column(Clean(name)) for name in names)), rows)
    if found := lead(view):
        lines += [*wrapped(found.sentence), *(wrapped(found.follows) if found.follows else ())]
    return lines


def videos(reading: Reading, choices: Choices) -> list[Clean]:
    """A line for each video; nothing where the feed names none."""
    view = videos_view.videos(reading, choices)
    rows = [
        (row.video, money(row.gmv, view.currency, short=True), count(row.impressions, short=True), count(row.views, short=True))
        for row in view.rows
    ]
    heads = (Column(Clean("video"), "left"), Column(Clean("GMV")), Column(Clean("impr.")), Column(Clean("views")))
    return columns(heads, rows) if rows else []
