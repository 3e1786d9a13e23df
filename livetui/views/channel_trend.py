"""Up to five channels compared over the span."""

from msgspec import Struct

from livetui.metrics.catalogue import METRICS
from livetui.metrics.metric import Metric
from livetui.session.buckets import Buckets
from livetui.session.division import Family
from livetui.session.reading import Reading
from livetui.text import Clean, clean
from livetui.views.buckets import aligned
from livetui.views.choices import Choices
from livetui.views.keyed import course
from livetui.views.marks import Mark, key_marks
from livetui.views.trend import POINTS, paced


class ChannelLine(Struct, frozen=True):
    """A channel's paid or organic side by buckets, so much a minute; ``key`` is as the feed has it, never drawn."""

    channel: Clean
    paid: bool
    values: tuple[float | None, ...]
    key: str


class ChannelTrend(Struct, frozen=True):
    """The lines on one time axis and one scale, those that bring the most first; see `livetui.views.trend.Trend`."""

    metric: Metric
    span_name: str
    from_s: int
    to_s: int
    bucket_s: int
    lines: tuple[ChannelLine, ...]
    marks: tuple[Mark, ...]
    currency: str | None


METRIC_KEYS = ("impressions", "views", "gmv")
"""By which channels are compared."""

MOST = 5


def channel_trend(reading: Reading, choices: Choices) -> ChannelTrend:
    """The chosen channels, else the five that bring the most, by the chosen one of the three metrics."""
    metric = METRICS[choices.channel_metric if choices.channel_metric in METRIC_KEYS else "views"]
    (counter,) = metric.formula.counters
    known = {key: reading.sum_of(counter, Family.CHANNEL, key) or 0 for key in reading.channels()}
    chosen = [key for key in dict.fromkeys(choices.channels) if key in known][:MOST]
    most = chosen or sorted(known, key=lambda key: (-known[key], key))[:MOST]
    whole_buckets, width = aligned(reading, POINTS)
    buckets = Buckets(whole_buckets, width)
    origin, span = reading.session.start_second, reading.on_air.span
    return ChannelTrend(
        metric=metric,
        span_name=span.name,
        from_s=whole_buckets.span.start - origin,
        to_s=span.end - origin,
        bucket_s=width,
        lines=tuple(
            ChannelLine(clean(channel, 80), paid, paced(metric, values, width), channel)
            for channel, paid in most
            for values in (course(buckets, Family.CHANNEL, (channel, paid), metric),)
        ),
        marks=key_marks(reading, choices, span.start, span.end),
        currency=reading.session.currency,
    )
