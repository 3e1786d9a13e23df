"""The trend as a table: every metric over the span, a row for each piece of it, with the key events that fell into it."""

from collections.abc import Sequence

from msgspec import Struct

from livetui.metrics.catalogue import CATALOGUE
from livetui.session.buckets import Buckets
from livetui.session.reading import Reading
from livetui.views.buckets import bucket_for
from livetui.views.marks import Mark, marks_between

ROWS = 120
"""At most so many."""


class Table(Struct, frozen=True):
    """Row i covers ``seconds[i]`` to ``seconds[i] + bucket_s``, since the epoch; the last may be shorter.

    ``columns`` are the metrics by key, money in minor units, ratios as fractions of 1, None where not available; ``marks`` are
    the key events of each row. ``origin`` is the start of the LIVE, ``first`` that of the span, in seconds since the epoch.
    """

    bucket_s: int
    origin: int
    first: int
    seconds: tuple[int, ...]
    columns: dict[str, list[float | None]]
    marks: tuple[tuple[Mark, ...], ...]

    @property
    def offsets(self) -> tuple[int, ...]:
        """Where each row begins, in seconds since the start of the LIVE."""
        return tuple(second - self.origin for second in self.seconds)


def table(reading: Reading) -> Table:
    """The trend over the reading's span, without the time before the LIVE began."""
    whole, reading, origin = reading.span, reading.on_air, reading.session.start_second
    start, end = reading.span.start, reading.span.end
    bucket_s = bucket_for(end - start, ROWS)
    pieces = Buckets(reading, bucket_s).figures()
    seconds = tuple(range(start, end, bucket_s))
    return Table(
        bucket_s=bucket_s,
        origin=origin,
        first=start if end > start else whole.start,
        seconds=seconds,
        columns={metric.key: [metric.formula.value(piece) for piece in pieces] for metric in CATALOGUE},
        marks=_placed(marks_between(reading, start, end), len(seconds), start - origin, bucket_s),
    )


def _placed(marks: Sequence[Mark], rows: int, from_s: int, bucket_s: int) -> tuple[tuple[Mark, ...], ...]:
    placed: list[list[Mark]] = [[] for _ in range(rows)]
    for mark in marks:
        placed[(mark.at_s - from_s) // bucket_s].append(mark)
    return tuple(map(tuple, placed))
