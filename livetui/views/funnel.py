"""From being shown the LIVE to an order, stage by stage, and where most are lost."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from livetui.language import english
from livetui.metrics.benchmarks import Benchmark, benchmark_of
from livetui.metrics.catalogue import METRICS
from livetui.metrics.level import surprise, two_rates
from livetui.metrics.metric import Metric
from livetui.metrics.thresholds import Chance
from livetui.session.counters import Counter
from livetui.session.reading import Reading, Span
from livetui.text import Clean
from livetui.views.choices import Choices
from livetui.views.comparison import MINUTES_5
from livetui.views.figures import multiple, ratio, relative
from livetui.views.ratios import per


class FunnelStage(Struct, frozen=True):
    """A stage: how often it was reached, and that divided by the stage above it; None for the first, or after a 0.

    ``market`` is the benchmark of that rate, None where there is none.
    """

    counter: Counter
    count: int
    rate: float | None
    market: float | None = None


class Bottleneck(Struct, frozen=True):
    """The step in which most are lost: from ``above`` to ``stage``, with its rate and what that is held against.

    ``deviation`` is (rate - reference) / reference, below 0. ``metric`` is the one whose benchmark the reference is; without
    one, the rate is that of the last minutes, and the reference that of the LIVE before them.
    """

    above: Counter
    stage: Counter
    rate: float
    reference: float
    source: Clean
    metric: Metric | None

    @property
    def deviation(self) -> float:
        """As a fraction of the reference."""
        return (self.rate - self.reference) / self.reference

    @property
    def step(self) -> Clean:
        """``Impressions → Views``."""
        return english("{above} → {stage}", above=STAGE_WORDS[self.above], stage=STAGE_WORDS[self.stage])

    @property
    def held(self) -> Clean:
        """``8.7 %, market 11.0 %, −21 % (sample values, US)``: the rate and what it is held against."""
        rate, reference, off = step_rate(self.rate), step_rate(self.reference), relative(self.deviation)
        if self.metric is None:
            return english("{rate} now, {reference} before, {off} ({source})",
                           rate=rate, reference=reference, off=off, source=self.source)  # fmt: skip
        return english("{rate}, market {reference}, {off} ({source})",
                       rate=rate, reference=reference, off=off, source=self.source)  # fmt: skip


class Funnel(Struct, frozen=True):
    """The stages the feed carries, first one first; each rate is against the stage above that is here.

    ``bottleneck`` is None where nothing is below what it is held against by more than chance; ``judged`` tells that from there
    being too little of every step to say.
    """

    stages: tuple[FunnelStage, ...]
    bottleneck: Bottleneck | None = None
    judged: bool = False

    def narrowest(self, stage: FunnelStage) -> bool:
        """Whether the bottleneck ends at this stage."""
        return self.bottleneck is not None and self.bottleneck.stage is stage.counter

    def named(self, stage: FunnelStage) -> bool:
        """Whether the stage's rate is the bottleneck's: that may be from another stage than the one above, or of minutes."""
        return self.bottleneck is not None and self.narrowest(stage) and self.bottleneck.rate == stage.rate


STAGES: tuple[Counter, ...] = (
    Counter.IMPRESSIONS,
    Counter.VIEWS,
    Counter.PRODUCT_IMPRESSIONS,
    Counter.PRODUCT_CLICKS,
    Counter.CARTS,
    Counter.CHECKOUTS,
    Counter.ORDERS,
)
STAGE_WORDS: dict[Counter, Clean] = {
    Counter.IMPRESSIONS: english("Impressions"),
    Counter.VIEWS: english("Views"),
    Counter.PRODUCT_IMPRESSIONS: english("Product impressions"),
    Counter.PRODUCT_CLICKS: english("Product clicks"),
    Counter.CARTS: english("Added to cart"),
    Counter.CHECKOUTS: english("Checkouts started"),
    Counter.ORDERS: english("Orders"),
}
STEP_METRICS: dict[tuple[Counter, Counter], Metric] = {
    (Counter.IMPRESSIONS, Counter.VIEWS): METRICS["err"],
    (Counter.VIEWS, Counter.PRODUCT_CLICKS): METRICS["ctr"],
    (Counter.PRODUCT_IMPRESSIONS, Counter.PRODUCT_CLICKS): METRICS["product_ctr"],
    (Counter.PRODUCT_CLICKS, Counter.CARTS): METRICS["add_to_cart_rate"],
    (Counter.PRODUCT_CLICKS, Counter.ORDERS): METRICS["ctor"],
}
"""The steps that have a metric, and with it perhaps a benchmark."""

SO_FAR = english("this LIVE so far")

Step = tuple[Counter, Counter]
Judged = tuple[float, Bottleneck]
"""How surprising a step's rate is, as by :func:`livetui.metrics.level.surprise`, and the bottleneck it would be."""


def step_rate(rate: float | None) -> Clean:
    """A part of those above; how many times as many where there are more."""
    return multiple(rate) if rate is not None and rate > 1 else ratio(rate)


def funnel(reading: Reading, choices: Choices) -> Funnel:
    """The funnel over the reading's span; a stage that the feed does not carry is left out."""
    stages: list[FunnelStage] = []
    for counter in STAGES:
        count = reading.sum(counter)
        if count is not None:
            stages.append(_stage(reading, choices, stages[-1] if stages else None, counter, count))
    bottleneck, judged = _bottleneck(reading, choices, stages)
    return Funnel(tuple(stages), bottleneck, judged)


def _stage(reading: Reading, choices: Choices, above: FunnelStage | None, counter: Counter, count: int) -> FunnelStage:
    if above is None:
        return FunnelStage(counter, count, None)
    market = _market(reading, choices, (above.counter, counter))
    return FunnelStage(counter, count, per(count, above.count), market and market[1].mean)


def _market(reading: Reading, choices: Choices, step: Step) -> tuple[Metric, Benchmark] | None:
    """The metric of a step that has one with a benchmark."""
    metric = STEP_METRICS.get(step)
    benchmark = metric and benchmark_of(metric, reading, choices.benchmarks, choices.region)
    return (metric, benchmark) if metric and benchmark else None


def _bottleneck(reading: Reading, choices: Choices, stages: Sequence[FunnelStage]) -> tuple[Bottleneck | None, bool]:
    """The step furthest below its benchmark; where none is, the one without a benchmark that fell the most in this LIVE.

    And whether there was enough of any step to say.
    """
    counts = {stage.counter: stage.count for stage in stages}
    chance = choices.thresholds.chance
    against: list[Judged] = []
    fallen: list[Judged] = []
    for above, stage in _steps(stages):
        market = _market(reading, choices, (above, stage))
        if market:
            judged = _against(counts[above], counts[stage], above, stage, *market, chance)
        else:
            judged = _against_before(reading, above, stage, chance)
        if judged:
            (against if market else fallen).append(judged)
    for found in (against, fallen):
        if below := [each for z, each in found if z <= -chance.z.value]:
            return min(below, key=lambda each: each.deviation), True
    return None, bool(against or fallen)


def _steps(stages: Sequence[FunnelStage]) -> Iterator[Step]:
    """Every stage from the one above it, and orders from product clicks, for not every order goes through a cart."""
    present = [stage.counter for stage in stages]
    yield from pairwise(present)
    aside = (Counter.PRODUCT_CLICKS, Counter.ORDERS)
    if set(aside) <= set(present) and aside not in pairwise(present):
        yield aside


def _against(
    base: int, count: int, above: Counter, stage: Counter, metric: Metric, benchmark: Benchmark, chance: Chance
) -> Judged | None:
    """A step's rate against its benchmark."""
    z = surprise(count, base, benchmark.mean, chance)
    return None if z is None else (z, Bottleneck(above, stage, count / base, benchmark.mean, benchmark.source, metric))


def _against_before(reading: Reading, above: Counter, stage: Counter, chance: Chance) -> Judged | None:
    """A step's rate against what came before; the whole LIVE is looked at by its last five minutes."""
    first, end = reading.air.start, min(reading.span.end, reading.air.end)
    start = reading.span.start if reading.span.start > first else max(first, end - MINUTES_5)
    earlier, recent = reading.over(Span("", first, start)), reading.over(Span("", start, end))
    base, count, earlier_base, earlier_count = recent.sum(above), recent.sum(stage), earlier.sum(above), earlier.sum(stage)
    usual = per(earlier_count, earlier_base)
    if not usual or not base or count is None or earlier_base is None or earlier_count is None:
        return None
    z = two_rates(count, base, earlier_count, earlier_base, chance)
    return None if z is None else (z, Bottleneck(above, stage, count / base, usual, SO_FAR, None))
