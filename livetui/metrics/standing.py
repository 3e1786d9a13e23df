"""How a LIVE stands against the market, and the three metrics in which it does worst."""

from collections.abc import Iterable

from msgspec import Struct

from livetui.metrics.benchmarks import Benchmark, Benchmarks, benchmark_of
from livetui.metrics.catalogue import CATALOGUE
from livetui.metrics.metric import Better, Metric
from livetui.session.reading import Reading

LEAST_DENOMINATOR = 30
LEAST_SECONDS = 120
WORST = 3


class Standing(Struct, frozen=True):
    """A metric's value in its unit, and how it compares; None: not available."""

    metric: Metric
    value: float | None
    benchmark: Benchmark | None
    enough: bool
    """Whether there is enough behind the value to judge it by."""

    @property
    def deviation(self) -> float | None:
        """(value - mean) / mean, as a fraction."""
        if self.value is None or self.benchmark is None:
            return None
        return (self.value - self.benchmark.mean) / self.benchmark.mean

    @property
    def thin(self) -> bool:
        """Whether it would be held against the market, but there is too little behind it."""
        return self.deviation is not None and self.metric.formula.rate and not self.enough

    @property
    def merit(self) -> float | None:
        """The deviation, turned so that more is better; None where there is nothing to judge."""
        deviation = self.deviation
        if deviation is None or not self.enough or self.metric.better is Better.NEUTRAL:
            return None
        return deviation if self.metric.better is Better.HIGHER else -deviation


def standings(
    reading: Reading, benchmarks: Benchmarks, region: str | None = None, metrics: Iterable[Metric] = CATALOGUE,
    category: str | None = None,
) -> list[Standing]:  # fmt: skip
    """Each metric over the reading's span, against its benchmark: that of a category, where one is named and has one."""
    return [_standing(metric, reading, benchmark_of(metric, reading, benchmarks, region, category)) for metric in metrics]


def enough(metric: Metric, reading: Reading) -> bool:
    """Whether there is enough behind a rate to hold it against anything; a plain count never is."""
    denominator = metric.formula.denominator(reading)
    return (
        metric.formula.rate and reading.seconds >= LEAST_SECONDS and (denominator is None or denominator >= LEAST_DENOMINATOR)
    )


def worst_three(standings: Iterable[Standing]) -> list[Standing]:
    """Up to three that are furthest below the market, worst first.

    Only rates, durations and figures per hour are judged (plain counts grow with time), with at least 30 in the denominator
    and two minutes of LIVE.
    """
    below = [(standing.merit, standing) for standing in standings if standing.merit is not None and standing.merit < 0]
    return [standing for _, standing in sorted(below, key=lambda pair: pair[0])[:WORST]]


def _standing(metric: Metric, reading: Reading, benchmark: Benchmark | None) -> Standing:
    return Standing(metric, metric.formula.value(reading), benchmark, enough(metric, reading))
