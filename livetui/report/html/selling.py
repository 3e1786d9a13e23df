"""What is sold, and the promotions that push it."""

from math import ceil

from livetui.metrics.metric import Unit
from livetui.report.html.markup import NOTHING, Content, Markup, tag, together
from livetui.report.html.tables import note, part_bar, says, table
from livetui.report.words import PROMOTION_ESTIMATE
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views import products as products_view
from livetui.views import promotions as promotions_view
from livetui.views.choices import Choices
from livetui.views.figures import change, count, money, multiple, position, ratio
from livetui.views.product_advice import WORDS
from livetui.views.product_row import ProductRow

_SOON_MIN = 60


def products(reading: Reading, choices: Choices) -> Markup:
    """A row for each product, the pinned one marked, then what to do."""
    view = products_view.products(reading, choices)
    if not view.rows:
        return says(Clean("No product has been reported by this feed."))
    rows = [
        (
            _name(row),
            part_bar(row.gmv_part),
            money(row.gmv, view.currency, short=True),
            money(row.price, view.currency),
            count(row.orders, short=True),
            count(row.items_sold, short=True),
            count(row.impressions, short=True),
            count(row.clicks, short=True),
            ratio(row.ctr),
            ratio(row.ctor),
            _stock(row),
        )
        for row in view.rows
    ]
    names = ("product", "of GMV", "GMV", "price", "orders", "sold", "impressions", "clicks", "CTR", "CTOR", "stock")
    return together(
        table([Clean(name) for name in names], rows, Clean("Products")),
        note(Clean(f"● pinned for {position(view.pinned_for_s)}")) if view.pinned_for_s is not None else None,
        _advice(view.rows),
    )


def _name(row: ProductRow) -> Content:
    name = row.name or row.product
    return together(tag("span", Clean("● "), class_="accent"), name) if row.pinned else name


def _stock(row: ProductRow) -> Content:
    if not row.stock_low:
        return count(row.stock, short=True)
    return tag("span", Clean(f"! {count(row.stock, short=True)}"), class_="bad")


def _advice(rows: tuple[ProductRow, ...]) -> Markup:
    """What to do about which product, and what runs out soon."""
    told: list[Markup] = []
    for row in rows:
        name = tag("b", row.name or row.product)
        if row.sold_out_in_min and row.sold_out_in_min <= _SOON_MIN:
            told.append(tag("li", name, Clean(f" is sold out in {count(ceil(row.sold_out_in_min))} min at this pace.")))
        if row.advice:
            told.append(tag("li", name, Clean(f": {WORDS[row.advice]}")))
    return tag("ul", *told, class_="advice") if told else NOTHING


def promotions(reading: Reading, choices: Choices) -> Markup:
    """A row for each promotion: when it ran, what the orders that name it brought, and how much more came than before it."""
    view, origin = promotions_view.promotions(reading, choices), reading.session.start_second
    rows = [
        (
            Clean(f"{row.title or row.promotion} ({row.kind})"),
            position(row.started_ms // 1000 - origin),
            Clean("running") if row.ended_ms is None else position(row.ended_ms // 1000 - origin),
            count(row.joined, short=True),
            count(row.orders, short=True),
            money(row.gmv, view.currency, short=True),
            money(row.cost, view.currency, short=True),
            change(row.impressions.more, Unit.COUNT),
            change(row.views.more, Unit.COUNT),
            change(row.sales.more, Unit.MONEY, view.currency),
            multiple(row.returned),
        )
        for row in view.rows
    ]
    names = (
        "promotion", "from", "to", "joined", "orders", "GMV", "cost", "impressions *", "views *", "GMV *", "return *",
    )  # fmt: skip
    told = table([Clean(name) for name in names], rows, Clean("Promotions"))
    return together(told, note(PROMOTION_ESTIMATE)) if told else NOTHING
