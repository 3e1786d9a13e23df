"""A LIVE as it is taken in: events come, wait for others of their type, and enter the memory many at a time."""

from collections.abc import Iterator, Sequence
from itertools import compress
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from livetui.feed import events as e
from livetui.feed.decode import Decoded
from livetui.session.arrivals import FeedCount
from livetui.session.memory import Memory
from livetui.session.pricing import price_again
from livetui.session.seen import Seen
from livetui.session.takers import IN_MASSES, TAKERS, TOGETHER
from livetui.session.tally import Ints

SETTLE_EVENTS = 131_072
"""How many events may wait to be entered into the sums: many at a time cost a fraction of one by one."""
BULK_EVENTS = 256
"""So many events that come in masses are read off at once, while the processor's cache has them."""


class Session(Memory):
    """One LIVE: an append-only history in event time.

    The order in which events come decides only what an order can decide: which of two with one id counts, which are late,
    and, where no live.started says, the LIVE's currency.
    """

    def __init__(self) -> None:
        super().__init__()
        self._seen = Seen()
        self._unsettled = 0
        self._waiting: dict[type[e.Event], list[Any]] = {kind: [] for kind in e.EVENT_TYPES}
        self._append = {kind: self._waiting[TOGETHER.get(kind, kind)].append for kind in e.EVENT_TYPES}

    @property
    def empty(self) -> bool:
        """Whether nothing has been applied yet."""
        return self.arrivals.last_ms == 0

    @property
    def first_second(self) -> int:
        """The second of the earliest event; 0 while there is none."""
        return self.arrivals.first_ms // 1000

    @property
    def start_ms(self) -> int:
        """When the LIVE began, in milliseconds: as the feed says, else the second in which it was first heard."""
        return self.start_told_ms(self.end_second * 1000) or self.heard_ms

    def start_told_ms(self, before_ms: int) -> int | None:
        """When the LIVE began as the feed had said before a time; a start that is dated outside of the LIVE is none."""
        until = min(before_ms, self.end_second * 1000)
        return next((ts for ts, _ in self.started.until(until) if ts >= self.heard_ms), None)

    def state(self, before_ms: int) -> tuple[int, e.Event] | None:
        """What had last been said before a time of whether the LIVE goes on, and when; not what is dated before the LIVE."""
        told = self.states.at(before_ms)
        return told if told and told[0] >= self.heard_ms else None

    def ended_ms(self, before_ms: int) -> int | None:
        """When the LIVE had ended as the feed had said before a time; None while it goes on."""
        told = self.state(before_ms)
        return told[0] if told and isinstance(told[1], e.LiveEnded) else None

    @property
    def heard_ms(self) -> int:
        """The second of the LIVE's earliest event, in milliseconds; what is dated days before it is not of its time."""
        self.settle()
        return self.arrivals.extent[0] * 1000

    @property
    def start_second(self) -> int:
        """The second in which the LIVE began."""
        return self.start_ms // 1000

    @property
    def end_second(self) -> int:
        """The first second after the LIVE's latest event; what is dated days after it has not happened yet."""
        self.settle()
        return 0 if self.empty else self.arrivals.extent[1] + 1

    @property
    def currency(self) -> str | None:
        """The currency all money is in, ISO 4217, whatever the moment; None while no event has named one."""
        self.settle()
        return self.ledger.currency

    def take(self, decoded: Decoded) -> NDArray[np.bool_]:
        """Take in what a block of lines held, in the order it came; see `apply`."""
        self.arrivals.reject(FeedCount.REJECTED, decoded.rejected)
        self.arrivals.reject(FeedCount.UNKNOWN, decoded.unknown)
        return self._apply(decoded.events, decoded.times, decoded.sources, decoded.again)

    def apply(self, events: Sequence[e.Event]) -> NDArray[np.bool_]:
        """Take in events in the order they came; their ``ts`` are milliseconds since the epoch.

        Which of them are fresh: the others have an id that their source has sent before, or are of an order paid before.
        """
        return self._apply(events, _times(events))

    def _apply(
        self, events: Sequence[e.Event], times: Ints, sources: Ints | None = None, known: NDArray[np.bool_] | None = None
    ) -> NDArray[np.bool_]:
        again = self._seen.repeated([event.id for event in events], sources)
        if known is not None:
            again |= known
        for place, paid in _paid(events):
            again[place] = again[place] or self.ledger.comes_again(paid)
        fresh = ~again
        if again.any():
            self.arrivals.count(FeedCount.DUPLICATES, times[again])
            events, times = list(compress(events, fresh.tolist())), times[fresh]
        self._unsettled += len(fresh)
        if len(events):
            self._enter(events, times)
        return fresh

    def _enter(self, events: Sequence[e.Event], times: Ints) -> None:
        self.arrivals.place(times)
        if self.ledger.learn_currency(events):
            price_again(self)
        append = self._append
        for event in events:
            append[type(event)](event)
        if beats := self._waiting[e.Heartbeat]:
            self.arrivals.beside(_times(beats))
            beats.clear()  # having arrived is all they say
        for kind in IN_MASSES:
            if len(self._waiting[kind]) >= BULK_EVENTS:
                self._take(kind)
        if self._unsettled >= SETTLE_EVENTS:
            self.settle()

    def _take(self, kind: type[e.Event]) -> None:
        """Let the waiting events of a type do what they do."""
        group = self._waiting[kind]
        TAKERS[kind](self, group, _times(group))
        group.clear()

    def settle(self) -> None:
        """Enter what has been applied into the sums; whoever reads does it first."""
        if not self._unsettled:
            return
        for kind in TAKERS:
            if self._waiting[kind]:
                self._take(kind)
        self._unsettled = 0
        self.counts.settle()
        self.people.settle()
        self.arrivals.settle()


def _paid(events: Sequence[e.Event]) -> Iterator[tuple[int, e.OrderPaid]]:
    """The paid orders among events, which are few, and where they stand."""
    kinds, place = list(map(type, events)), -1
    for _ in range(kinds.count(e.OrderPaid)):
        place = kinds.index(e.OrderPaid, place + 1)
        yield place, cast(e.OrderPaid, events[place])


def _times(events: Sequence[Any]) -> Ints:
    return np.fromiter([event.ts for event in events], np.int64, len(events))
