"""Core data: the tiles with the figures the user chose, the worst three marked."""

from enum import Enum

from msgspec import Struct

from livetui.language import both, english
from livetui.metrics.catalogue import METRICS
from livetui.metrics.formula import AverageViewers, CurrentViewers, Distinct, PeakViewers, Sum
from livetui.metrics.metric import Metric
from livetui.metrics.standing import Standing, standings, worst_three
from livetui.session.buckets import Buckets
from livetui.session.reading import Reading, Span
from livetui.text import Clean
from livetui.views.buckets import aligned
from livetui.views.choices import Choices


class ChangeKind(Enum):
    """How a tile's change is to be read, always over the last five minutes.

    ADDED: what came in them (a sum). DIFFERENCE: now less then (a gauge). RELATIVE: against the five minutes before, as a
    fraction (a ratio or a rate).
    """

    ADDED = "added"
    DIFFERENCE = "difference"
    RELATIVE = "relative"


class Tile(Struct, frozen=True):
    """One figure. ``rank`` is 1 to 3 for the worst three against the market, else 0.

    ``deviation`` is (value - mean) / mean, None without a benchmark; ``spark`` is the metric's course over the span, None
    where there is nothing to show. Where courses are not asked for there is none, and no change.
    """

    metric: Metric
    value: float | None
    estimate: bool
    rank: int
    deviation: float | None
    change: float | None
    change_kind: ChangeKind
    spark: tuple[float | None, ...]


class CoreData(Struct, frozen=True):
    """The chosen tiles in the user's order, and the worst three as tiles without courses, worst first (chosen or not).

    ``chosen`` is how many are, of which ``tiles`` are those that have room.
    ``judged`` is whether any metric could be compared with the market yet, ``benchmark_source`` whose averages there are.
    ``lost_s`` is since when no feed is heard, in seconds since the start of the LIVE; None: one is.
    """

    tiles: tuple[Tile, ...]
    worst: tuple[Tile, ...]
    currency: str | None
    benchmark_source: Clean | None
    judged: bool = True
    lost_s: int | None = None
    chosen: int = 0


CHANGE_S = 300
SPARK_POINTS = 24
_GAUGES = (CurrentViewers, PeakViewers, AverageViewers)


def core_data(reading: Reading, choices: Choices) -> CoreData:
    """The chosen tiles over the reading's span, and the worst three."""
    everything = {standing.metric.key: standing for standing in standings(reading, choices.benchmarks, choices.region)}
    worst = worst_three(everything.values())
    ranks = {standing.metric.key: rank for rank, standing in enumerate(worst, 1)}
    courses = _Courses(reading) if choices.courses else None
    sources = {standing.benchmark.source for standing in everything.values() if standing.benchmark}
    chosen = [key for key in choices.tiles if key in METRICS]
    return CoreData(
        tiles=tuple(_tile(everything[key], reading, ranks.get(key, 0), courses) for key in chosen[: choices.tiles_shown]),
        worst=tuple(_tile(standing, reading, rank) for rank, standing in enumerate(worst, 1)),
        currency=reading.session.currency,
        benchmark_source=both(sorted(sources)) if sources else None,
        lost_s=None if reading.heard >= reading.moment else reading.heard - reading.session.start_second,
        judged=any(standing.merit is not None for standing in everything.values()),
        chosen=len(chosen),
    )


def estimated(metric: Metric, reading: Reading) -> bool:
    """Whether a metric is made of joins less leaves, because the feed does not report how many watch."""
    return isinstance(metric.formula, _GAUGES) and reading.viewers_estimated


def none_worse(source: str | None, judged: bool) -> Clean:
    """Why no metric is among the worst; ``source`` is whose averages there are, ``judged`` whether any could be compared."""
    if not source:
        return english("No market average to compare with")
    return english("Nothing is below the market average") if judged else english("Too early to compare with the market")


def _tile(standing: Standing, reading: Reading, rank: int, courses: "_Courses | None" = None) -> Tile:
    metric = standing.metric
    return Tile(
        metric=metric,
        value=standing.value,
        estimate=estimated(metric, reading),
        rank=rank,
        deviation=standing.deviation,
        change=courses.change(metric) if courses else None,
        change_kind=_kind(metric),
        spark=courses.spark(metric) if courses else (),
    )


def _kind(metric: Metric) -> ChangeKind:
    if isinstance(metric.formula, Sum | Distinct):
        return ChangeKind.ADDED
    return ChangeKind.DIFFERENCE if isinstance(metric.formula, CurrentViewers) else ChangeKind.RELATIVE


class _Courses:
    """How metrics went over one reading, which share what they are made from."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        start, end = reading.span.start, reading.air.end
        self._recent = reading.over(Span("", end - CHANGE_S, end))
        self._earlier = reading.over(Span("", end - 2 * CHANGE_S, end - CHANGE_S))
        self._until_then = reading.over(Span("", start, max(start, end - CHANGE_S)))
        self._figures = Buckets(*aligned(reading, SPARK_POINTS)).figures()

    def spark(self, metric: Metric) -> tuple[float | None, ...]:
        """Piece by piece of the span."""
        return tuple(map(metric.formula.value, self._figures))

    def change(self, metric: Metric) -> float | None:
        """What the last five minutes did; None in the first ones, where there is nothing to compare with."""
        formula, kind, air = metric.formula, _kind(metric), self._reading.air
        if isinstance(formula, Sum):
            return formula.value(self._recent)
        if isinstance(formula, Distinct):
            now, then = formula.value(self._reading), formula.value(self._until_then)
            return None if now is None else now - (then or 0)
        gauge = kind is ChangeKind.DIFFERENCE
        if air.end - (1 if gauge else 2) * CHANGE_S < air.start:
            return None
        now, then = formula.value(self._recent), formula.value(self._earlier)
        if now is None or then is None:
            return None
        if gauge:
            return now - then
        return (now - then) / then if then else None
