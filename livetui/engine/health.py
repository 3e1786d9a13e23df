"""How a feed is doing: what it brought, how fast, and what became of it."""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from livetui.clock import Clock
from livetui.feed.intake import Taken
from livetui.feed.reconnect import Connection
from livetui.session.arrivals import late
from livetui.session.tally import Ints
from livetui.text import Clean

_WINDOW_S = 10


class FeedState(Struct, frozen=True, kw_only=True):
    """One feed at a moment."""

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
    silent_s: float | None
    """How long ago the last sign of life came, in seconds; None if none ever did."""
    lag_s: float | None
    """How old the latest event was when it came; None where events come without times of their own, or none came."""


class Health:
    """Counts what one feed brings."""

    def __init__(self, name: Clean, clock: Clock) -> None:
        self._name = name
        self._clock = clock
        self._connection = Connection(state="connecting")
        self.events = 0
        """How many have come that had not come before."""
        self._rejected = self._unknown = self._duplicates = self._late = self._gaps = 0
        self._latest_ms = 0
        self._lag_s: float | None = None
        self._heard_at: float | None = None
        self._closed = False  # in good order: a gap if the feed goes on after that, and none if it was the end
        self._recent: tuple[tuple[int, int], ...] = ()  # events by second; replaced, never changed, for another thread reads it

    def connected(self, connection: Connection) -> None:
        """The connection stands otherwise than before."""
        lost = self._connection.state == "connected" and connection.state == "waiting"
        if (lost and not connection.closed) or (self._closed and connection.state == "connected"):
            self._gaps += 1
        self._closed = connection.closed if lost else self._closed and connection.state != "connected"
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
        self.events += len(times)
        self._late += int(np.count_nonzero(late(times, self._latest_ms)))
        self._latest_ms = max(self._latest_ms, int(times.max()))
        self._lag_s = max(0, now_ms - int(times[-1])) / 1000
        second = int(now)
        recent = {at: count for at, count in self._recent if at > second - _WINDOW_S}
        recent[second] = recent.get(second, 0) + len(times)
        self._recent = tuple(recent.items())

    def state(self, dialect: str | None, ignored: int) -> FeedState:
        """How the feed is doing now."""
        now = self._clock()
        return FeedState(
            name=self._name, connection=self._connection, dialect=dialect, events=self.events,
            rate=sum(count for at, count in self._recent if at > now - _WINDOW_S) / _WINDOW_S,
            rejected=self._rejected, unknown=self._unknown,
            duplicates=self._duplicates, late=self._late, ignored=ignored, gaps=self._gaps,
            silent_s=None if self._heard_at is None else now - self._heard_at, lag_s=self._lag_s,
        )  # fmt: skip
