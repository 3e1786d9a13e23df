"""What is sold, and the promotions that push it."""

from math import ceil

from livetui.metrics.metric import Unit
from livetui.report.columns import Column, columns, wrapped
from livetui.report.words import PROMOTION_ESTIMATE
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views import products as products_view
from livetui.views import promotions as promotions_view
from livetui.views.choices import Choices
from livetui.views.figures import change, count, money, position, ratio
from livetui.views.product_advice import WORDS

_SOON_MIN = 60


def products(reading: Reading, choices: Choices) -> list[Clean]:
    """A line for each product, a dot marks the pinned one; then what runs out soon, and what to do."""
    view = products_view.products(reading, choices)
    if not view.rows:
        return [Clean("  No product has been reported by this feed.")]
    rows = [
        (
            Clean(f"{'●' if row.pinned else ' '} {row.name or row.product}"),
            money(row.gmv, view.currency, short=True),
            count(row.orders, short=True),
            count(row.impressions, short=True),
            count(row.clicks, short=True),
            ratio(row.ctr),
            ratio(row.ctor),
            count(row.stock, short=True),
        )
        for row in view.rows
    ]
    names = ("GMV", "orders", "impr.", "clicks", "CTR", "CTOR", "stock")
    lines = columns((Column(Clean("  product"), "left"), *(Column(Clean(name)) for name in names)), rows)
    pinned = "No product is pinned." if view.pinned_for_s is None else f"● pinned for {position(view.pinned_for_s)}"
    lines.append(Clean(f"  {pinned}"))
    for row in view.rows:
        name = row.name or row.product
        if row.sold_out_in_min and row.sold_out_in_min <= _SOON_MIN:
            lines += wrapped(Clean(f"{name} is sold out in {count(ceil(row.sold_out_in_min))} min at this pace."))
        if row.advice:
            lines += wrapped(Clean(f"{name}: {WORDS[row.advice]}"))
    return lines


def promotions(reading: Reading, choices: Choices) -> list[Clean]:
    """A line for each promotion: when it ran, what the orders that name it brought, and how much more came than before it."""
    view, origin = promotions_view.promotions(reading, choices), reading.session.start_second
    rows = [
        (
            Clean(f"{row.title or row.promotion} ({row.kind})"),
            position(row.started_ms // 1000 - origin),
            Clean("running") if row.ended_ms is None else position(row.ended_ms // 1000 - origin),
            count(row.joined, short=True),
            count(row.orders, short=True),
            money(row.gmv, view.currency, short=True),
            change(row.impressions.more, Unit.COUNT),
            change(row.views.more, Unit.COUNT),
            change(row.sales.more, Unit.MONEY, view.currency),
        )
        for row in view.rows
    ]
    names = ("from", "to", "joined", "orders", "GMV", "impr. *", "views *", "GMV *")
    heads = (Column(Clean("promotion"), "left"), *(Column(Clean(name)) for name in names))
    return [*columns(heads, rows), *wrapped(PROMOTION_ESTIMATE)] if rows else []
