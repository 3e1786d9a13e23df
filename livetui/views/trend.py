"""How chosen metrics went over the span."""

from collections.abc import Iterable

from msgspec import Struct

from livetui.language import english
from livetui.metrics.catalogue import METRICS
from livetui.metrics.formula import Distinct, Sum
from livetui.metrics.metric import Metric
from livetui.session.buckets import Buckets
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.buckets import aligned
from livetui.views.choices import Choices
from livetui.views.marks import Mark, key_marks


class Series(Struct, frozen=True):
    """A metric by buckets: one value a bucket, None where there is none; a sum is given as so much a minute."""

    metric: Metric
    values: tuple[float | None, ...]

    @property
    def name(self) -> Clean:
        """The metric's, and of what unit its values are where that is not its own."""
        short = english(self.metric.short)
        return english("{metric} / min", metric=short) if summed(self.metric) else short


class Trend(Struct, frozen=True):
    """Up to two series on one time axis: bucket i covers from_s + i * bucket_s, in seconds since the start of the LIVE."""

    span_name: str
    from_s: int
    to_s: int
    bucket_s: int
    series: tuple[Series, ...]
    marks: tuple[Mark, ...]
    currency: str | None


POINTS = 120


def summed(metric: Metric) -> bool:
    """Whether a metric grows with the time it is taken over, so that pieces of different width do not compare."""
    return isinstance(metric.formula, Sum | Distinct)


def paced(metric: Metric, values: Iterable[float | None], bucket_s: int) -> tuple[float | None, ...]:
    """What a metric came to in pieces of ``bucket_s`` seconds, sums as so much a minute, whatever the width of a piece."""
    if not summed(metric):
        return tuple(values)
    return tuple(None if value is None else value * 60 / bucket_s for value in values)


def trend(reading: Reading, choices: Choices) -> Trend:
    """The chosen metrics over the reading's span, with its key events."""
    whole_buckets, width = aligned(reading, POINTS)
    origin, span = reading.session.start_second, reading.on_air.span
    figures = Buckets(whole_buckets, width).figures()
    return Trend(
        span_name=span.name,
        from_s=whole_buckets.span.start - origin,
        to_s=span.end - origin,
        bucket_s=width,
        series=tuple(
            Series(METRICS[key], paced(METRICS[key], map(METRICS[key].formula.value, figures), width))
            for key in choices.trend
            if key in METRICS
        ),
        marks=key_marks(reading, choices, span.start, span.end),
        currency=reading.session.currency,
    )
