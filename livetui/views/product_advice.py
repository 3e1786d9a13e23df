"""What to do about each product, by how it draws and sells against the market or against the others."""

from collections.abc import Sequence
from itertools import islice

from msgspec import Struct

from livetui.language import english
from livetui.metrics.advice import Advice, Case, advice
from livetui.metrics.benchmarks import benchmark_of
from livetui.metrics.catalogue import METRICS
from livetui.metrics.level import level
from livetui.session.counters import Counter
from livetui.session.division import Family
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.choices import Choices
from livetui.views.product_sums import ProductSums, Ranked
from livetui.views.ratios import per

WORDS: dict[Advice, Clean] = {
    Advice.CREATE_URGENCY: english("Many click and few buy: create urgency."),
    Advice.PIN_ANOTHER: english("Few click and few buy: pin another product."),
    Advice.SHOW_EARLY: english("It sells best: show it early, while the LIVE is young."),
    Advice.SHOW_LATE: english("Many click: show it now, to those who come late."),
}
SHORT: dict[Advice, Clean] = {
    Advice.CREATE_URGENCY: english("create urgency"),
    Advice.PIN_ANOTHER: english("pin another"),
    Advice.SHOW_EARLY: english("show it early"),
    Advice.SHOW_LATE: english("show it now"),
}


class Reference(Struct, frozen=True):
    """What a product's rate is held against, None where there is nothing, and whose word it is."""

    rate: float | None
    source: Clean


ALL_PRODUCTS = english("all products of this LIVE")


class Judge:
    """Judges the products of a reading, of which it needs all."""

    def __init__(self, reading: Reading, choices: Choices, every: Sequence[Ranked]) -> None:
        self._thresholds, rules = choices.thresholds, choices.thresholds.advice
        sums = ProductSums(reading, [each.key for each in every])
        self.ctr = _reference(reading, choices, "product_ctr", sums, Counter.PRODUCT_CLICKS, Counter.PRODUCT_IMPRESSIONS)
        self.ctor = _reference(reading, choices, "ctor", sums, Counter.ORDERS, Counter.PRODUCT_CLICKS)
        self._early = reading.moment_ms - reading.started_ms < rules.early_minutes.value * 60_000
        selling = (each.key for each in every if each.gmv and _orders(reading, each.key) >= rules.least_orders.value)
        self._advised: dict[tuple[str | bool | None, ...], Advice | None] = {}
        self._best = set(islice(selling, round(rules.best_sellers.value)))

    def advice(
        self, key: str, *, impressions: int | None, clicks: int | None, orders: int | None, pinned: bool, sold_out: bool
    ) -> Advice | None:
        """What to do about a product; None where nothing need be done, or there is too little to judge by."""
        ctr = level(clicks, impressions, self.ctr.rate, self._thresholds)
        ctor = level(orders, clicks, self.ctor.rate, self._thresholds)
        best = key in self._best
        alike = ctr and ctr.value, ctor and ctor.value, best, pinned, sold_out
        if alike not in self._advised:
            case = Case(ctr=ctr, ctor=ctor, early=self._early, best_seller=best, shown=pinned, sold_out=sold_out)
            self._advised[alike] = advice(case)
        return self._advised[alike]


def _orders(reading: Reading, key: str) -> int:
    return reading.sum_of(Counter.ORDERS, Family.PRODUCT, key) or 0


def _reference(
    reading: Reading, choices: Choices, key: str, sums: ProductSums, above: Counter, below: Counter
) -> Reference:  # fmt: skip
    """The market's average; where there is none, what all products have together."""
    market = benchmark_of(METRICS[key], reading, choices.benchmarks, choices.region)
    if market is None:
        return Reference(per(sums.total(above), sums.total(below)), ALL_PRODUCTS)
    return Reference(market.mean, market.source)
