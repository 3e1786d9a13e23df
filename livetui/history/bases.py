"""What metrics of a past LIVE were divided by, where that is no metric itself: kept only minute by minute."""

from livetui.history.past_live import FIRST, Minutes
from livetui.metrics.catalogue import CATALOGUE, METRICS
from livetui.metrics.formula import Ratio

_BELOW = {metric.formula.below.value for metric in CATALOGUE if isinstance(metric.formula, Ratio)}

BASES = (*sorted(_BELOW - METRICS.keys()), FIRST)
"""The counters that are meant."""


def bases_of(minutes: Minutes) -> dict[str, int]:
    """Their sums over the LIVE, of those that it has."""
    return {name: sum(minutes[name].values()) for name in BASES if name in minutes}
