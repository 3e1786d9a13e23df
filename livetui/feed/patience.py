"""How long to wait: before connecting again, and for a connection that says nothing."""

import re
from collections import deque
from collections.abc import Callable

from livetui.feed.source import Batch

LONGEST_SILENCE_S = 60.0
"""Of a connection whose heartbeats are not known."""
LONGEST_WAIT_S = 3600.0
"""However much longer a server asks us to stay away."""

LEAST_SILENCE_S = 1.0
"""However fast its heartbeats come."""

_INTERVALS = 2.0  # a heartbeat may be late by a whole interval
_LEAST_INTERVAL_S = 0.25  # what comes faster is one greeting in several parts
_TRUSTED = 2  # intervals: one may be within a greeting as well
_REMEMBERED = 4
_MOST_HEARTBEAT = 200  # bytes
_HEARTBEAT = re.compile(rb'"type"\s*:\s*"heartbeat"')


class Backoff:
    """How long to wait before connecting again: exponentially longer, with full jitter.

    ``random`` gives numbers from 0 to 1.
    """

    def __init__(self, random: Callable[[], float], *, base_s: float = 0.5, least_s: float = 0.1, most_s: float = 30.0) -> None:
        self._random = random
        self._base_s = base_s
        self._least_s = least_s
        self._most_s = most_s
        self._failures = 0

    def worked(self) -> None:
        """The connection was of use: begin anew."""
        self._failures = 0

    def wait_s(self, retry_s: float | None = None, retry_after_s: float | None = None) -> float:
        """How many seconds to wait after one more failure.

        ``retry_s`` is what the feed generally wants to be left between two connections, and takes the place of the base;
        ``retry_after_s`` is what it has asked for this time. Both are the least that is waited, the first up to the longest
        that we would wait by ourselves, the second up to an hour.
        """
        wanted = 0.0 if retry_s is None else min(retry_s, self._most_s)
        base = wanted or self._base_s
        ceiling = min(base * 2.0 ** min(self._failures, 64), self._most_s)
        self._failures += 1
        return max(self._random() * ceiling, wanted, self._least_s, min(retry_after_s or 0.0, LONGEST_WAIT_S))


class Patience:
    """How long one connection may be silent: twice what lies between its heartbeats, once they are known.

    Only heartbeats with no text between them count: some servers send one after every so many seconds of silence, others
    every so many seconds whatever else they say, and in silence both are the same.
    """

    def __init__(self, longest_s: float = LONGEST_SILENCE_S) -> None:
        self._longest_s = longest_s
        self._intervals: deque[float] = deque(maxlen=_REMEMBERED)
        self._heartbeat: float | None = None

    def heard(self, batch: Batch, now: float) -> None:
        """Something came, at the moment ``now`` in seconds: anything but the batch that says that the connection stands."""
        if not _is_heartbeat(batch):
            self._heartbeat = None
            return
        if self._heartbeat is not None and now - self._heartbeat >= _LEAST_INTERVAL_S:
            self._intervals.append(now - self._heartbeat)
        self._heartbeat = now

    @property
    def silence_s(self) -> float:
        """How many seconds of silence are too many."""
        if len(self._intervals) < _TRUSTED:
            return self._longest_s
        return max(_INTERVALS * max(self._intervals), LEAST_SILENCE_S)


def _is_heartbeat(batch: Batch) -> bool:
    """Whether the batch only proves that the feed is alive."""
    if batch.overlong or batch.unfinished:
        return False
    return all(map(is_heartbeat, batch.texts))


def is_heartbeat(text: bytes) -> bool:
    """Whether a text only proves that the feed is alive."""
    return len(text) <= _MOST_HEARTBEAT and bool(_HEARTBEAT.search(text))
