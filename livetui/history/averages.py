"""What one's own LIVEs came to on average."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from livetui.history.past_live import PastLive
from livetui.metrics.formula import CurrentViewers
from livetui.metrics.metric import MONEY, Metric


class Average(Struct, frozen=True):
    """The mean of a metric, in its own unit, over so many LIVEs that had it."""

    mean: float
    lives: int


def average_of(values: Sequence[float]) -> Average | None:
    """The mean of some values; None where there are none."""
    return Average(sum(values) / len(values), len(values)) if values else None


def values_of(metric: Metric, lives: Sequence[PastLive], currency: str | None) -> list[float]:
    """A metric in each LIVE that had it; of money, in each that is in the currency."""
    comparable = [live for live in lives if metric.unit not in MONEY or live.currency == currency]
    return [live.metrics[metric.key] for live in comparable if metric.key in live.metrics]


def lasting(metric: Metric) -> bool:
    """Whether a LIVE that is over can be told by a metric: how many still watched when it ended says nothing."""
    return not isinstance(metric.formula, CurrentViewers)


def usual_currency(lives: Sequence[PastLive]) -> str | None:
    """The currency that most of these LIVEs are in."""
    named = Counter(live.currency for live in lives if live.currency is not None)
    return min(named, key=lambda currency: (-named[currency], currency), default=None)
