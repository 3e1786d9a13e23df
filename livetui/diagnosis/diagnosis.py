"""What to improve in a LIVE, and what each improvement would be worth."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from livetui.diagnosis.identity import Identity, identity
from livetui.diagnosis.key_factors import KEY_FACTORS, KeyFactor, Stage
from livetui.metrics.benchmarks import Benchmark, Benchmarks
from livetui.metrics.catalogue import METRICS
from livetui.metrics.level import surprise
from livetui.metrics.metric import Unit
from livetui.metrics.standing import Standing, standings
from livetui.metrics.thresholds import Chance
from livetui.session.once import once
from livetui.session.reading import Reading

SUMMARY = ("impressions_per_hour", "gmv_per_hour")


class Reference(Struct, frozen=True):
    """What a LIVE is held against: without a ``region`` that of the LIVE, without a ``category`` that of any."""

    benchmarks: Benchmarks
    chance: Chance
    region: str | None = None
    category: str | None = None

    def __hash__(self) -> int:
        return hash((self.region, self.category))  # tables have none


class Verdict(StrEnum):
    """Whether there are findings, and if not, why; the values are the words the JSON report uses."""

    FINDINGS = "findings"
    NOTHING_LOWER = "nothing_lower"
    TOO_EARLY = "too_early"
    NO_BENCHMARK = "no_benchmark"


class Against(StrEnum):
    """How a factor stands against its benchmark; the values are the words the JSON report uses."""

    LOWER = "lower"
    """Worse than it, whichever way is worse."""
    UNSURE = "unsure"
    """Worse, by no more than chance explains."""
    NOT_LOWER = "not_lower"
    TOO_LITTLE = "too_little"
    NOTHING = "nothing"
    """There is no benchmark, or no value."""


class Measured(Struct, frozen=True):
    """A factor as it stands, and what GMV would have been with it at its benchmark (minor units; None: nothing tells)."""

    factor: KeyFactor
    standing: Standing
    against: Against
    worth: float | None


class Finding(Struct, frozen=True):
    """A factor to improve. ``gain`` is by how much GMV would have been more than it was, in minor units."""

    factor: KeyFactor
    value: float
    benchmark: Benchmark
    deviation: float
    worth: float | None
    gain: float | None


class Diagnosis(Struct, frozen=True):
    """``findings`` of both stages together, the one worth the most first, those of which nothing tells the worth last."""

    verdict: Verdict
    summary: tuple[Standing, ...]
    measured: tuple[Measured, ...]
    findings: tuple[Finding, ...]
    identity: Identity | None

    def of(self, stage: Stage) -> tuple[Finding, ...]:
        """The findings of one stage, in the same order."""
        return tuple(finding for finding in self.findings if finding.factor.stage is stage)


@once
def diagnose(reading: Reading, reference: Reference) -> Diagnosis:
    """The diagnosis of a reading's span; all panels of a page ask for the same."""
    metrics = [*(METRICS[key] for key in SUMMARY), *(factor.metric for factor in KEY_FACTORS)]
    stood = standings(reading, reference.benchmarks, reference.region, metrics, reference.category)
    summary, judged = tuple(stood[: len(SUMMARY)]), stood[len(SUMMARY) :]
    whole = identity(reading)
    measured = tuple(
        Measured(factor, standing, _against(standing, reading, reference.chance), _worth(standing, whole))
        for factor, standing in zip(KEY_FACTORS, judged, strict=True)
    )
    findings = [found for each in measured if (found := _finding(each, whole))]
    findings.sort(key=lambda finding: (finding.gain is None, -(finding.gain or 0), -abs(finding.deviation)))
    return Diagnosis(_verdict(findings, stood), summary, measured, tuple(findings), whole)


def _worth(standing: Standing, whole: Identity | None) -> float | None:
    if whole is None or standing.benchmark is None:
        return None
    return whole.worth(standing.metric, standing.value, standing.benchmark.mean)


def _finding(measured: Measured, whole: Identity | None) -> Finding | None:
    standing = measured.standing
    value, benchmark, deviation = standing.value, standing.benchmark, standing.deviation
    if measured.against is not Against.LOWER or value is None or benchmark is None or deviation is None:
        return None
    gain = None if measured.worth is None or whole is None else measured.worth - whole.gmv
    return Finding(measured.factor, value, benchmark, deviation, measured.worth, gain)


def _against(standing: Standing, reading: Reading, chance: Chance) -> Against:
    """A ratio of counts is lower where more than chance explains it; of anything else there is no telling what chance does."""
    metric, value, benchmark = standing.metric, standing.value, standing.benchmark
    if value is None or benchmark is None:
        return Against.NOTHING
    if standing.merit is None:
        return Against.TOO_LITTLE
    if standing.merit >= 0:
        return Against.NOT_LOWER
    below = metric.formula.denominator(reading)
    if metric.unit is not Unit.RATIO or below is None:
        return Against.LOWER
    z = surprise(round(value * below), below, benchmark.mean, chance)
    worse = None if z is None else z * metric.better.value
    return Against.LOWER if worse is not None and worse <= -chance.z.value else Against.UNSURE


def _verdict(findings: Sequence[Finding], stood: Sequence[Standing]) -> Verdict:
    if findings:
        return Verdict.FINDINGS
    if any(standing.merit is not None for standing in stood):
        return Verdict.NOTHING_LOWER
    return Verdict.TOO_EARLY if any(standing.benchmark for standing in stood) else Verdict.NO_BENCHMARK
