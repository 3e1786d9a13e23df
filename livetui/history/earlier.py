"""The LIVEs that were over when another began, and what they say to it."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, field

from livetui.history.averages import Average, average_of, lasting, values_of
from livetui.history.compare import pieces
from livetui.history.judged import judged
from livetui.history.past_live import Minutes, PastLive, Summary
from livetui.metrics.catalogue import CATALOGUE
from livetui.metrics.metric import Metric
from livetui.text import plain

if TYPE_CHECKING:
    from livetui.history.months import Months

DAYS = 14
_AHEAD = 0.02
"""What is ahead by less than this part of the value shows nobody how to do better."""


class Earlier(Struct, frozen=True, kw_only=True, eq=False):
    """The latest first: all there are; ``own``, those of the same creator; and of these ``recent``, the ones of the last days.

    ``minutes``, by id, are those of the recent ones and of the latest own.

    ``known``: False while they are being read. ``trouble`` is a sentence that says why they cannot be.
    """

    lives: tuple[PastLive, ...] = ()
    own: tuple[PastLive, ...] = ()
    recent: tuple[PastLive, ...] = ()
    minutes: Mapping[int, Minutes] = field(default_factory=dict)
    months: "Months | None" = None
    """What the channels of own LIVEs brought in the month so far and in the one before it."""
    known: bool = True
    trouble: str | None = None

    @property
    def latest(self) -> PastLive | None:
        """The own LIVE before."""
        return self.own[0] if self.own else None

    def average(self, metric: Metric, currency: str | None) -> Average | None:
        """The mean over the recent ones, each as it was in the end, where that says anything."""
        return average_of(values_of(metric, self.recent, currency)) if lasting(metric) else None

    def averages(self, currency: str | None) -> dict[str, Average]:
        """The same of each metric that has one, by its key."""
        return {metric.key: average for metric in CATALOGUE if (average := self.average(metric, currency))}

    def better(
        self, metric: Metric, than: float, *, category: str | None, currency: str | None, most: int
    ) -> Sequence[PastLive]:
        """Those, whoever's, of a category and a currency that did clearly better than a value at a metric, the best first."""
        sign, key = metric.better.value, metric.key
        least, named = sign * than + abs(than) * _AHEAD, _plain(category)
        found = [
            live for live in self.lives
            if live.currency == currency and _plain(live.category) == named and judged(live, metric)
            and sign * live.metrics[key] > least
        ]  # fmt: skip
        return sorted(found, key=lambda live: (-sign * live.metrics[key], -live.started_ms))[:most]


NONE = Earlier()
UNKNOWN = Earlier(known=False)


class MeanCourse(Struct, frozen=True):
    """A metric piece by piece, the mean over so many LIVEs that were on air then; None where none had it."""

    values: tuple[float | None, ...]
    lives: int


@lru_cache(32)
def course(over: Earlier, metric: Metric, currency: str | None, every: int, count: int) -> MeanCourse:
    """What a metric came to in pieces of so many minutes since their start, on average over the recent LIVEs."""
    told: list[list[float]] = [[] for _ in range(count)]
    lives = 0
    for live in over.recent:
        if not values_of(metric, (live,), currency):
            continue
        figures = pieces(Summary(live, over.minutes[live.id], {}), every, count)
        values = [None if piece is None else metric.formula.value(piece) for piece in figures]
        lives += any(value is not None for value in values)
        for at, value in enumerate(values):
            if value is not None:
                told[at].append(value)
    return MeanCourse(tuple(sum(each) / len(each) if each else None for each in told), lives)


def _plain(category: str | None) -> str | None:
    return None if category is None else plain(category)
