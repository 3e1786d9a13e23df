"""Where viewers come from, and how far they go."""

from livetui.report.columns import Column, columns
from livetui.session.counters import Counter
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views import funnel as funnel_view
from livetui.views import traffic as traffic_view
from livetui.views import videos as videos_view
from livetui.views.channels import channel_words
from livetui.views.choices import Choices
from livetui.views.figures import count, money, percent, ratio

_STAGES = {
    Counter.IMPRESSIONS: Clean("Impressions"),
    Counter.VIEWS: Clean("Views"),
    Counter.PRODUCT_IMPRESSIONS: Clean("Product impressions"),
    Counter.PRODUCT_CLICKS: Clean("Product clicks"),
    Counter.CARTS: Clean("Added to cart"),
    Counter.CHECKOUTS: Clean("Checkouts started"),
    Counter.ORDERS: Clean("Orders"),
}


def funnel(reading: Reading, choices: Choices) -> list[Clean]:
    """A line a stage; the rate is against the line above."""
    stages = funnel_view.funnel(reading, choices).stages
    rows = [
        (_STAGES[stage.counter], count(stage.count), ratio(stage.rate) if at else Clean("")) for at, stage in enumerate(stages)
    ]
    heads = (Column(Clean(""), "left"), Column(Clean("count")), Column(Clean("of the above")))
    return columns(heads, rows) if rows else []


def channels(reading: Reading, choices: Choices) -> list[Clean]:
    """A line for each channel, its paid and its organic side apart."""
    view = traffic_view.traffic(reading, choices)
    if not view.rows:
        return [Clean("  No channel has been reported by this feed.")]
    rows = [
        (
            Clean(f"{channel_words(row.channel)}{' (paid)' if row.paid else ''}"),
            percent(row.gmv_share),
            money(row.gmv, view.currency, short=True),
            count(row.impressions, short=True),
            count(row.views, short=True),
            ratio(row.err),
            ratio(row.ctr),
            ratio(row.ctor),
        )
        for row in view.rows
    ]
    names = ("of GMV", "GMV", "impr.", "views", "ERR", "CTR", "CTOR")
    return columns((Column(Clean("channel"), "left"), *(Column(Clean(name)) for name in names)), rows)


def videos(reading: Reading, choices: Choices) -> list[Clean]:
    """A line for each video; nothing where the feed names none."""
    view = videos_view.videos(reading, choices)
    rows = [
        (row.video, money(row.gmv, view.currency, short=True), count(row.impressions, short=True), count(row.views, short=True))
        for row in view.rows
    ]
    heads = (Column(Clean("video"), "left"), Column(Clean("GMV")), Column(Clean("impr.")), Column(Clean("views")))
    return columns(heads, rows) if rows else []
