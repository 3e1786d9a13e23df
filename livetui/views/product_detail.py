"""One product closely: how it goes, what its pin and the promotions of it did."""

from dataclasses import dataclass

from livetui.metrics.catalogue import METRICS
from livetui.session.buckets import Buckets
from livetui.session.division import Family
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.buckets import aligned
from livetui.views.choices import Choices
from livetui.views.keyed import course
from livetui.views.marks import marks_between
from livetui.views.performance import Compared, compared
from livetui.views.product_advice import WORDS
from livetui.views.products import ProductRow, product_rows
from livetui.views.promotions import PromotionRow, promotions
from livetui.views.trend import POINTS, Series, Trend


@dataclass(frozen=True, slots=True)
class ProductDetail:
    """A product; ``row`` and ``trend`` are of the span, the rest is of the LIVE up to the moment.

    ``pinned_for_s`` and ``pin`` are None where it is not pinned: since when, and how it does since then. ``promotions`` are
    those of this product, with how it did during each.
    """

    row: ProductRow
    advice: Clean | None
    pinned_for_s: int | None
    pin: Compared | None
    trend: Trend
    promotions: tuple[PromotionRow, ...]
    currency: str | None


METRIC_KEYS = ("product_impressions", "product_clicks", "orders", "sku_orders", "items_sold", "gmv", "product_ctr", "ctor",
               "sku_ctor", "add_to_cart_rate", "avg_price")  # fmt: skip
"""What can be shown of a product as a trend."""


def product_detail(reading: Reading, choices: Choices) -> ProductDetail | None:
    """The chosen product, else the pinned one, else the one that sells best; None where there is none by the moment."""
    pinned = reading.session.shelf.pinned(reading.moment_ms)
    rows = product_rows(reading, choices)
    wanted = choices.product or (pinned and pinned[1])
    row = next((row for row in rows if row.key == wanted), rows[0] if rows and choices.product is None else None)
    if row is None:
        return None
    since = pinned[0] // 1000 if pinned and pinned[1] == row.key else None
    return ProductDetail(
        row=row,
        advice=None if row.advice is None else WORDS[row.advice],
        pinned_for_s=None if since is None else reading.moment - since,
        pin=None if since is None else compared(reading, row.key, since, reading.moment),
        trend=_trend(reading, choices, row.key),
        promotions=tuple(each for each in promotions(reading, choices).rows if each.product_key == row.key),
        currency=reading.session.currency,
    )


def _trend(reading: Reading, choices: Choices, product: str) -> Trend:
    whole_buckets, width = aligned(reading, POINTS)
    buckets = Buckets(whole_buckets, width)
    origin, span = reading.session.start_second, reading.span
    metrics = [METRICS[key] for key in choices.product_trend if key in METRIC_KEYS]
    return Trend(
        span_name=span.name,
        from_s=whole_buckets.span.start - origin,
        to_s=span.end - origin,
        bucket_s=width,
        series=tuple(Series(metric, course(buckets, Family.PRODUCT, product, metric)) for metric in metrics),
        marks=marks_between(reading, span.start, span.end),
        currency=reading.session.currency,
    )
