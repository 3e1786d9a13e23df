"""What is sold, and the promotions that push it."""

from livetui.report.columns import Column, columns
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views import products as products_view
from livetui.views import promotions as promotions_view
from livetui.views.choices import Choices
from livetui.views.figures import count, money, position, ratio


def products(reading: Reading, choices: Choices) -> list[Clean]:
    """A line for each product; a dot marks the pinned one."""
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
    if view.pinned_for_s is None:
        return [*lines, Clean("  No product is pinned.")]
    return [*lines, Clean(f"  ● pinned for {position(view.pinned_for_s)}")]


def promotions(reading: Reading, choices: Choices) -> list[Clean]:
    """A line for each promotion: when it ran, and what the orders that name it brought; nothing where there was none."""
    view, origin = promotions_view.promotions(reading, choices), reading.session.start_second
    rows = [
        (
            Clean(f"{row.title or row.promotion} ({row.kind})"),
            position(row.started_ms // 1000 - origin),
            Clean("running") if row.ended_ms is None else position(row.ended_ms // 1000 - origin),
            count(row.joined, short=True),
            count(row.orders, short=True),
            money(row.gmv, view.currency, short=True),
        )
        for row in view.rows
    ]
    names = ("from", "to", "joined", "orders", "GMV")
    heads = (Column(Clean("promotion"), "left"), *(Column(Clean(name)) for name in names))
    return columns(heads, rows) if rows else []
