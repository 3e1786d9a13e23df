"""GMV as a product: hours × impressions per hour × enter-room rate × LIVE CTR × CTOR × average price.

Each factor is a sum divided by the one before it, so that the product is GMV whatever the sums are. Where the feed does not
carry a sum, the two steps beside it become one.
"""

from fractions import Fraction
from itertools import pairwise
from math import prod

from msgspec import Struct

from livetui.metrics.catalogue import METRICS
from livetui.metrics.formula import Ratio
from livetui.metrics.metric import Metric
from livetui.session.counters import Counter
from livetui.session.figures import Figures

CHAIN = (Counter.IMPRESSIONS, Counter.VIEWS, Counter.PRODUCT_CLICKS, Counter.ORDERS, Counter.GMV)

_METRICS: dict[tuple[Counter | None, Counter], Metric] = {
    (None, Counter.IMPRESSIONS): METRICS["impressions_per_hour"],
    (Counter.IMPRESSIONS, Counter.VIEWS): METRICS["err"],
    (Counter.VIEWS, Counter.PRODUCT_CLICKS): METRICS["ctr"],
    (Counter.PRODUCT_CLICKS, Counter.ORDERS): METRICS["ctor"],
    (Counter.ORDERS, Counter.GMV): METRICS["avg_price"],
    (Counter.IMPRESSIONS, Counter.GMV): METRICS["show_gpm"],
    (Counter.VIEWS, Counter.GMV): METRICS["watch_gpm"],
    (None, Counter.GMV): METRICS["gmv_per_hour"],
}
"""What a sum divided by another is called; None stands for the hours."""


class Factor(Struct, frozen=True):
    """A sum for each of the sum before it, in whole numbers or minor units; ``metric`` is None where it has no name."""

    value: Fraction
    metric: Metric | None

    @property
    def scale(self) -> float:
        """How many times the factor the metric is: GPM is a thousand times it."""
        formula = None if self.metric is None else self.metric.formula
        return formula.scale if isinstance(formula, Ratio) else 1


class Identity(Struct, frozen=True):
    """``hours`` and the factors behind it multiply to ``gmv``, in minor units, exactly."""

    hours: Fraction
    factors: tuple[Factor, ...]
    gmv: int

    @property
    def product(self) -> Fraction:
        """Hours times every factor."""
        return self.hours * prod(factor.value for factor in self.factors)

    def worth(self, metric: Metric, value: float | None, mean: float) -> float | None:
        """What GMV would have been, in minor units, with this one factor at ``mean``, of which it was ``value``.

        All others are taken as they are. None for what is no factor, and where it was 0: then nothing tells the others.
        """
        known = any(factor.metric is metric for factor in self.factors)
        return self.gmv * mean / value if known and value else None


def identity(over: Figures) -> Identity | None:
    """GMV over a span in its factors; None where it is not carried, or where something on the way to it is 0."""
    sums = {counter: over.sum(counter) for counter in CHAIN}
    gmv, hours = sums[Counter.GMV], Fraction(round(over.hours * 3600), 3600)
    carried = [(counter, Fraction(total)) for counter, total in sums.items() if total is not None]
    if gmv is None or any(amount <= 0 for amount in (hours, *(total for _, total in carried[:-1]))):
        return None
    steps: list[tuple[Counter | None, Fraction]] = [(None, hours), *carried]
    factors = tuple(
        Factor(total / before, _METRICS.get((above, counter)))
        for (above, before), (counter, total) in pairwise(steps)
        if counter is not None
    )
    return Identity(hours, factors, gmv)
