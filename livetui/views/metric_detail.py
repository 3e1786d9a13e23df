"""What a metric says: its formula, which way is better, its benchmark, and where the figure comes from."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from livetui.language import english
from livetui.metrics.benchmarks import Benchmark
from livetui.metrics.catalogue import CATALOGUE, METRICS
from livetui.metrics.formula import Distinct, LeaveRate, PerPerson, Sum, counter_words
from livetui.metrics.metric import Better, Metric, Unit
from livetui.metrics.standing import LEAST_DENOMINATOR, LEAST_SECONDS, Standing, standings
from livetui.session.as_of import Authority
from livetui.session.counters import Counter
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.choices import Choices
from livetui.views.comparison import MINUTES_5, Change, compare
from livetui.views.own_lives import OwnLives, own_lives


class Origin(StrEnum):
    """What a figure goes by."""

    SNAPSHOTS = "snapshots"
    TOTALS = "totals"
    EVENTS = "events"
    REPORTS = "reports"
    ESTIMATE = "estimate"
    PEOPLE = "people"
    NOTHING = "nothing"


WORDS: dict[Origin, Clean] = {
    Origin.SNAPSHOTS: english("totals that the platform reports"),
    Origin.TOTALS: english("totals that come with single events"),
    Origin.EVENTS: english("single events"),
    Origin.REPORTS: english("how many watch, as the feed reports it"),
    Origin.ESTIMATE: english("joins less leaves, an estimate"),
    Origin.PEOPLE: english("known ids of people"),
    Origin.NOTHING: english("not told by this feed so far"),
}


class Source(Struct, frozen=True):
    """One of the things a formula is made of: what it came to over the span, and what that goes by.

    ``millis``: the value is a time in milliseconds.
    """

    what: Clean
    value: int | None
    unit: Unit
    origin: Origin
    millis: bool = False


class Basis(Struct, frozen=True):
    """What a figure rests on, and how much of that it takes to hold it against the market; None of what: seconds of LIVE."""

    what: Clean | None
    value: int
    unit: Unit
    least: int


class MetricDetail(Struct, frozen=True):
    """A metric over the span. ``change`` is of the last five minutes against the five before (``window_s``: or fewer).

    ``thin``: there is too little behind it to hold it against the market. ``basis`` is None where nothing of it ever is.
    """

    metric: Metric
    formula: Clean
    unit: Clean
    direction: Clean
    value: float | None
    benchmark: Benchmark | None
    deviation: float | None
    judged: bool
    thin: bool
    basis: Basis | None
    sources: tuple[Source, ...]
    change: Change
    window_s: int
    own: OwnLives
    currency: str | None


_UNITS: dict[Unit, Clean] = {
    Unit.MONEY: english("money"),
    Unit.MONEY_PER_HOUR: english("money an hour"),
    Unit.COUNT: english("a count"),
    Unit.PER_HOUR: english("a count an hour"),
    Unit.RATIO: english("a ratio"),
    Unit.SECONDS: english("seconds"),
}
_DIRECTIONS: dict[Better, Clean] = {
    Better.HIGHER: english("higher is better"),
    Better.LOWER: english("lower is better"),
    Better.NEUTRAL: english("neither way is better"),
}


def metric_detail(reading: Reading, choices: Choices, key: str) -> MetricDetail:
    """All about one metric of the catalogue over the reading's span."""
    metric = METRICS[key]
    (standing,) = standings(reading, choices.benchmarks, choices.region, [metric])
    start, end = reading.air.start, reading.air.end
    length = min(MINUTES_5, (end - start) // 2)
    (compared,) = compare(reading, [end - length], [metric], length)
    return MetricDetail(
        metric=metric,
        formula=english(metric.formula.words),
        unit=_UNITS[metric.unit],
        direction=_DIRECTIONS[metric.better],
        value=standing.value,
        benchmark=standing.benchmark,
        deviation=standing.deviation,
        judged=standing.merit is not None,
        thin=standing.thin,
        basis=_basis(standing, reading),
        sources=tuple(_sources(reading, metric)),
        change=compared.changes[0],
        window_s=compared.window_s,
        own=own_lives(reading, choices, metric),
        currency=reading.session.currency,
    )


def _basis(standing: Standing, reading: Reading) -> Basis | None:
    """What it was divided by; the time, where that is too short or all there is."""
    formula = standing.metric.formula
    if standing.benchmark is None or standing.value is None or not formula.rate:
        return None
    denominator = formula.denominator(reading)
    if denominator is None or reading.seconds < LEAST_SECONDS:
        return Basis(None, reading.seconds, Unit.SECONDS, LEAST_SECONDS)
    if isinstance(formula, LeaveRate):
        return Basis(english("viewers present"), denominator, Unit.COUNT, LEAST_DENOMINATOR)
    if isinstance(formula, PerPerson):
        return Basis(english(f"different {formula.role.value}"), denominator, Unit.COUNT, LEAST_DENOMINATOR)
    below = formula.counters[-1]
    return Basis(english(counter_words(below)), denominator, _unit(below), LEAST_DENOMINATOR)


def _sources(reading: Reading, metric: Metric) -> Iterator[Source]:
    formula = metric.formula
    for counter in formula.counters:
        authority = reading.authority(counter)
        origin = Origin.NOTHING if authority is None else _ORIGINS[authority]
        yield Source(english(counter_words(counter)), reading.sum(counter), _unit(counter), origin, counter is Counter.WATCH_MS)
    if isinstance(formula, Distinct | PerPerson):
        people = reading.people(formula.role)
        origin = Origin.NOTHING if people is None else Origin.PEOPLE
        yield Source(english(f"different {formula.role.value}"), people, Unit.COUNT, origin)
    if formula.watching:
        estimate = Origin.NOTHING if reading.watching is None else Origin.ESTIMATE
        origin = estimate if reading.viewers_estimated else Origin.REPORTS
        yield Source(english("viewers now"), reading.viewers_at_end(), Unit.COUNT, origin)


def _unit(counter: Counter) -> Unit:
    """What a counter counts: the unit of the metric that is its sum."""
    return next((metric.unit for metric in CATALOGUE if metric.formula == Sum(counter)), Unit.COUNT)


_ORIGINS = {
    Authority.SNAPSHOTS: Origin.SNAPSHOTS,
    Authority.TOTALS: Origin.TOTALS,
    Authority.EVENTS: Origin.EVENTS,
}
