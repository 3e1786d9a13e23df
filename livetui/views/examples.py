"""Earlier LIVEs to learn from: those that did better at what is to be improved."""

from itertools import zip_longest

from msgspec import Struct

from livetui.diagnosis.diagnosis import Diagnosis
from livetui.history.earlier import Lack
from livetui.history.past_live import PastLive
from livetui.history.senseless import left_out
from livetui.history.whose import own
from livetui.language import english
from livetui.metrics.categories import benchmark_category
from livetui.metrics.metric import Metric, Unit
from livetui.session.reading import Reading
from livetui.text import Clean, clean
from livetui.views.choices import Choices
from livetui.views.diagnosis import diagnosis_of
from livetui.views.earlier import earlier_than
from livetui.views.sorting import Column, in_order


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


class Lacking(Struct, frozen=True):
    """Metrics at which no LIVE did better, and why."""

    metrics: tuple[Metric, ...]
    why: Clean


class Examples(Struct, frozen=True):
    """The best of those that did better: the best at each factor in the order of the findings, then the next at each.

    ``better_at`` is the one factor they are of, where one was chosen. ``lives`` is how many there are from before this one.
    ``known``: False while the history is being read, ``trouble`` says why it cannot be. ``lacking`` are the factors without a
    row, and ``left_out`` says of which LIVEs the history makes no sense.
    """

    rows: tuple[Example, ...]
    category: Clean | None
    currency: str | None
    lives: int = 0
    known: bool = True
    trouble: Clean | None = None
    lacking: tuple[Lacking, ...] = ()
    left_out: Clean | None = None
    better_at: Metric | None = None

    @property
    def by_factor(self) -> tuple[Example, ...]:
        """The same factor by factor."""
        factors = list(dict.fromkeys(row.metric.key for row in self.rows))
        return tuple(sorted(self.rows, key=lambda row: factors.index(row.metric.key)))


COLUMNS: tuple[Column[Example], ...] = (
    Column("began", english("date"), Unit.COUNT, lambda row: row.started_ms),
    Column("better_at", english("better at"), None, lambda row: row.metric.short),
    Column("impressions_per_hour", english("Impressions per hour"), Unit.COUNT, lambda row: row.impressions_per_hour),
    Column("gmv_per_hour", english("GMV per hour"), Unit.MONEY, lambda row: row.gmv_per_hour),
)
_EACH, _OF_ONE = 3, 10
"""So many of each factor, and so many of the one that was chosen."""
_WHY = {
    Lack.CATEGORY: english("no earlier LIVE is in this category"),
    Lack.COMPARABLE: english("no earlier LIVE in this category has enough of it, in this currency"),
    Lack.BETTER: english("no earlier LIVE in this category was better by 2 %"),
}


def examples(reading: Reading, choices: Choices) -> Examples:
    """LIVEs of the same category, from before this one, that did better at what is to be improved here, or at its pace."""
    category, currency = benchmark_category(reading, choices.category), reading.session.currency
    earlier = earlier_than(reading, choices)
    found: list[list[Example]] = []
    lacking: dict[Lack, list[Metric]] = {}
    for metric, here in _to_learn(diagnosis_of(reading, choices)) if earlier.lives else ():
        better = earlier.better(metric, here, category=category, currency=currency, most=_OF_ONE)
        found.append([_example(metric, here, live, others=not own(reading.live.creator, live.creator)) for live in better])
        if not better:
            lacking.setdefault(earlier.lack(metric, category=category, currency=currency), []).append(metric)
    chosen = next((rows for rows in found if rows and rows[0].metric.key == choices.better_at), None)
    rows = chosen or [row for best in zip_longest(*(rows[:_EACH] for rows in found)) for row in best if row is not None]
    return Examples(
        rows=in_order(rows, choices.sorts.get("examples"), COLUMNS),
        category=None if category is None else clean(category, 60),
        currency=currency,
        lives=len(earlier.lives),
        known=earlier.known,
        trouble=None if earlier.trouble is None else clean(earlier.trouble),
        lacking=tuple(Lacking(tuple(metrics), _WHY[lack]) for lack, metrics in lacking.items()),
        left_out=left_out(earlier.senseless) if earlier.senseless else None,
        better_at=chosen[0].metric if chosen else None,
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
