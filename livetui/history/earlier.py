"""The LIVEs that were over when another began, and what they say to it."""

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import lru_cache
from itertools import islice
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


class Lack(Enum):
    """What there is none of among the LIVEs from before, so that none can be shown that did better."""

    CATEGORY = "of the category"
    COMPARABLE = "of it, in the currency, and with enough in it to judge by"
    BETTER = "of these, that is clearly better"


class Earlier(Struct, frozen=True, kw_only=True, eq=False):
    """The latest first: all there are; ``own``, those of the same creator; and of these ``recent``, the ones of the last days.

    ``minutes``, by id, are those of the recent ones and of the latest own.

    ``known``: False while they are being read. ``trouble`` is a sentence that says why they cannot be. Of the ``senseless``, by
    id, the history holds what makes no sense, which is left out.
    """

    lives: tuple[PastLive, ...] = ()
    own: tuple[PastLive, ...] = ()
    recent: tuple[PastLive, ...] = ()
    minutes: Mapping[int, Minutes] = field(default_factory=dict)
    months: "Months | None" = None
    """What the channels of own LIVEs brought in the month so far and in the one before it."""
    known: bool = True
    trouble: str | None = None
    senseless: frozenset[int] = frozenset()

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
        least = sign * than + abs(than) * _AHEAD
        ahead = [live for live in self._of(category) if key in live.metrics and sign * live.metrics[key] > least]
        ahead.sort(key=lambda live: (-sign * live.metrics[key], -live.started_ms))
        return list(islice((live for live in ahead if _comparable(live, metric, currency)), most))

    def lack(self, metric: Metric, *, category: str | None, currency: str | None) -> Lack:
        """Why none did better at a metric, where none did."""
        of_it = self._of(category)
        if not of_it:
            return Lack.CATEGORY
        return Lack.BETTER if any(_comparable(live, metric, currency) for live in of_it) else Lack.COMPARABLE

    def _of(self, category: str | None) -> list[PastLive]:
        named = _plain(category)
        return [live for live in self.lives if _plain(live.category) == named]


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


def _comparable(live: PastLive, metric: Metric, currency: str | None) -> bool:
    return live.currency == currency and judged(live, metric)
