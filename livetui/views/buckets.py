"""How wide the pieces of a chart are, so that they stay where they are while time goes on."""

from livetui.session.reading import Reading, Span

LADDER = (1, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21600, 86400, 604800)

_NARROWEST_S = 10
"""Narrower pieces of a curve show the feed's own rhythm rather than the LIVE's, and would move the whole of it every second."""


def bucket_for(length_s: int, most: int) -> int:
    """The narrowest usual bucket, in seconds, that cuts a length into no more than so many pieces."""
    for bucket in LADDER:
        if length_s <= bucket * most:
            return bucket
    return -(-length_s // most)


def aligned(reading: Reading, most: int) -> tuple[Reading, int]:
    """The reading over whole buckets counted from the LIVE's start, and their width: so that a curve stands still while time
    goes on, and neither begins in a piece that was not heard in full nor ends in one that has only begun.
    """
    reading = reading.on_air
    span, origin, heard = reading.span, reading.started_ms // 1000, reading.air.start
    width = max(bucket_for(span.end - span.start, most), _NARROWEST_S)
    start = span.start - (span.start - origin) % width
    start = min(start if start >= heard else start + width, span.end)
    end = span.end - (span.end - origin) % width
    return reading.over(Span(span.name, start, max(start, end))), width
