"""The only place that asks what time it is. Everything else is handed a time, or one of these functions."""

import time
from collections.abc import Callable

Clock = Callable[[], float]
"""Seconds that only ever go forward; differences mean something, single values do not."""


def monotonic() -> float:
    """The clock that playback and measuring run on."""
    return time.monotonic()


def now_ms() -> int:
    """Milliseconds since the epoch: the arrival time of events that carry none."""
    return time.time_ns() // 1_000_000
