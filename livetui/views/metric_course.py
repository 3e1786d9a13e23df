"""How one metric went over the LIVE, against the market's average and one's own LIVEs of the last days."""

from msgspec import Struct

from livetui.history.earlier import Earlier, course
from livetui.metrics.catalogue import METRICS
from livetui.metrics.metric import Metric
from livetui.metrics.standing import standings
from livetui.session.buckets import Buckets
from livetui.session.reading import Reading, Span
from livetui.text import Clean
from livetui.views.buckets import aligned
from livetui.views.choices import Choices
from livetui.views.earlier import earlier_than
from livetui.views.marks import Mark, key_marks
from livetui.views.trend import POINTS, paced, summed

_MINUTE = 60


class Market(Struct, frozen=True):
    """The level of the market's average, and whose it is."""

    mean: float
    source: Clean


class Own(Struct, frozen=True):
    """The mean over so many own LIVEs in each piece of time; ``level``: only that of whole LIVEs is known."""

    values: tuple[float | None, ...]
    lives: int
    level: bool


class MetricCourse(Struct, frozen=True):
    """One value a bucket: bucket i covers from_s + i * bucket_s, in seconds since the start of the LIVE.

    What grows with time is given as so much a minute, and has no market.
    """

    metric: Metric
    from_s: int
    to_s: int
    bucket_s: int
    values: tuple[float | None, ...]
    market: Market | None
    own: Own | None
    marks: tuple[Mark, ...]
    currency: str | None


def metric_course(reading: Reading, choices: Choices, key: str) -> MetricCourse:
    """A metric over the LIVE up to the moment, in pieces of whole minutes."""
    metric, session = METRICS[key], reading.session
    whole = reading.over(Span("whole", min(session.first_second, reading.heard), reading.heard)).on_air
    minutes = -(-(whole.span.end - whole.span.start) // _MINUTE)
    over, width = aligned(whole, max(min(POINTS, minutes), 1))
    origin = reading.started_ms // 1000
    starts = [second - origin for second in range(over.span.start, over.span.end, width)]
    (standing,) = standings(reading, choices.benchmarks, choices.region, [metric])
    market = standing.benchmark
    return MetricCourse(
        metric=metric,
        from_s=over.span.start - session.start_second,
        to_s=over.span.end - session.start_second,
        bucket_s=width,
        values=paced(metric, map(metric.formula.value, Buckets(over, width).figures()), width),
        market=None if market is None or summed(metric) else Market(market.mean, market.source),
        own=_own(earlier_than(reading, choices), metric, session.currency, starts, width),
        marks=key_marks(reading, choices, over.span.start, over.span.end),
        currency=session.currency,
    )


def _own(earlier: Earlier, metric: Metric, currency: str | None, starts: list[int], width: int) -> Own | None:
    """Minute by minute where that is kept, else the mean of whole LIVEs, where that compares with a piece of one."""
    if not starts or starts[0] < 0:
        return None
    found = course(earlier, metric, currency, width // _MINUTE or 1, (starts[-1] + width) // width)
    if found.lives:
        values = paced(metric, (found.values[at // width] for at in starts), width)
        return Own(values, found.lives, level=False)
    average = None if summed(metric) else earlier.average(metric, currency)
    return None if average is None else Own((average.mean,) * len(starts), average.lives, level=True)
