"""What is sold, and the promotions that push it."""

from collections.abc import Iterator, Sequence
from math import ceil

from livetui.metrics.metric import Unit
from livetui.report.rows.figures import Written
from livetui.report.rows.some import Some
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views import promotions as promotions_view
from livetui.views.choices import Choices
from livetui.views.figures import change, count, money, multiple, position, ratio
from livetui.views.product_advice import WORDS
from livetui.views.product_row import ProductRow
from livetui.views.products import Products

NO_PRODUCT = Clean("No product has been reported by this feed.")

_SOON_MIN = 60


def product_name(row: ProductRow) -> Clean:
    """What it is called, or else its id."""
    return row.name or row.product


def product(row: ProductRow, currency: str | None) -> Written:
    """A product's figures."""
    return {
        "GMV": money(row.gmv, currency, short=True),
        "price": money(row.price, currency),
        "orders": count(row.orders, short=True),
        "sold": count(row.items_sold, short=True),
        "impressions": count(row.impressions, short=True),
        "clicks": count(row.clicks, short=True),
        "CTR": ratio(row.ctr),
        "CTOR": ratio(row.ctor),
        "stock": count(row.stock, short=True),
    }


def against_live(view: Products) -> Clean | None:
    """Why the products do not add up to the LIVE; None where they do."""
    told = view.against.words(view.currency) if view.against else ()
    if not told:
        return None
    words = "; ".join(told)
    return Clean(f"{words[0].upper()}{words[1:]}.")


def advice(rows: Sequence[ProductRow]) -> Iterator[tuple[Clean, Clean]]:
    """What runs out soon, and what to do about which product: its name, and what goes on behind it."""
    for row in rows:
        if row.sold_out_in_min and row.sold_out_in_min <= _SOON_MIN:
            yield product_name(row), Clean(f" is sold out in {count(ceil(row.sold_out_in_min))} min at this pace.")
        if row.advice:
            yield product_name(row), Clean(f": {WORDS[row.advice]}")


def promotions(reading: Reading, choices: Choices) -> Some[tuple[Clean, Written]]:
    """Each promotion: when it ran, what the orders that name it brought, and how much more came than before it (``*``)."""
    view = promotions_view.promotions(reading, choices)
    rows: list[tuple[Clean, Written]] = [
        (
            Clean(f"{row.title or row.promotion} ({row.kind})"),
            {
                "from": position(row.at_s),
                "to": Clean("running") if row.until_s is None else position(row.until_s),
                "joined": count(row.joined, short=True),
                "orders": count(row.orders, short=True),
                "GMV": money(row.gmv, view.currency, short=True),
                "cost": money(row.cost, view.currency, short=True),
                "impressions *": change(row.impressions.more, Unit.COUNT),
                "views *": change(row.views.more, Unit.COUNT),
                "GMV *": change(row.sales.more, Unit.MONEY, view.currency),
                "return *": multiple(row.returned),
            },
        )
        for row in view.rows
    ]
    return Some(rows, len(rows) + view.older)
