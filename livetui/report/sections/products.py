"""What is sold, and the promotions that push it."""

from livetui.report.columns import columns, heads, wrapped
from livetui.report.rows import selling
from livetui.report.rows.figures import chosen
from livetui.report.words import PROMOTION_ESTIMATE
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views import products as products_view
from livetui.views.choices import Choices
from livetui.views.figures import position

_PRODUCT = {
    "GMV": "GMV", "orders": "orders", "impressions": "impr.", "clicks": "clicks",
    "CTR": "CTR", "CTOR": "CTOR", "stock": "stock",
}  # fmt: skip
_PROMOTION = {
    "from": "from", "to": "to", "joined": "joined", "orders": "orders", "GMV": "GMV",
    "impressions *": "impr. *", "views *": "views *", "GMV *": "GMV *",
}  # fmt: skip


def products(reading: Reading, choices: Choices) -> list[Clean]:
    """A line for each product, a dot marks the pinned one; then what runs out soon, and what to do."""
    view = products_view.products(reading, choices)
    if not view.rows:
        return [Clean(f"  {selling.NO_PRODUCT}")]
    rows = [
        (
            Clean(f"{'●' if row.pinned else ' '} {selling.product_name(row)}"),
            *chosen(selling.product(row, view.currency), _PRODUCT),
        )
        for row in view.rows
    ]
    lines = columns(heads("  product", *_PRODUCT.values()), rows)
    pinned = "No product is pinned." if view.pinned_for_s is None else f"● pinned for {position(view.pinned_for_s)}"
    lines.append(Clean(f"  {pinned}"))
    if against := selling.against_live(view):
        lines += wrapped(against)
    for name, words in selling.advice(view.rows):
        lines += wrapped(Clean(name + words))
    return lines


def promotions(reading: Reading, choices: Choices) -> list[Clean]:
    """A line for each promotion; nothing where there is none."""
    found = selling.promotions(reading, choices)
    if not found.rows:
        return []
    lines = columns(heads("promotion", *_PROMOTION.values()), [(name, *chosen(told, _PROMOTION)) for name, told in found.rows])
    return [*lines, *(wrapped(found.more) if found.more else ()), *wrapped(PROMOTION_ESTIMATE)]
