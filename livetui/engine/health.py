"""How a feed is doing: what it brought, how fast, and what became of it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from livetui.clock import Clock
from livetui.feed.intake import Taken
from livetui.feed.reconnect import Connection
from livetui.session.arrivals import LATE_MS
from livetui.session.tally import Ints
from livetui.text import Clean

_WINDOW_S = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """One feed at a moment. Times are seconds of the clock the engine runs on, but for ``lag_s``."""

    name: Clean
    connection: Connection
    dialect: str | None
    events: int
    rate: float
    """Events a second, over the last ten."""
    rejected: int
    unknown: int
    duplicates: int
    late: int
    ignored: int
    """Frames that carried nothing for us."""
    gaps: int
    """How often the connection was lost, so that something may be missing."""
    heard_at: float | None
    """When the last sign of life came; None if none ever did."""
    lag_s: float | None
    """How old the latest event was when it came; None where events come without times of their own, or none came."""


class Health:
    """Counts what one feed brings."""

    def __init__(self, name: Clean, clock: Clock) -> None:
        self._name = name
        self._clock = clock
        self._connection = Connection(state="connecting")
        self._events = self._rejected = self._unknown = self._duplicates = self._late = self._gaps = 0
        self._latest_ms = 0
        self._lag_s: float | None = None
        self._heard_at: float | None = None
        self._recent: tuple[tuple[int, int], ...] = ()  # events by second; replaced, never changed, for another thread reads it

    def connected(self, connection: Connection) -> None:
        """The connection stands otherwise than before."""
        if self._connection.state == "connected" and connection.state == "waiting":
            self._gaps += 1
        self._connection = connection

    def took(self, taken: Taken, fresh: NDArray[np.bool_], now_ms: int) -> None:
        """A batch came, and these of its events were fresh."""
        now = self._clock()
        self._heard_at = now
        self._rejected += len(taken.decoded.rejected)
        self._unknown += len(taken.decoded.unknown)
        times: Ints = taken.decoded.times[fresh]
        self._duplicates += len(fresh) - len(times)
        if not len(times):
            return
        self._events += len(times)
        latest = np.maximum.accumulate(np.concatenate((np.array([self._latest_ms]), times)))
        self._late += int(np.count_nonzero(times < latest[:-1] - LATE_MS))
        self._latest_ms = int(latest[-1])
        self._lag_s = max(0, now_ms - int(times[-1])) / 1000
        second = int(now)
        recent = {at: count for at, count in self._recent if at > second - _WINDOW_S}
        recent[second] = recent.get(second, 0) + len(times)
        self._recent = tuple(recent.items())

    def state(self, dialect: str | None, ignored: int) -> FeedState:
        """How the feed is doing now."""
        since = self._clock() - _WINDOW_S
        return FeedState(
            name=self._name, connection=self._connection, dialect=dialect, events=self._events,
            rate=sum(count for at, count in self._recent if at > since) / _WINDOW_S,
            rejected=self._rejected, unknown=self._unknown,
            duplicates=self._duplicates, late=self._late, ignored=ignored, gaps=self._gaps, heard_at=self._heard_at,
            lag_s=self._lag_s,
        )  # fmt: skip
