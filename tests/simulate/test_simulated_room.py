"""What a LIVE says agrees with itself."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest

from livetui.feed.events import (
    EVENT_TYPES,
    AdSpent,
    Benchmark,
    Comment,
    Event,
    Heartbeat,
    Impression,
    Join,
    Leave,
    LiveEnded,
    LivePaused,
    LiveResumed,
    LiveStarted,
    OrderCreated,
    OrderPaid,
    OrderRefunded,
    ProductClick,
    ProductImpression,
    ProductListed,
    ProductPinned,
    PromotionJoined,
    PromotionStarted,
    Snapshot,
    Viewers,
    ViolationRaised,
    ViolationResolved,
)

Live = list[Event]
E = TypeVar("E", bound=Event)

LATEST_MS = 20_000
NOT_SAID = {Snapshot, Benchmark, Heartbeat, LivePaused, LiveResumed}


def every(kind: type[E], events: Live) -> Iterator[E]:
    """Those of a kind, repetitions left out."""
    return (event for event in {event.id: event for event in events}.values() if isinstance(event, kind))


def when(event: Event) -> int:
    assert isinstance(event.ts, int)
    return event.ts


def minute(event: Event, events: Live) -> int:
    return (when(event) - when(events[0])) // 60_000


def test_it_starts_and_ends(hour: Live) -> None:
    assert isinstance(hour[0], LiveStarted)
    assert isinstance(hour[-1], LiveEnded)
    assert when(hour[-1]) - when(hour[0]) == 3_600_000


def test_every_kind_of_event_is_in_an_hour_but_those_a_shop_does_not_send(hour: Live) -> None:
    assert {type(event) for event in hour} == set(EVENT_TYPES) - NOT_SAID


def test_nearly_everything_comes_in_the_order_it_happened(hour: Live) -> None:
    late, latest = [], 0
    for event in hour:
        if when(event) < latest:
            late.append(latest - when(event))
        latest = max(latest, when(event))
    assert 10 <= len(late) <= 40
    assert 5_000 < max(late) <= LATEST_MS


def test_no_event_comes_twice_as_none_does_in_a_recording(hour: Live) -> None:
    assert len({event.id for event in hour}) == len(hour)


def test_the_viewers_reported_are_those_who_entered_and_have_not_left(hour: Live) -> None:
    present = 0
    for event in hour:
        match event:
            case Join():
                present += 1
            case Leave():
                present -= 1
            case Viewers():
                assert event.current == present
    assert present == 0


def test_whoever_leaves_has_watched_since_they_entered(hour: Live) -> None:
    entered: dict[str | None, int] = {}
    for event in hour:
        match event:
            case Join():
                assert event.viewer not in entered
                entered[event.viewer] = when(event)
            case Leave():
                assert when(event) - entered.pop(event.viewer) == event.watch_ms


def test_nobody_clicks_before_they_enter_or_after_they_leave(hour: Live) -> None:
    visits: dict[str | None, list[tuple[int, int]]] = defaultdict(list)
    for event in every(Leave, hour):
        assert event.watch_ms is not None
        visits[event.viewer].append((when(event) - event.watch_ms, when(event)))
    for click in every(ProductClick, hour):
        assert any(entered <= when(click) <= left for entered, left in visits[click.viewer])


def test_what_is_paid_was_ordered_before_and_costs_no_more_than_its_lines(hour: Live) -> None:
    created = {order.order: order for order in every(OrderCreated, hour)}
    reduced = 0
    for paid in every(OrderPaid, hour):
        order = created[paid.order]
        assert when(order) < when(paid)
        assert (order.items, order.total, order.viewer) == (paid.items, paid.total, paid.viewer)
        full = sum(line.amount for line in paid.items)
        assert 0 < paid.amount <= full
        reduced += paid.amount < full
    assert reduced


def test_nothing_is_refunded_that_was_not_paid(hour: Live) -> None:
    paid = {order.order: order.amount for order in every(OrderPaid, hour)}
    refunds = list(every(OrderRefunded, hour))
    assert refunds
    assert all(refund.amount is not None and refund.amount <= paid[refund.order] for refund in refunds)


def test_one_product_sells_out_and_nobody_orders_it_afterwards(hour: Live) -> None:
    empty = [listed for listed in every(ProductListed, hour) if listed.stock == 0]
    assert [listed.product for listed in empty] == ["p6"]
    for order in every(OrderCreated, hour):
        if any(line.product == "p6" for line in order.items):
            assert when(order) <= when(empty[0])


def test_a_channel_has_paid_and_organic_traffic(hour: Live) -> None:
    assert {join.paid for join in every(Join, hour) if join.channel == "video"} == {None, True}
    assert all(join.video for join in every(Join, hour) if join.channel == "video")


def test_a_pinned_product_is_seen_more(hour: Live) -> None:
    seen: dict[bool, int] = {True: 0, False: 0}
    pinned = None
    for event in hour:
        if isinstance(event, ProductPinned):
            pinned = event.product
        elif isinstance(event, ProductImpression):
            seen[event.product == pinned] += event.count
    assert seen[True] > 0.3 * seen[False]


def test_a_violation_costs_impressions_until_it_is_resolved(hour: Live) -> None:
    shown: Counter[int] = Counter()
    for impression in every(Impression, hour):
        shown[minute(impression, hour)] += impression.count
    (raised,) = every(ViolationRaised, hour)
    (resolved,) = every(ViolationResolved, hour)
    first, last = minute(raised, hour) + 1, minute(resolved, hour)
    before = sum(shown[first - 1 - ago] for ago in range(1, 4)) / 3
    assert sum(shown[during] for during in range(first, first + 3)) / 3 < 0.65 * before
    assert first < last
    assert isinstance(raised.clip_ts, int)
    assert raised.clip_ts < when(raised)


def test_a_giveaway_brings_people_in_and_they_take_part_once(hour: Live) -> None:
    (giveaway,) = (offer for offer in every(PromotionStarted, hour) if offer.kind == "giveaway")
    start = minute(giveaway, hour)
    entering = Counter(minute(join, hour) for join in every(Join, hour))
    assert entering[start + 2] > 1.3 * entering[start - 2]
    taking_part = [entry.viewer for entry in every(PromotionJoined, hour)]
    assert len(taking_part) == len(set(taking_part)) > 100


def test_orders_carry_the_promotion_they_are_due_to(hour: Live) -> None:
    (sale,) = (offer.promotion for offer in every(PromotionStarted, hour) if offer.kind != "giveaway")
    assert sum(order.promotion == sale for order in every(OrderPaid, hour)) >= 5


def test_those_who_buy_differ_from_those_who_watch(hour: Live) -> None:
    people = {join.viewer: join for join in every(Join, hour)}
    buyers = [people[order.viewer] for order in every(OrderPaid, hour)]

    def share(of: list[Join], *, gender: str) -> float:
        return sum(join.gender == gender for join in of) / len(of)

    assert share(buyers, gender="female") > share(list(people.values()), gender="female") + 0.1
    assert any(join.gender is None for join in people.values())


def test_advertising_returns_more_than_nothing_and_is_told_every_minute(hour: Live) -> None:
    spent = list(every(AdSpent, hour))
    assert len({minute(event, hour) for event in spent}) == 60
    assert sum(event.revenue or 0 for event in spent) > sum(event.spend for event in spent) * 0.5


def test_comments_come_in_several_languages_and_some_from_the_team(hour: Live) -> None:
    comments = list(every(Comment, hour))
    assert {comment.lang for comment in comments} == {"en", "es", "zh", "vi", "fil", "id", "th"}
    assert any(comment.moderator for comment in comments)
    assert not any("{" in comment.text for comment in comments)


@pytest.mark.parametrize(("minutes", "rate"), [(1, 1.0), (1, None), (2, 300.0), (720, 1.0)])
def test_short_long_quiet_and_busy_lives_are_whole(live: Callable[..., Live], minutes: int, rate: float | None) -> None:
    events = live(minutes=minutes, rate=rate)
    assert isinstance(events[0], LiveStarted)
    assert isinstance(events[-1], LiveEnded)
    assert len(list(every(Join, events))) == len(list(every(Leave, events)))
