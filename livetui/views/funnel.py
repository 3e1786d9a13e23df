"""From being shown the LIVE to an order, stage by stage."""

from dataclasses import dataclass

from livetui.session.counters import Counter
from livetui.session.reading import Reading
from livetui.views.choices import Choices
from livetui.views.ratios import per


@dataclass(frozen=True, slots=True)
class FunnelStage:
    """A stage: how often it was reached, and that divided by the stage above it; None for the first, or after a 0."""

    counter: Counter
    count: int
    rate: float | None


@dataclass(frozen=True, slots=True)
class Funnel:
    """The stages the feed carries, first one first; each rate is against the stage above that is here."""

    stages: tuple[FunnelStage, ...]


STAGES: tuple[Counter, ...] = (
    Counter.IMPRESSIONS,
    Counter.VIEWS,
    Counter.PRODUCT_IMPRESSIONS,
    Counter.PRODUCT_CLICKS,
    Counter.CARTS,
    Counter.CHECKOUTS,
    Counter.ORDERS,
)


def funnel(reading: Reading, choices: Choices) -> Funnel:
    """The funnel over the reading's span; a stage that the feed does not carry is left out."""
    stages: list[FunnelStage] = []
    for counter in STAGES:
        count = reading.sum(counter)
        if count is not None:
            stages.append(FunnelStage(counter, count, per(count, stages[-1].count) if stages else None))
    return Funnel(tuple(stages))
