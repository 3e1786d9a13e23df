"""The LIVEs that were over when another began, and what they say to it."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, field

from livetui.history.averages import Average, average_of, values_of
from livetui.history.compare import pieces
from livetui.history.past_live import Minutes, PastLive, Summary
from livetui.metrics.formula import Ratio
from livetui.metrics.metric import Metric
from livetui.metrics.standing import LEAST_DENOMINATOR, LEAST_SECONDS

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
        """The mean over the recent ones, each as it was in the end."""
        return average_of(values_of(metric, self.recent, currency))

    def better(
        self, metric: Metric, than: float, *, category: str | None, currency: str | None, most: int
    ) -> Sequence[PastLive]:
        """Those, whoever's, of a category and a currency that did clearly better than a value at a metric, the best first."""
        sign, key = metric.better.value, metric.key
        least = sign * than + abs(than) * _AHEAD
        found = [
            live for live in self.lives
            if live.category == category and live.currency == currency and _judged(live, metric)
            and sign * live.metrics[key] > least
        ]  # fmt: skip
        return sorted(found, key=lambda live: (-sign * live.metrics[key], -live.started_ms))[:most]


NONE = Earlier()
UNKNOWN = Earlier(known=False)


class Course(Struct, frozen=True):
    """A metric piece by piece, the mean over so many LIVEs that were on air then; None where none had it."""

    values: tuple[float | None, ...]
    lives: int


@lru_cache(32)
def course(over: Earlier, metric: Metric, currency: str | None, every: int, count: int) -> Course:
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
    return Course(tuple(sum(each) / len(each) if each else None for each in told), lives)


def _judged(live: PastLive, metric: Metric) -> bool:
    """Whether a LIVE has the metric, and enough behind it to learn from."""
    if metric.key not in live.metrics or live.duration_s < LEAST_SECONDS:
        return False
    below = live.metrics.get(metric.formula.below) if isinstance(metric.formula, Ratio) else None
    return below is None or below >= LEAST_DENOMINATOR
