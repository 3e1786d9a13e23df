"""Dates as people read them, in UTC."""

from datetime import UTC, datetime, timedelta

from livetui.text import Clean

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def minute_of(ms: int) -> Clean:
    """Milliseconds since the epoch, to the minute: ``2026-11-13 03:30 UTC``."""
    return Clean(f"{_EPOCH + timedelta(milliseconds=ms):%Y-%m-%d %H:%M} UTC")


def day_of(ms: int) -> Clean:
    """The same to the day: ``2026-11-13``."""
    return Clean(f"{_EPOCH + timedelta(milliseconds=ms):%Y-%m-%d}")
