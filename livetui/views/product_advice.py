"""What to do about each product, by how it draws and sells against the market or against the others."""

from collections.abc import Sequence
from dataclasses import dataclass

from livetui.metrics.advice import Advice, Case, advice
from livetui.metrics.benchmarks import benchmark_of
from livetui.metrics.catalogue import METRICS
from livetui.metrics.level import level
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.choices import Choices
from livetui.views.product_row import ProductRow
from livetui.views.ratios import per

WORDS: dict[Advice, Clean] = {
    Advice.CREATE_URGENCY: Clean("Many click and few buy: create urgency."),
    Advice.PIN_ANOTHER: Clean("Few click and few buy: pin another product."),
    Advice.SHOW_EARLY: Clean("It sells best: show it now, while the LIVE is young."),
    Advice.SHOW_LATE: Clean("Many click: show it to those who come late."),
}
SHORT: dict[Advice, Clean] = {
    Advice.CREATE_URGENCY: Clean("create urgency"),
    Advice.PIN_ANOTHER: Clean("pin another"),
    Advice.SHOW_EARLY: Clean("show it early"),
    Advice.SHOW_LATE: Clean("show it now"),
}


@dataclass(frozen=True, slots=True)
class Reference:
    """What a product's rate is held against, None where there is nothing, and whose word it is."""

    rate: float | None
    source: Clean


ALL_PRODUCTS = Clean("all products of this LIVE")


class Judge:
    """Judges the products of a reading, of which it needs all."""

    def __init__(self, reading: Reading, choices: Choices, rows: Sequence[ProductRow]) -> None:
        self._thresholds, rules = choices.thresholds, choices.thresholds.advice
        impressions, clicks, orders = (
            (sum(count or 0 for count in column) for column in zip(*map(_counts, rows), strict=True)) if rows else (0, 0, 0)
        )
        self.ctr = _reference(reading, choices, "product_ctr", per(clicks, impressions))
        self.ctor = _reference(reading, choices, "ctor", per(orders, clicks))
        self._early = reading.moment_ms - reading.started_ms < rules.early_minutes.value * 60_000
        selling = [row for row in rows if row.gmv and (row.orders or 0) >= rules.least_orders.value]
        selling.sort(key=lambda row: -(row.gmv or 0))
        self._best = {row.key for row in selling[: round(rules.best_sellers.value)]}

    def advice(self, row: ProductRow) -> Advice | None:
        """What to do about a product; None where nothing need be done, or there is too little to judge by."""
        return advice(
            Case(
                ctr=level(row.clicks, row.impressions, self.ctr.rate, self._thresholds),
                ctor=level(row.orders, row.clicks, self.ctor.rate, self._thresholds),
                early=self._early,
                best_seller=row.key in self._best,
                shown=row.pinned,
                sold_out=row.stock == 0,
            )
        )


def _counts(row: ProductRow) -> tuple[int | None, ...]:
    return row.impressions, row.clicks, row.orders


def _reference(reading: Reading, choices: Choices, key: str, together: float | None) -> Reference:
    market = benchmark_of(METRICS[key], reading, choices.benchmarks, choices.region)
    return Reference(together, ALL_PRODUCTS) if market is None else Reference(market.mean, market.source)
