"""What to improve in the LIVE: the findings, and the figures they come from."""

from msgspec import Struct

from livetui.diagnosis.diagnosis import Against, Diagnosis, Finding, Measured, Reference, Verdict, diagnose
from livetui.diagnosis.key_factors import Stage
from livetui.diagnosis.moments import Minutes
from livetui.history.averages import Average
from livetui.language import english
from livetui.metrics.benchmarks import Benchmark
from livetui.metrics.categories import benchmark_category
from livetui.metrics.metric import Metric
from livetui.metrics.standing import Standing
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.choices import Choices
from livetui.views.earlier import earlier_than
from livetui.views.figures import relative


class MomentRow(Struct, frozen=True):
    """When the metric was worst, in seconds since the start of the LIVE, and what it was then."""

    at_s: int
    until_s: int
    value: float


class FindingRow(Struct, frozen=True):
    """A factor to improve. ``rank`` is its place among all findings, 1 the one worth the most.

    ``deviation`` is (value - mean) / mean. ``worth`` is what GMV would have been with this one factor at its benchmark,
    ``gain`` by how much that is more, both in minor units; None for what is no factor of GMV. ``moments`` are worst first.
    """

    rank: int
    metric: Metric
    stage: Stage
    value: float
    benchmark: Benchmark
    deviation: float
    worth: float | None
    gain: float | None
    advice: Clean
    moments: tuple[MomentRow, ...]

    @property
    def meaning(self) -> Clean:
        """The metric's formula and what it says."""
        return definition(self.metric)


class Findings(Struct, frozen=True):
    """By stage, and in each the one worth the most first."""

    verdict: Verdict
    stages: tuple[tuple[Stage, tuple[FindingRow, ...]], ...]
    sources: tuple[Clean, ...]
    currency: str | None

    @property
    def rows(self) -> tuple[FindingRow, ...]:
        """All of them, stage by stage."""
        return tuple(row for _, rows in self.stages for row in rows)


class PerformanceRow(Struct, frozen=True):
    """A metric of a stage; ``deviation`` and ``worth`` are as in `FindingRow`."""

    metric: Metric
    stage: Stage
    value: float | None
    benchmark: Benchmark | None
    deviation: float | None
    against: Against
    worth: float | None
    own: float | None = None
    """The mean over one's own LIVEs of the last days; None where there are none that have it."""

    @property
    def read_as(self) -> Against:
        """``against``, but that what reads ±0 % is not lower."""
        lower = self.against in (Against.LOWER, Against.UNSURE)
        return Against.NOT_LOWER if lower and relative(self.deviation).startswith("±") else self.against


class Part(Struct, frozen=True):
    """A factor of GMV, in its metric's unit, GPM a thousand times the factor; ``metric`` is None where it has no name."""

    metric: Metric | None
    value: float

    @property
    def words(self) -> Clean | None:
        """What stands behind its value in the product."""
        return None if self.metric is None else _IN_PRODUCT.get(self.metric.key) or english(self.metric.short)


_IN_PRODUCT = {
    "impressions_per_hour": english("impressions"),
    "err": english("ERR"),
    "avg_price": english("price"),
    "show_gpm": english("Show GPM ÷ 1,000"),
    "watch_gpm": english("Watch GPM ÷ 1,000"),
}


class LivePerformance(Struct, frozen=True):
    """Every metric of both stages, and GMV as the product of ``hours`` and its factors; none where it is not known."""

    rows: tuple[PerformanceRow, ...]
    gmv: int | None
    hours: float
    factors: tuple[Part, ...]
    currency: str | None
    own_lives: int = 0
    """How many own LIVEs there are to compare with, of the last days."""


def diagnosis_of(reading: Reading, choices: Choices) -> Diagnosis:
    """The diagnosis of a reading by what the user chose to hold it against."""
    category = benchmark_category(reading, choices.category)
    return diagnose(reading, Reference(choices.benchmarks, choices.thresholds.chance, choices.region, category))


def findings(reading: Reading, choices: Choices) -> Findings:
    """What to improve over the reading's span, as known at its moment."""
    found = diagnosis_of(reading, choices)
    ranks = {finding.factor.metric.key: rank for rank, finding in enumerate(found.findings, 1)}
    minutes, origin = Minutes(reading, choices.thresholds.chance), reading.session.start_second
    stages = tuple(
        (stage, tuple(_row(ranks[each.factor.metric.key], each, minutes, origin) for each in found.of(stage)))
        for stage in Stage
    )
    standings = [*found.summary, *(each.standing for each in found.measured)]
    return Findings(found.verdict, stages, benchmark_sources(standings), reading.session.currency)


def _row(rank: int, found: Finding, minutes: Minutes, origin: int) -> FindingRow:
    worst = minutes.worst(found.factor.metric, found.benchmark.mean)
    return FindingRow(
        rank=rank,
        metric=found.factor.metric,
        stage=found.factor.stage,
        value=found.value,
        benchmark=found.benchmark,
        deviation=found.deviation,
        worth=found.worth,
        gain=found.gain,
        advice=found.factor.advice,
        moments=tuple(MomentRow(each.start - origin, each.end - origin, each.value) for each in worst),
    )


def performance(reading: Reading, choices: Choices) -> LivePerformance:
    """The metrics of both stages over the reading's span."""
    found, earlier = diagnosis_of(reading, choices), earlier_than(reading, choices)
    whole, currency = found.identity, reading.session.currency
    return LivePerformance(
        rows=tuple(_performance_row(each, earlier.average(each.standing.metric, currency)) for each in found.measured),
        gmv=whole.gmv if whole else None,
        hours=float(whole.hours) if whole else 0,
        factors=tuple(Part(each.metric, float(each.value) * each.scale) for each in whole.factors) if whole else (),
        currency=currency,
        own_lives=len(earlier.recent),
    )


def _performance_row(measured: Measured, own: Average | None) -> PerformanceRow:
    standing = measured.standing
    return PerformanceRow(
        metric=standing.metric,
        stage=measured.factor.stage,
        value=standing.value,
        benchmark=standing.benchmark,
        deviation=standing.deviation,
        against=measured.against,
        worth=measured.worth,
        own=own.mean if own else None,
    )


def definition(metric: Metric) -> Clean:
    """A metric's formula and what it says: ``orders ÷ product clicks: Paid main orders for …``."""
    return english("{formula}: {meaning}", formula=english(metric.formula.words), meaning=english(metric.meaning))


def benchmark_sources(standings: "list[Standing]") -> tuple[Clean, ...]:
    """Whose averages there are, each once."""
    return tuple(dict.fromkeys(each.benchmark.source for each in standings if each.benchmark))


NOTHING_FOUND: dict[Verdict, Clean] = {
    Verdict.NOTHING_LOWER: english("Nothing is below the market by more than chance"),
    Verdict.TOO_EARLY: english("Too early to diagnose: it takes two minutes of LIVE, and enough people in them"),
    Verdict.NO_BENCHMARK: english("No market average to compare with"),
}
"""Why there are no findings."""
