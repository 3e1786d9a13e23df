"""What each type of event does to the memory, as a table; sums follow the table of effects."""

from collections.abc import Callable, Hashable, Sequence
from itertools import compress
from typing import Any

import numpy as np

from livetui.feed import events as e
from livetui.session.counters import Counter, Role
from livetui.session.division import ROOM_KEY, Family
from livetui.session.effects import EFFECTS
from livetui.session.history import History
from livetui.session.memory import Memory
from livetui.session.pricing import price
from livetui.session.roster import MOST_KEYS
from livetui.session.tally import Ints
from livetui.session.totals import Totals

Taker = Callable[[Memory, list[Any], Ints], None]
"""Takes events of a type, in the order they came, with their times in milliseconds."""

_COUNTERS = {counter.value: counter for counter in Counter}


def _counted(memory: Memory, group: list[Any], times: Ints) -> None:
    effect = EFFECTS[type(group[0])]
    amounts = [(add.counter, add.amounts(group)) for add in effect.adds]
    memory.counts.add(effect.division, group, times // 1000, amounts)


def _joins(memory: Memory, group: list[e.Join], times: Ints) -> None:
    _counted(memory, group, times)
    told = (
        [join.follower for join in group],
        [join.gender for join in group],
        [join.age for join in group],
        [join.region for join in group],
        [join.device for join in group],
    )
    memory.people.appear(Role.VIEWERS, [join.viewer for join in group], times // 1000, told)


def _comments(memory: Memory, group: list[e.Comment], times: Ints) -> None:
    _counted(memory, group, times)
    memory.people.appear(Role.COMMENTERS, [comment.viewer for comment in group], times // 1000)
    _enter(memory.comments, group, times)


def _paid(memory: Memory, group: list[e.OrderPaid], times: Ints) -> None:
    price(memory, group, times)
    nothing = [None] * len(group)
    told = ([order.follower for order in group], nothing, nothing, nothing, nothing)
    memory.people.appear(Role.CUSTOMERS, [order.viewer for order in group], times // 1000, told)


def _likes(memory: Memory, group: list[e.Like], times: Ints) -> None:
    _counted(memory, group, times)
    _report(memory, Counter.LIKES, [(like, like.total) for like in group], times)


def _viewers(memory: Memory, group: list[e.Viewers | e.Snapshot], times: Ints) -> None:
    levels = [event.current if isinstance(event, e.Viewers) else _current(event) for event in group]
    known = np.array([level is not None for level in levels], bool)
    if known.any():
        memory.viewers.add(times[known], np.array([level for level in levels if level is not None], np.int64))
    _report(memory, Counter.VIEWS, [(event, event.total if isinstance(event, e.Viewers) else None) for event in group], times)
    _snapshots(memory, [(event, ts) for event, ts in zip(group, times.tolist(), strict=True) if isinstance(event, e.Snapshot)])


def _snapshots(memory: Memory, group: Sequence[tuple[e.Snapshot, int]]) -> None:
    """Enter the totals of snapshots, but for keys without sums of their own: totals of different keys do not add up."""
    reports: dict[tuple[Family, Hashable, Counter, int], list[tuple[int, int]]] = {}
    for event, ts in group:
        family, key = _scope(event.scope)
        if memory.counts.roster.admit(family, key) != key:
            continue
        for name, total in event.counters.items():
            if name in _COUNTERS:
                reports.setdefault((family, key, _COUNTERS[name], event.recorded_from or 0), []).append((ts, total))
    for (family, key, counter, source), told in reports.items():
        by_source = memory.totals.setdefault((family, key, counter), {})
        by_source.setdefault(source, Totals(falls=True)).report(*np.array(told, np.int64).T)


def _current(snapshot: e.Snapshot) -> int | None:
    """How many a snapshot says are watching, if it does."""
    current = (snapshot.gauges or {}).get("current_viewers", -1)
    return round(current) if 0 <= current <= e.MAX_COUNT and _scope(snapshot.scope)[0] is Family.ROOM else None


def _scope(scope: e.Scope | None) -> tuple[Family, Hashable]:
    """The family and key a snapshot speaks of."""
    if scope is not None and scope.product is not None:
        return Family.PRODUCT, scope.product
    if scope is not None and scope.channel is not None:
        return Family.CHANNEL, (scope.channel, bool(scope.paid))
    return Family.ROOM, ROOM_KEY


def _report(memory: Memory, counter: Counter, told: Sequence[tuple[e.Event, int | None]], times: Ints) -> None:
    """Enter totals that come with single events; they never fall, but for an old one that comes late."""
    reports: dict[int, list[tuple[int, int]]] = {}
    for (event, total), ts in zip(told, times.tolist(), strict=True):
        if total is not None:
            reports.setdefault(event.recorded_from or 0, []).append((ts, total))
    for source, mine in reports.items():
        memory.running[counter].setdefault(source, Totals(falls=False)).report(*np.array(mine, np.int64).T)


def _states(memory: Memory, group: list[Any], times: Ints) -> None:
    _enter(memory.states, group, times)
    memory.started.extend(
        (ts, event) for event, ts in zip(group, times.tolist(), strict=True) if isinstance(event, e.LiveStarted)
    )


def _returned(memory: Memory, group: list[e.OrderRefunded | e.OrderCancelled], times: Ints) -> None:
    memory.arrivals.beside(times)
    price(memory, group, times)


def _listed(memory: Memory, group: list[e.ProductListed], times: Ints) -> None:
    memory.arrivals.beside(times)
    roster = memory.counts.roster
    admitted = np.array([roster.admit(Family.PRODUCT, listed.product) == listed.product for listed in group], bool)
    group, times = list(compress(group, admitted.tolist())), times[admitted]
    for listed, ts in zip(group, times.tolist(), strict=True):
        memory.shelf.list_product(ts, listed)
    if group:
        price(memory, group, times)


def _pins(memory: Memory, group: list[Any], times: Ints) -> None:
    _enter(memory.shelf.pinnings, group, times)


def _promotions(memory: Memory, group: list[Any], times: Ints) -> None:
    _enter(memory.promotions, group, times)


def _violations(memory: Memory, group: list[Any], times: Ints) -> None:
    memory.arrivals.beside(times)  # a platform's review may come long after the LIVE
    _enter(memory.violations, group, times)


def _notes(memory: Memory, group: list[e.Note], times: Ints) -> None:
    _enter(memory.notes, group, times)


def _benchmarks(memory: Memory, group: list[e.Benchmark], times: Ints) -> None:
    for event, ts in zip(group, times.tolist(), strict=True):
        if event.metric in memory.benchmarks or len(memory.benchmarks) < MOST_KEYS:
            memory.benchmarks.setdefault(event.metric, History()).add(ts, event)


def _enter(history: History[Any], group: list[Any], times: Ints) -> None:
    history.extend(zip(times.tolist(), group, strict=True))


TAKERS: dict[type[e.Event], Taker] = {
    e.LiveStarted: _states,
    **dict.fromkeys(EFFECTS, _counted),
    e.Join: _joins,
    e.Comment: _comments,
    e.Like: _likes,
    e.Viewers: _viewers,
    e.OrderPaid: _paid,
    e.AdSpent: price,
    e.OrderRefunded: _returned,
    e.OrderCancelled: _returned,
    e.ProductListed: _listed,
    e.ProductPinned: _pins,
    e.PromotionStarted: _promotions,
    e.ViolationRaised: _violations,
    e.Benchmark: _benchmarks,
    e.Note: _notes,
}
"""In this order, so that orders are known before their refunds."""

TOGETHER: dict[type[e.Event], type[e.Event]] = {
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

IN_MASSES = (e.Join, e.Leave, e.Impression, e.ProductImpression, e.ProductClick, e.Like)
"""What comes in masses and depends on nothing else: it may be taken before what came earlier."""
