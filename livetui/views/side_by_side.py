"""Two past LIVEs side by side: what each came to, which of them did better, and both of them minute by minute."""

from collections.abc import Sequence
from enum import Enum

from msgspec import Struct

from livetui.history.averages import lasting
from livetui.history.channel_sums import ChannelSums, LiveChannels
from livetui.history.compare import pieces, pieces_in
from livetui.history.judged import judged
from livetui.history.past_live import PastLive, Summary
from livetui.metrics.catalogue import CATALOGUE
from livetui.metrics.metric import MONEY, Better, Metric
from livetui.views.channel_changes import ChannelChanges, channel_changes

ALIKE = 0.1
"""LIVEs whose lengths differ by no more than this part of the longer one can be compared by what grows with time."""


EVEN = 0.02
"""What differs by a smaller part is what differs from one evening to the next anyway."""


class Outcome(Enum):
    """How the first LIVE did against the second, or why nobody can tell; the values are the words of the JSON."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    NEUTRAL = "neutral"
    MISSING = "missing"
    CURRENCY = "other_currency"
    LENGTH = "other_length"
    TOO_LITTLE = "too_little"


class Pair(Struct, frozen=True):
    """A metric of both, None where it was not available; ``relative`` is the change as a fraction of the second's."""

    metric: Metric
    a: float | None
    b: float | None
    outcome: Outcome

    @property
    def change(self) -> float | None:
        """How much more it is in the first; None where the two cannot be compared."""
        if self.a is None or self.b is None or self.outcome is Outcome.CURRENCY:
            return None
        return self.a - self.b

    @property
    def relative(self) -> float | None:
        """The same as a fraction of the second's; None where that is 0."""
        change = self.change
        return change / self.b if change is not None and self.b else None


class CoursePair(Struct, frozen=True):
    """A metric in each piece of both."""

    metric: Metric
    a: tuple[float | None, ...]
    b: tuple[float | None, ...]


class SideBySide(Struct, frozen=True):
    """The first LIVE against the second; courses are in pieces of ``every`` minutes since either LIVE's start."""

    a: PastLive
    b: PastLive
    pairs: tuple[Pair, ...]
    every: int
    so_far: bool
    courses: tuple[CoursePair, ...]
    channels: ChannelChanges

    @property
    def one_currency(self) -> bool:
        """Whether their money can be compared."""
        return self.a.currency == self.b.currency


def side_by_side(a: Summary, b: Summary, metrics: Sequence[Metric], every: int, *, so_far: bool = False) -> SideBySide:
    """The first LIVE against the second; ``so_far``: courses are from the start to the end of each piece."""
    sums, sums_before = (ChannelSums((LiveChannels(each.live, each.channels),)) for each in (a, b))
    return SideBySide(
        a=a.live,
        b=b.live,
        pairs=tuple(_pair(metric, a, b) for metric in CATALOGUE),
        every=every,
        so_far=so_far,
        courses=_courses(a, b, metrics, every, so_far=so_far),
        channels=channel_changes(sums, sums_before, a.live.currency, b.live.currency),
    )


def _pair(metric: Metric, a: Summary, b: Summary) -> Pair:
    here, there = a.live.metrics.get(metric.key), b.live.metrics.get(metric.key)
    return Pair(metric, here, there, _outcome(metric, here, there, a.live, b.live))


def _outcome(metric: Metric, here: float | None, there: float | None, a: PastLive, b: PastLive) -> Outcome:
    if here is None or there is None:
        return Outcome.MISSING
    if metric.unit in MONEY and a.currency != b.currency:
        return Outcome.CURRENCY
    if metric.better is Better.NEUTRAL or not lasting(metric):
        return Outcome.NEUTRAL
    if not metric.formula.rate and not metric.formula.watching and not _alike_long(a, b):
        return Outcome.LENGTH
    if metric.formula.rate and not (judged(a, metric) and judged(b, metric)):
        return Outcome.TOO_LITTLE
    if here == there or abs(here - there) < EVEN * abs(there):
        return Outcome.SAME
    return Outcome.BETTER if (here > there) is (metric.better is Better.HIGHER) else Outcome.WORSE


def _alike_long(a: PastLive, b: PastLive) -> bool:
    short, long = sorted(live.heard_for_s for live in (a, b))
    return long - short <= ALIKE * long


def _courses(a: Summary, b: Summary, metrics: Sequence[Metric], every: int, *, so_far: bool) -> tuple[CoursePair, ...]:
    count = max(pieces_in(each.live, every) for each in (a, b))
    both = [pieces(summary, every, count, so_far=so_far) for summary in (a, b)]
    values = [
        [tuple(None if piece is None else metric.formula.value(piece) for piece in each) for each in both] for metric in metrics
    ]
    return tuple(CoursePair(metric, here, there) for metric, (here, there) in zip(metrics, values, strict=True))
