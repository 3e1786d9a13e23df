"""What we remember of a LIVE: events in, and everything a reading of any moment needs."""

from collections.abc import Callable, Hashable, Sequence
from enum import StrEnum
from typing import Any

import numpy as np

from livetui.feed import events as e
from livetui.session.counters import Counter, Role
from livetui.session.counts import Counts
from livetui.session.division import ROOM_KEY, Family
from livetui.session.effects import EFFECTS
from livetui.session.gauge import Gauge
from livetui.session.history import History
from livetui.session.ledger import Ledger
from livetui.session.people import People
from livetui.session.seen import Seen
from livetui.session.shelf import Shelf
from livetui.session.tally import Column, Ints
from livetui.session.totals import Totals

LATE_MS = 5000


class FeedCount(StrEnum):
    """What is counted of the feed itself."""

    EVENTS = "events"
    REJECTED = "rejected"
    UNKNOWN = "unknown"
    DUPLICATES = "duplicates"
    LATE = "late"
    OTHER_CURRENCY = "other_currency"


class Session:
    """One LIVE: an append-only history in event time.

    The order in which events come decides only what an order can decide: which of two with one id counts, which are late,
    and, where the feed does not say, the LIVE's currency.
    """

    def __init__(self) -> None:
        self.counts = Counts()
        self.totals: dict[tuple[Family, Hashable, Counter], Totals] = {}
        self.people = People()
        self.viewers = Gauge()
        self.shelf = Shelf()
        self.comments: History[e.Comment] = History()
        self.started: History[e.LiveStarted] = History()
        self.states: History[e.Event] = History()
        self.promotions: History[e.PromotionStarted | e.PromotionEnded] = History()
        self.violations: History[e.ViolationRaised | e.ViolationAppealed | e.ViolationResolved] = History()
        self.notes: History[e.Note] = History()
        self.benchmarks: History[e.Benchmark] = History()
        self.feed = {count: Column() for count in FeedCount}
        self._ledger = Ledger(self.counts)
        self._seen = Seen()
        self._first_ms = e.LAST_MS
        self._last_ms = 0
        self._unplaced: list[tuple[FeedCount, int]] = []

    @property
    def empty(self) -> bool:
        """Whether nothing has been applied yet."""
        return self._last_ms == 0

    @property
    def first_second(self) -> int:
        """The second of the earliest event; 0 while there is none."""
        return 0 if self.empty else self._first_ms // 1000

    @property
    def last_ms(self) -> int:
        """The time of the latest event, in milliseconds; 0 while there is none."""
        return self._last_ms

    @property
    def start_ms(self) -> int:
        """When the LIVE began, in milliseconds: as the feed says, else the time of its earliest event."""
        earliest = next(self.started.until(e.LAST_MS + 1), None)
        return earliest[0] if earliest else 0 if self.empty else self._first_ms

    @property
    def start_second(self) -> int:
        """The second in which the LIVE began."""
        return self.start_ms // 1000

    @property
    def end_second(self) -> int:
        """The first second after the latest event."""
        return 0 if self.empty else self._last_ms // 1000 + 1

    @property
    def currency(self) -> str | None:
        """The currency all money is in, ISO 4217; None while no event has named one."""
        return self._ledger.currency

    def apply(self, events: Sequence[e.Event], times: Ints, source: int = 0) -> None:
        """Take in events in the order they came, with their times in milliseconds."""
        again = self._repeated(events, source)
        if again is not None:
            events, times = self._without(events, times, again)
        if not len(events):
            return
        self._place(times)
        groups: dict[type[e.Event], list[Any]] = {kind: [] for kind in e.EVENT_TYPES}
        append = {kind: group.append for kind, group in groups.items()}
        for event in events:
            append[type(event)](event)
        for kind, take in _TAKERS.items():
            if group := groups[kind]:
                take(self, group, np.array([event.ts for event in group], np.int64))

    def reject(self, rejected: int, unknown: int) -> None:
        """Count lines that brought no event, at the latest moment known."""
        for count, number in ((FeedCount.REJECTED, rejected), (FeedCount.UNKNOWN, unknown)):
            if number and self.empty:
                self._unplaced.append((count, number))
            elif number:
                self.feed[count].add(self._last_ms // 1000, number)

    def _repeated(self, events: Sequence[e.Event], source: int) -> list[bool] | None:
        """Which events' ids this source has sent before; None: none of them."""
        ids = [event.id for event in events]
        named = [name for name in ids if name is not None]
        again = self._seen.repeated(named, source)
        if not again.any():
            return None
        told = iter(again.tolist())
        return [name is not None and next(told) for name in ids]

    def _without(self, events: Sequence[Any], times: Ints, again: Sequence[bool]) -> tuple[list[Any], Ints]:
        """The events that are no duplicates; those that are get counted."""
        mask = np.array(again, bool)
        self._count_feed(FeedCount.DUPLICATES, times[mask])
        return [event for event, repeated in zip(events, again, strict=True) if not repeated], times[~mask]

    def _place(self, times: Ints) -> None:
        """Take note of when these events happened: the LIVE's bounds, how many they are, which of them are late."""
        self._count_feed(FeedCount.EVENTS, times)
        latest = np.maximum.accumulate(np.concatenate((np.array([self._last_ms]), times)))
        self._count_feed(FeedCount.LATE, times[times < latest[:-1] - LATE_MS])
        self._first_ms = min(self._first_ms, int(times.min()))
        self._last_ms = int(latest[-1])
        for count, number in self._unplaced:
            self.feed[count].add(self.first_second, number)
        self._unplaced.clear()

    def _count_feed(self, count: FeedCount, times: Ints) -> None:
        if len(times):
            self.feed[count].extend(*np.unique(times // 1000, return_counts=True))

    # What each type of event does, beyond what the table of effects says.

    def _take_counted(self, group: list[Any], times: Ints) -> None:
        effect = EFFECTS[type(group[0])]
        amounts = [(add.counter, add.amounts(group)) for add in effect.adds]
        self.counts.add(effect.division, group, times // 1000, amounts)

    def _take_joins(self, group: list[e.Join], times: Ints) -> None:
        self._take_counted(group, times)
        named, seconds = _named(group, times)
        self.people.appear(
            Role.VIEWERS,
            [join.viewer for join in named],
            seconds,
            [join.follower for join in named],
            [(join.gender, join.age, join.region, join.device) for join in named],
        )

    def _take_comments(self, group: list[e.Comment], times: Ints) -> None:
        self._take_counted(group, times)
        named, seconds = _named(group, times)
        self.people.appear(Role.COMMENTERS, [comment.viewer for comment in named], seconds)
        _enter(self.comments, group, times)

    def _take_paid(self, group: list[e.OrderPaid], times: Ints) -> None:
        again = self._ledger.repeated(group)
        if True in again:
            group, times = self._without(group, times, again)
            if not group:
                return
        self._ledger.paid(group, times, self._foreign(group, times))
        named, seconds = _named(group, times)
        followers = [order.follower for order in named]
        self.people.appear(Role.CUSTOMERS, [order.viewer for order in named], seconds, followers)

    def _take_priced(self, group: list[Any], times: Ints) -> None:
        self._ledger.enter(group, times, self._foreign(group, times))

    def _foreign(self, group: list[Any], times: Ints) -> list[bool]:
        foreign = self._ledger.foreign(group)
        if True in foreign:
            self._count_feed(FeedCount.OTHER_CURRENCY, times[np.array(foreign, bool)])
        return foreign

    def _take_returned(self, group: list[Any], times: Ints) -> None:
        self._ledger.returned(group, times)

    def _take_likes(self, group: list[e.Like], times: Ints) -> None:
        self._take_counted(group, times)
        for like, ts in zip(group, times.tolist(), strict=True):
            if like.total is not None:
                self._total(Family.ROOM, ROOM_KEY, Counter.LIKES, falls=False).report(ts, like.total)

    def _take_viewers(self, group: list[e.Viewers], times: Ints) -> None:
        self.viewers.add(times, np.fromiter((event.current for event in group), np.int64, len(group)))
        for event, ts in zip(group, times.tolist(), strict=True):
            if event.total is not None:
                self._total(Family.ROOM, ROOM_KEY, Counter.VIEWS).report(ts, event.total)

    def _take_snapshots(self, group: list[e.Snapshot], times: Ints) -> None:
        for event, ts in zip(group, times.tolist(), strict=True):
            family, key = _scope(event.scope)
            for name, total in event.counters.items():
                if name in _COUNTERS:
                    self._total(family, key, _COUNTERS[name]).report(ts, total)
            current = (event.gauges or {}).get("current_viewers")
            if current is not None and current >= 0 and family is Family.ROOM:
                self.viewers.add(np.array([ts]), np.array([round(current)]))

    def _total(self, family: Family, key: Hashable, counter: Counter, *, falls: bool = True) -> Totals:
        name = (family, key, counter)
        if name not in self.totals:
            self.totals[name] = Totals(falls=falls)
        return self.totals[name]

    def _take_started(self, group: list[e.LiveStarted], times: Ints) -> None:
        self._ledger.foreign(group)
        _enter(self.started, group, times)
        _enter(self.states, group, times)

    def _take_states(self, group: list[Any], times: Ints) -> None:
        _enter(self.states, group, times)

    def _take_listed(self, group: list[e.ProductListed], times: Ints) -> None:
        for event, ts, away in zip(group, times.tolist(), self._foreign(group, times), strict=True):
            self.shelf.list_product(ts, event, priced=not away)

    def _take_pins(self, group: list[Any], times: Ints) -> None:
        for event, ts in zip(group, times.tolist(), strict=True):
            self.shelf.pin(ts, event)

    def _take_promotions(self, group: list[Any], times: Ints) -> None:
        _enter(self.promotions, group, times)

    def _take_violations(self, group: list[Any], times: Ints) -> None:
        _enter(self.violations, group, times)

    def _take_notes(self, group: list[e.Note], times: Ints) -> None:
        _enter(self.notes, group, times)

    def _take_benchmarks(self, group: list[e.Benchmark], times: Ints) -> None:
        _enter(self.benchmarks, group, times)


_COUNTERS = {counter.value: counter for counter in Counter}

_Taker = Callable[[Session, list[Any], Ints], None]

_TAKERS: dict[type[e.Event], _Taker] = {
    e.LiveStarted: Session._take_started,
    e.LivePaused: Session._take_states,
    e.LiveResumed: Session._take_states,
    e.LiveEnded: Session._take_states,
    **dict.fromkeys(EFFECTS, Session._take_counted),
    e.Join: Session._take_joins,
    e.Comment: Session._take_comments,
    e.Like: Session._take_likes,
    e.Viewers: Session._take_viewers,
    e.OrderPaid: Session._take_paid,
    e.AdSpent: Session._take_priced,
    e.OrderRefunded: Session._take_returned,
    e.OrderCancelled: Session._take_returned,
    e.ProductListed: Session._take_listed,
    e.ProductPinned: Session._take_pins,
    e.ProductUnpinned: Session._take_pins,
    e.PromotionStarted: Session._take_promotions,
    e.PromotionEnded: Session._take_promotions,
    e.ViolationRaised: Session._take_violations,
    e.ViolationAppealed: Session._take_violations,
    e.ViolationResolved: Session._take_violations,
    e.Snapshot: Session._take_snapshots,
    e.Benchmark: Session._take_benchmarks,
    e.Note: Session._take_notes,
}
"""In this order, so that the currency is known before money comes, and orders before their refunds."""


def _named(group: list[Any], times: Ints) -> tuple[list[Any], Ints]:
    """The events that name a person, and their seconds."""
    seconds = times // 1000
    known = [event.viewer is not None for event in group]
    if False not in known:
        return group, seconds
    return [event for event, named in zip(group, known, strict=True) if named], seconds[np.array(known, bool)]


def _enter(history: History[Any], group: list[Any], times: Ints) -> None:
    for event, ts in zip(group, times.tolist(), strict=True):
        history.add(ts, event)


def _scope(scope: e.Scope | None) -> tuple[Family, Hashable]:
    """The family and key a snapshot speaks of."""
    if scope is not None and scope.product is not None:
        return Family.PRODUCT, scope.product
    if scope is not None and scope.channel is not None:
        return Family.CHANNEL, (scope.channel, bool(scope.paid))
    return Family.ROOM, ROOM_KEY
