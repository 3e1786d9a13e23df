"""Earlier LIVEs to learn from: those that did better at what is to be improved."""

from msgspec import Struct

from livetui.diagnosis.diagnosis import Diagnosis
from livetui.history.past_live import PastLive
from livetui.history.whose import own
from livetui.metrics.categories import benchmark_category
from livetui.metrics.metric import Metric
from livetui.session.reading import Reading
from livetui.text import Clean, clean
from livetui.views.choices import Choices
from livetui.views.diagnosis import diagnosis_of
from livetui.views.earlier import earlier_than


class Example(Struct, frozen=True):
    """A LIVE that did better at a factor: when it began (milliseconds since the epoch), and its file.

    ``creator`` is told where it is another's.
    """

    metric: Metric
    here: float
    started_ms: int
    title: Clean | None
    value: float
    impressions_per_hour: float | None
    gmv_per_hour: float | None
    recording: Clean | None
    creator: Clean | None = None


class Examples(Struct, frozen=True):
    """The best of those that did better, factor by factor in the order of the findings.

    ``lives`` is how many there are from before this one. ``known``: False while the history is being read, ``trouble`` says why
    it cannot be.
    """

    rows: tuple[Example, ...]
    category: Clean | None
    currency: str | None
    lives: int = 0
    known: bool = True
    trouble: Clean | None = None


EXAMPLES_EACH = 3


def examples(reading: Reading, choices: Choices) -> Examples:
    """LIVEs of the same category, from before this one, that did better at what is to be improved here, or at its pace."""
    category, currency = benchmark_category(reading, choices.category), reading.session.currency
    earlier = earlier_than(reading, choices)
    rows = [
        _example(metric, here, live, others=not own(reading.live.creator, live.creator))
        for metric, here in (_to_learn(diagnosis_of(reading, choices)) if earlier.lives else ())
        for live in earlier.better(metric, here, category=category, currency=currency, most=EXAMPLES_EACH)
    ]
    return Examples(
        rows=tuple(rows),
        category=None if category is None else clean(category, 60),
        currency=currency,
        lives=len(earlier.lives),
        known=earlier.known,
        trouble=None if earlier.trouble is None else clean(earlier.trouble),
    )


def _to_learn(found: Diagnosis) -> list[tuple[Metric, float]]:
    """What is to be improved, and impressions and GMV per hour, each with what it is."""
    values = {finding.factor.metric: finding.value for finding in found.findings}
    for standing in found.summary:
        if standing.enough and standing.value is not None:
            values.setdefault(standing.metric, standing.value)
    return list(values.items())


def _example(metric: Metric, here: float, live: PastLive, *, others: bool) -> Example:
    return Example(
        metric=metric,
        here=here,
        started_ms=live.started_ms,
        title=None if live.title is None else clean(live.title, 120),
        value=live.metrics[metric.key],
        impressions_per_hour=live.metrics.get("impressions_per_hour"),
        gmv_per_hour=live.metrics.get("gmv_per_hour"),
        recording=None if live.recording is None else clean(str(live.recording), 1000),
        creator=clean(live.creator, 60) if others and live.creator else None,
    )
