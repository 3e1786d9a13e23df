"""The whole LIVE at a glance, with its key events and the play head."""

from msgspec import Struct

from livetui.session.arrivals import FeedCount
from livetui.session.buckets import Buckets
from livetui.session.counters import Counter
from livetui.session.reading import Reading, Span
from livetui.views.buckets import bucket_for
from livetui.views.choices import Choices
from livetui.views.marks import Mark, key_marks


class Timeline(Struct, frozen=True):
    """The LIVE's shape: views (where the feed has none: events) a bucket from its start, over all that is loaded.

    The shape is None where the LIVE was not heard yet. ``length_s`` is how much of it is known, ``at_s`` where the play head
    stands; ``end_clock_s`` and ``clock_s`` are what to show of these. ``over``: the LIVE is over by then.
    """

    bucket_s: int
    shape: tuple[int | None, ...]
    marks: tuple[Mark, ...]
    at_s: int
    length_s: int
    clock_s: int
    end_clock_s: int
    over: bool


POINTS = 240


def timeline(reading: Reading, choices: Choices) -> Timeline:
    """All of the LIVE that is known, also what comes after the moment."""
    session = reading.session
    start, end = session.start_second, max(session.end_second, session.start_second)
    width = bucket_for(end - start, POINTS)
    whole = Reading(session, end, Span("whole", start, end))
    column = whole.column(Counter.VIEWS) or session.arrivals.columns[FeedCount.EVENTS]
    return Timeline(
        bucket_s=width,
        shape=tuple(Buckets(whole, width).differences(column)),
        marks=key_marks(whole, choices, start, end),
        at_s=reading.moment - start,
        length_s=end - start,
        clock_s=reading.air.clock_s(reading.moment),
        end_clock_s=whole.air.clock_s(end),
        over=reading.air.over_ms is not None,
    )
