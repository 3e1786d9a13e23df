"""What is sold, and the promotions that push it."""

from livetui.report.html.markup import NOTHING, Content, Markup, tag, together
from livetui.report.html.tables import heads, note, part_bar, says, table
from livetui.report.rows import selling
from livetui.report.rows.figures import chosen
from livetui.report.words import PROMOTION_ESTIMATE
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views import products as products_view
from livetui.views.choices import Choices
from livetui.views.figures import position
from livetui.views.product_row import ProductRow

_PRODUCT = ("GMV", "price", "orders", "sold", "impressions", "clicks", "CTR", "CTOR")
_PROMOTION = ("from", "to", "joined", "orders", "GMV", "cost", "impressions *", "views *", "GMV *", "return *")


def products(reading: Reading, choices: Choices) -> Markup:
    """A row for each product, the pinned one marked, then what to do."""
    view = products_view.products(reading, choices)
    if not view.rows:
        return says(selling.NO_PRODUCT)
    told = [(row, selling.product(row, view.currency)) for row in view.rows]
    rows = [
        (_name(row), part_bar(row.gmv_part), *chosen(figures, _PRODUCT), _stock(row, figures["stock"])) for row, figures in told
    ]
    return together(
        table(heads("product", "of GMV", *_PRODUCT, "stock"), rows, Clean("Products")),
        note(Clean(f"● pinned for {position(view.pinned_for_s)}")) if view.pinned_for_s is not None else None,
        note(selling.against_live(view)),
        _advice(view.rows),
    )


def _name(row: ProductRow) -> Content:
    name = selling.product_name(row)
    return together(tag("span", Clean("● "), class_="accent"), name) if row.pinned else name


def _stock(row: ProductRow, figure: Clean) -> Content:
    return tag("span", Clean(f"! {figure}"), class_="bad") if row.stock_low else figure


def _advice(rows: tuple[ProductRow, ...]) -> Markup:
    """What to do about which product, and what runs out soon."""
    told = [tag("li", tag("b", name), words) for name, words in selling.advice(rows)]
    return tag("ul", *told, class_="advice") if told else NOTHING


def promotions(reading: Reading, choices: Choices) -> Markup:
    """A row for each promotion; nothing where there is none."""
    found = selling.promotions(reading, choices)
    rows = [(name, *chosen(figures, _PROMOTION)) for name, figures in found.rows]
    told = table(heads("promotion", *_PROMOTION), rows, Clean("Promotions"))
    return together(told, note(found.more), note(PROMOTION_ESTIMATE)) if told else NOTHING
