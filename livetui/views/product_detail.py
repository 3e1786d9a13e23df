"""One product closely: how it goes, what its pin and the promotions of it did."""

from msgspec import Struct

from livetui.metrics.catalogue import METRICS
from livetui.session.buckets import Buckets
from livetui.session.division import Family
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.buckets import aligned
from livetui.views.choices import Choices
from livetui.views.keyed import course
from livetui.views.marks import key_marks
from livetui.views.performance import Compared, compared
from livetui.views.product_advice import WORDS
from livetui.views.product_sums import ranked
from livetui.views.products import ProductRow, product_row
from livetui.views.promotions import promotion_rows
from livetui.views.trend import POINTS, Series, Trend, paced

_LATEST = 500
"""Among how many changes of the pin the last one of a product is looked for."""


class During(Struct, frozen=True):
    """How the product did while it was pinned, or during a promotion of it, from ``at_s`` into the LIVE on.

    ``title`` is the promotion's, None for a pin; ``over``: it has ended.
    """

    at_s: int
    title: Clean | None
    over: bool
    compared: Compared


class ProductDetail(Struct, frozen=True):
    """A product; ``row`` and ``trend`` are of the span, the rest is of the LIVE up to the moment.

    ``chosen``: it was, and is not shown as the pinned one or the one that sells best. ``pinned_for_s`` is None where it is not
    pinned. ``during`` is its latest pin, then its promotions, newest first, and ``pace_min`` over how many minutes the pace was
    taken at which it sells out.
    """

    row: ProductRow
    chosen: bool
    advice: Clean | None
    pinned_for_s: int | None
    trend: Trend
    during: tuple[During, ...]
    currency: str | None
    pace_min: float


METRIC_KEYS = ("product_impressions", "product_clicks", "orders", "sku_orders", "items_sold", "gmv", "product_ctr", "ctor",
               "sku_ctor", "add_to_cart_rate", "avg_price")  # fmt: skip
"""What can be shown of a product as a trend."""


def product_detail(reading: Reading, choices: Choices) -> ProductDetail | None:
    """The chosen product where there is one by the moment, else the pinned one, else the one that sells best."""
    pinned = reading.session.shelf.pinned(reading.moment_ms)
    every = [each.key for each in ranked(reading)]
    if not every:
        return None
    chosen = choices.product if choices.product in every else None
    shown = next((key for key in (chosen, pinned[1] if pinned else None) if key in every), every[0])
    row = product_row(reading, choices, shown)
    since = pinned[0] // 1000 if pinned and pinned[1] == row.key else None
    return ProductDetail(
        row=row,
        chosen=chosen is not None,
        advice=None if row.advice is None else WORDS[row.advice],
        pinned_for_s=None if since is None else max(0, reading.air.end - since),
        trend=_trend(reading, choices, row.key),
        during=(*_pin(reading, row.key), *_promotions(reading, row.key)),
        currency=reading.session.currency,
        pace_min=choices.thresholds.stock.minutes.value,
    )


def _pin(reading: Reading, product: str) -> tuple[During, ...]:
    """None where it was never pinned, or only this very second."""
    pin = reading.session.shelf.last_pin(product, reading.moment_ms, _LATEST)
    if pin is None:
        return ()
    start = pin[0] // 1000
    end = reading.air.end if pin[1] is None else min(pin[1] // 1000, reading.air.end)
    if start >= end:
        return ()
    return (During(start - reading.session.start_second, None, pin[1] is not None, compared(reading, product, start, end)),)


def _promotions(reading: Reading, product: str) -> tuple[During, ...]:
    origin = reading.session.start_second
    return tuple(
        During(row.started_ms // 1000 - origin, row.title or row.kind, row.ended_ms is not None, row.performance)
        for row in promotion_rows(reading, product)
        if row.performance is not None
    )


def _trend(reading: Reading, choices: Choices, product: str) -> Trend:
    whole_buckets, width = aligned(reading, POINTS)
    buckets = Buckets(whole_buckets, width)
    origin, span = reading.session.start_second, reading.on_air.span
    metrics = [METRICS[key] for key in choices.product_trend if key in METRIC_KEYS]
    return Trend(
        span_name=span.name,
        from_s=whole_buckets.span.start - origin,
        to_s=span.end - origin,
        bucket_s=width,
        series=tuple(
            Series(metric, paced(metric, course(buckets, Family.PRODUCT, product, metric), width)) for metric in metrics
        ),
        marks=key_marks(reading, choices, span.start, span.end),
        currency=reading.session.currency,
    )
