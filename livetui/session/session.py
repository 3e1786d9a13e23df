"""What we remember of a LIVE: events in, and everything a reading of any moment needs."""

from collections.abc import Callable, Hashable, Sequence
from enum import StrEnum
from itertools import compress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from livetui.feed import events as e
from livetui.feed.decode import Decoded, Rejected
from livetui.session.counters import Counter, Role
from livetui.session.counts import Counts
from livetui.session.division import ROOM_KEY, Family
from livetui.session.effects import EFFECTS
from livetui.session.gauge import Gauge
from livetui.session.history import History
from livetui.session.ledger import Ledger
from livetui.session.people import People
from livetui.session.roster import MOST_KEYS
from livetui.session.seen import Seen
from livetui.session.shelf import Shelf
from livetui.session.tally import Column, Ints
from livetui.session.totals import Totals

LATE_MS = 5000
"""An event this much older than one that came before it is late."""
SETTLE_EVENTS = 131_072
"""How many events may wait to be entered into the sums: many at a time cost a fraction of one by one."""
BULK_EVENTS = 256
BULK = (e.Join, e.Leave, e.Impression, e.ProductImpression, e.ProductClick, e.Like)
"""What comes in masses and depends on nothing else: read off as soon as so many wait, while the processor's cache has them."""


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
        """What snapshots report."""
        self.running = {Counter.VIEWS: Totals(falls=True), Counter.LIKES: Totals(falls=False)}
        """The room's totals that come with single events."""
        self.people = People()
        self.viewers = Gauge()
        self.shelf = Shelf()
        self.comments: History[e.Comment] = History()
        self.started: History[e.LiveStarted] = History()
        self.states: History[e.Event] = History()
        self.promotions: History[e.PromotionStarted | e.PromotionEnded] = History()
        self.violations: History[e.ViolationRaised | e.ViolationAppealed | e.ViolationResolved] = History()
        self.notes: History[e.Note] = History()
        self.benchmarks: dict[str, History[e.Benchmark]] = {}
        self.feed = {count: Column() for count in FeedCount}
        self._ledger = Ledger(self.counts)
        self._seen = Seen()
        self._first_ms = e.LAST_MS
        self._last_ms = 0
        self._unplaced = {FeedCount.REJECTED: 0, FeedCount.UNKNOWN: 0}
        self._times: dict[FeedCount, list[Ints]] = {count: [] for count in FeedCount}
        self._unsettled = 0
        self._waiting: dict[type[e.Event], list[Any]] = {kind: [] for kind in e.EVENT_TYPES}
        self._append = {kind: self._waiting[_TOGETHER.get(kind, kind)].append for kind in e.EVENT_TYPES}

    @property
    def empty(self) -> bool:
        """Whether nothing has been applied yet."""
        return self._last_ms == 0

    @property
    def first_ms(self) -> int:
        """The time of the earliest event, in milliseconds; 0 while there is none."""
        return 0 if self.empty else self._first_ms

    @property
    def first_second(self) -> int:
        """The second of the earliest event; 0 while there is none."""
        return self.first_ms // 1000

    @property
    def last_ms(self) -> int:
        """The time of the latest event, in milliseconds; 0 while there is none."""
        return self._last_ms

    @property
    def start_ms(self) -> int:
        """When the LIVE began, in milliseconds: as the feed says, else the time of its earliest event."""
        self.settle()
        earliest = self.started.first
        return earliest[0] if earliest else self.first_ms

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
        self.settle()
        return self._ledger.currency

    def take(self, decoded: Decoded, source: int = 0) -> None:
        """Take in what a block of lines held, in the order it came."""
        self._reject(FeedCount.REJECTED, decoded.rejected)
        self._reject(FeedCount.UNKNOWN, decoded.unknown)
        self.apply(decoded.events, decoded.times, source)

    def apply(self, events: Sequence[e.Event], times: Ints, source: int = 0) -> None:
        """Take in events in the order they came, with their times in milliseconds."""
        self._unsettled += len(events)
        again = self._seen.repeated([event.id for event in events], source)
        if again.any():
            events, times = self._without(events, times, again)
        if not len(events):
            return
        self._place(times)
        self._ledger.learn_currency(events)
        append = self._append
        for event in events:
            append[type(event)](event)
        self._waiting[e.Heartbeat].clear()  # having arrived is all they say
        for kind in BULK:
            if len(self._waiting[kind]) >= BULK_EVENTS:
                self._take(kind)
        if self._unsettled >= SETTLE_EVENTS:
            self.settle()

    def _take(self, kind: type[e.Event]) -> None:
        """Let the waiting events of a kind do what they do."""
        group = self._waiting[kind]
        _TAKERS[kind](self, group, np.fromiter([event.ts for event in group], np.int64, len(group)))
        group.clear()

    def settle(self) -> None:
        """Enter what has been applied into the sums; whoever reads does it first."""
        if not self._unsettled:
            return
        for kind in _TAKERS:
            if self._waiting[kind]:
                self._take(kind)
        self._unsettled = 0
        self.counts.settle()
        self.people.settle()
        for count, parts in self._times.items():
            if parts:
                self.feed[count].extend(*np.unique(np.concatenate(parts) // 1000, return_counts=True))
                parts.clear()

    def _reject(self, count: FeedCount, lines: Sequence[Rejected]) -> None:
        """Count lines that brought no event, at the latest moment known when they came."""
        for line in lines:
            latest = max(self._last_ms, line.after_ms)
            if latest:
                self.feed[count].add(latest // 1000, 1)
            else:
                self._unplaced[count] += 1

    def _without(self, events: Sequence[Any], times: Ints, again: NDArray[np.bool_]) -> tuple[list[Any], Ints]:
        """The events that are no duplicates; those that are get counted."""
        self._count_feed(FeedCount.DUPLICATES, times[again])
        return list(compress(events, (~again).tolist())), times[~again]

    def _place(self, times: Ints) -> None:
        """Take note of when these events happened: the LIVE's bounds, how many they are, which of them are late."""
        self._count_feed(FeedCount.EVENTS, times)
        latest = np.maximum.accumulate(np.concatenate((np.array([self._last_ms]), times)))
        self._count_feed(FeedCount.LATE, times[times < latest[:-1] - LATE_MS])
        self._first_ms = min(self._first_ms, int(times.min()))
        self._last_ms = int(latest[-1])
        for count, number in self._unplaced.items():
            if number:
                self.feed[count].add(self.first_second, number)
                self._unplaced[count] = 0

    def _count_feed(self, count: FeedCount, times: Ints) -> None:
        if len(times):
            self._times[count].append(times)

    # What each type of event does, beyond what the table of effects says.

    def _take_counted(self, group: list[Any], times: Ints) -> None:
        effect = EFFECTS[type(group[0])]
        amounts = [(add.counter, add.amounts(group)) for add in effect.adds]
        self.counts.add(effect.division, group, times // 1000, amounts)

    def _take_joins(self, group: list[e.Join], times: Ints) -> None:
        self._take_counted(group, times)
        told = (
            [join.follower for join in group],
            [join.gender for join in group],
            [join.age for join in group],
            [join.region for join in group],
            [join.device for join in group],
        )
        self.people.appear(Role.VIEWERS, [join.viewer for join in group], times // 1000, told)

    def _take_comments(self, group: list[e.Comment], times: Ints) -> None:
        self._take_counted(group, times)
        self.people.appear(Role.COMMENTERS, [comment.viewer for comment in group], times // 1000)
        _enter(self.comments, group, times)

    def _take_paid(self, group: list[e.OrderPaid], times: Ints) -> None:
        again = np.array(self._ledger.repeated(group), bool)
        if again.any():
            group, times = self._without(group, times, again)
            if not group:
                return
        self._ledger.paid(group, times, self._foreign(group, times))
        nothing = [None] * len(group)
        told = ([order.follower for order in group], nothing, nothing, nothing, nothing)
        self.people.appear(Role.CUSTOMERS, [order.viewer for order in group], times // 1000, told)

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
                self.running[Counter.LIKES].report(ts, like.total)

    def _take_viewers(self, group: list[e.Viewers | e.Snapshot], times: Ints) -> None:
        levels: list[tuple[int, int]] = []
        for event, ts in zip(group, times.tolist(), strict=True):
            if isinstance(event, e.Snapshot):
                current = self._take_snapshot(event, ts)
            else:
                current = event.current
                if event.total is not None:
                    self.running[Counter.VIEWS].report(ts, event.total)
            if current is not None:
                levels.append((ts, current))
        if levels:
            self.viewers.add(*np.array(levels, np.int64).T)

    def _take_snapshot(self, event: e.Snapshot, ts: int) -> int | None:
        """Enter a snapshot's totals; how many it says are watching, if it does."""
        family, named = _scope(event.scope)
        key = self.counts.roster.admit(family, named)
        for name, total in event.counters.items():
            if name in _COUNTERS:
                self.totals.setdefault((family, key, _COUNTERS[name]), Totals(falls=True)).report(ts, total)
        current = (event.gauges or {}).get("current_viewers", -1)
        return round(current) if current >= 0 and family is Family.ROOM else None

    def _take_states(self, group: list[Any], times: Ints) -> None:
        _enter(self.states, group, times)
        for event, ts in zip(group, times.tolist(), strict=True):
            if isinstance(event, e.LiveStarted):
                self.started.add(ts, event)

    def _take_listed(self, group: list[e.ProductListed], times: Ints) -> None:
        for event, ts, away in zip(group, times.tolist(), self._foreign(group, times), strict=True):
            if self.counts.roster.admit(Family.PRODUCT, event.product) == event.product:
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
        for event, ts in zip(group, times.tolist(), strict=True):
            if event.metric in self.benchmarks or len(self.benchmarks) < MOST_KEYS:
                self.benchmarks.setdefault(event.metric, History()).add(ts, event)


_COUNTERS = {counter.value: counter for counter in Counter}

_Taker = Callable[[Session, list[Any], Ints], None]

_TAKERS: dict[type[e.Event], _Taker] = {
    e.LiveStarted: Session._take_states,
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
    e.PromotionStarted: Session._take_promotions,
    e.ViolationRaised: Session._take_violations,
    e.Benchmark: Session._take_benchmarks,
    e.Note: Session._take_notes,
}
"""In this order, so that orders are known before their refunds."""

_TOGETHER: dict[type[e.Event], type[e.Event]] = {
    e.LivePaused: e.LiveStarted,
    e.LiveResumed: e.LiveStarted,
    e.LiveEnded: e.LiveStarted,
    e.Snapshot: e.Viewers,
    e.ProductUnpinned: e.ProductPinned,
    e.PromotionEnded: e.PromotionStarted,
    e.ViolationAppealed: e.ViolationRaised,
    e.ViolationResolved: e.ViolationRaised,
}
"""What is taken together with another type, for of equal times the order of arrival decides."""


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
