"""A metric against one's own LIVEs: their mean over the last days, and the LIVE before at the same minute."""

from msgspec import Struct

from livetui.history.compare import Piece
from livetui.history.earlier import Earlier
from livetui.history.minutes import UntilMinute
from livetui.history.past_live import PastLive
from livetui.metrics.metric import MONEY, Metric
from livetui.metrics.standing import enough
from livetui.session.reading import Reading, Span
from livetui.views.choices import Choices
from livetui.views.earlier import earlier_than

_MINUTE = 60


class OwnAverage(Struct, frozen=True):
    """The mean over so many LIVEs, each as it was in the end.

    ``deviation`` is (value - mean) / mean, None for what depends on a LIVE's length, and where there is too little of it.
    """

    mean: float
    lives: int
    deviation: float | None


class LiveBefore(Struct, frozen=True):
    """The LIVE before, from its start to ``at_s`` seconds later; ``over``: that was its end, earlier than the moment shown.

    Where this LIVE was joined midway, both are taken from the first whole minute on that was heard of it. ``deviation`` is that
    of this LIVE at the same second; None where that says nothing.
    """

    started_ms: int
    at_s: int
    over: bool
    value: float
    deviation: float | None


class OwnLives(Struct, frozen=True):
    """What there is to compare a metric with; ``known``: False while the history is being read."""

    average: OwnAverage | None
    before: LiveBefore | None
    known: bool = True


def own_lives(reading: Reading, choices: Choices, metric: Metric) -> OwnLives:
    """A metric over the reading's span beside the mean, and since the LIVE's start beside the LIVE before."""
    earlier = earlier_than(reading, choices)
    return OwnLives(_average(reading, earlier, metric), _before(reading, earlier, metric), earlier.known)


def _average(reading: Reading, earlier: Earlier, metric: Metric) -> OwnAverage | None:
    found = earlier.average(metric, reading.session.currency)
    if found is None:
        return None
    value = metric.formula.value(reading) if enough(metric, reading) else None
    return OwnAverage(found.mean, found.lives, _deviation(value, found.mean))


def _before(reading: Reading, earlier: Earlier, metric: Metric) -> LiveBefore | None:
    """As of the last minute that is over."""
    live, origin = earlier.latest, reading.started_ms // 1000
    first, minutes = -((origin - reading.air.start) // _MINUTE), (reading.air.end - origin) // _MINUTE
    if live is None or minutes <= first or not _comparable(live, metric, reading.session.currency):
        return None
    if live.duration_s <= first * _MINUTE:
        return None
    over = live.duration_s < minutes * _MINUTE
    kept = earlier.minutes[live.id]
    then = Piece(live, first, minutes, kept) if first else UntilMinute(live, minutes - 1, kept)
    value = metric.formula.value(then)
    if value is None:
        return None
    here = None if over and not metric.formula.rate else metric.formula.value(_so_far(reading, origin, first, minutes))
    at_s = live.lasted_s if over else minutes * _MINUTE
    return LiveBefore(live.started_ms, at_s, over, value, _deviation(here, value))


def _so_far(reading: Reading, origin: int, first: int, minutes: int) -> Reading:
    start = origin + first * _MINUTE if first else reading.session.first_second
    end = origin + minutes * _MINUTE
    return reading.over(Span("", min(start, end), end))


def _comparable(live: PastLive, metric: Metric, currency: str | None) -> bool:
    return metric.unit not in MONEY or live.currency == currency


def _deviation(value: float | None, reference: float) -> float | None:
    return None if value is None or reference <= 0 else (value - reference) / reference
