"""How chosen metrics went over the span."""

from dataclasses import dataclass

from livetui.metrics.catalogue import METRICS
from livetui.metrics.metric import Metric
from livetui.session.buckets import Buckets
from livetui.session.reading import Reading
from livetui.views.buckets import aligned
from livetui.views.choices import Choices
from livetui.views.marks import Mark, marks_between


@dataclass(frozen=True, slots=True)
class Series:
    """A metric by buckets: one value a bucket, None where there is none."""

    metric: Metric
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """Up to two series on one time axis: bucket i covers from_s + i * bucket_s, in seconds since the start of the LIVE."""

    span_name: str
    from_s: int
    to_s: int
    bucket_s: int
    series: tuple[Series, ...]
    marks: tuple[Mark, ...]
    currency: str | None


POINTS = 120


def trend(reading: Reading, choices: Choices) -> Trend:
    """The chosen metrics over the reading's span, with its key events."""
    whole_buckets, width = aligned(reading, POINTS)
    origin, span = reading.session.start_second, reading.span
    figures = Buckets(whole_buckets, width).figures()
    return Trend(
        span_name=span.name,
        from_s=whole_buckets.span.start - origin,
        to_s=span.end - origin,
        bucket_s=width,
        series=tuple(
            Series(METRICS[key], tuple(METRICS[key].formula.value(bucket) for bucket in figures))
            for key in choices.trend
            if key in METRICS
        ),
        marks=marks_between(reading, reading.on_air.span.start, span.end),
        currency=reading.session.currency,
    )
