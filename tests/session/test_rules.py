"""What single events come to: the rules of the feed, one feed of a few lines each."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livetui.feed.events import LiveStarted
from livetui.metrics.catalogue import METRICS
from livetui.session.arrivals import FeedCount
from livetui.session.counters import Counter as C
from livetui.session.counters import Role
from livetui.session.division import Family
from livetui.session.reading import Reading, Span
from livetui.session.session import Session
from tests.oracle.feeds import SHAPES, Shape, feed, lines
from tests.session.playing import START_S, of_lines, played, reading

Events = tuple[dict[str, Any], ...]


def _order(order: str, amount: int, at: float = 0, **rest: Any) -> dict[str, Any]:
    items = [{"product": "p1", "quantity": 1, "amount": amount}]
    return {"type": "order.paid", "at": at, "order": order, "items": items} | rest


def _snapshot(at: float, **counters: int) -> dict[str, Any]:
    return {"type": "snapshot", "at": at, "counters": counters}


SUMS: dict[str, tuple[Events, dict[C, int | None]]] = {
    "what the feed never carries is not available": (({"type": "note", "at": 0, "text": ""},), {C.VIEWS: None, C.GMV: None}),
    "a count of 0 makes a counter known": (({"type": "join", "at": 0, "count": 0},), {C.VIEWS: 0}),
    "one event may stand for many": (({"type": "share", "at": 0, "count": 250},), {C.SHARES: 250}),
    "a gift counts when its streak is over": (
        (
            {"type": "gift", "at": 0, "count": 3, "diamonds": 5, "final": False},
            {"type": "gift", "at": 1, "count": 7, "diamonds": 5},
        ),
        {C.GIFTS: 7, C.DIAMONDS: 35},
    ),
    "watch time is that of each who left": (
        ({"type": "leave", "at": 0, "watch_ms": 2000, "count": 3}, {"type": "leave", "at": 1}),
        {C.LEAVES: 4, C.WATCH_MS: 6000, C.TIMED_LEAVES: 3},
    ),
    "likes are counted one by one where no total comes": (
        ({"type": "like", "at": 0, "count": 4}, {"type": "like", "at": 1}),
        {C.LIKES: 5},
    ),
    "a total of likes is preferred, and never lets the sum fall": (
        (
            {"type": "like", "at": 0, "count": 4},
            {"type": "like", "at": 1, "count": 9, "total": 100},
            {"type": "like", "at": 2, "total": 90},
            {"type": "like", "at": 3, "count": 50},
            {"type": "like", "at": 4, "total": 104},
        ),
        {C.LIKES: 104},
    ),
    "a total of viewers is preferred to joins, and never lets the sum fall": (
        (
            {"type": "join", "at": 0, "count": 7},
            {"type": "viewers", "at": 1, "current": 5, "total": 40},
            {"type": "viewers", "at": 2, "current": 5, "total": 38},
            {"type": "viewers", "at": 3, "current": 5, "total": 43},
        ),
        {C.VIEWS: 43},
    ),
    "totals of two feeds are not one: the feed named first has the say": (
        (
            {"type": "viewers", "at": 1, "current": 5, "total": 40},
            {"type": "viewers", "at": 2, "current": 5, "total": 900, "recorded_from": 1},
            {"type": "viewers", "at": 3, "current": 5, "total": 43},
            {"type": "viewers", "at": 4, "current": 5, "total": 905, "recorded_from": 1},
            _snapshot(5, gmv=7) | {"recorded_from": 2},
            _snapshot(6, gmv=90) | {"recorded_from": 1},
            _snapshot(7, gmv=8) | {"recorded_from": 2},
            _snapshot(8, gmv=95) | {"recorded_from": 1},
        ),
        {C.VIEWS: 43, C.GMV: 95},
    ),
    "snapshots have the say over single events and their totals": (
        (
            {"type": "join", "at": 0, "count": 7},
            {"type": "viewers", "at": 1, "current": 5, "total": 40},
            _snapshot(1, views=38),
            {"type": "viewers", "at": 2, "current": 5, "total": 43},
            _snapshot(2, views=41),
        ),
        {C.VIEWS: 41},
    ),
    "a fall of a snapshot's total is a reset": (
        (_snapshot(0, gmv=100), _snapshot(1, gmv=30), _snapshot(2, gmv=35)),
        {C.GMV: 135},
    ),
    "a snapshot that comes late takes its place": (
        (_snapshot(0, gmv=100), _snapshot(9, gmv=130), _snapshot(5, gmv=110)),
        {C.GMV: 130},
    ),
    "a snapshot of a channel is not one of the room": (
        ({"type": "snapshot", "at": 0, "counters": {"views": 9}, "scope": {"channel": "ads"}}, {"type": "join", "at": 1}),
        {C.VIEWS: 1},
    ),
    "an order is its lines, or its total where there is one": ((_order("a", 900), _order("b", 900, total=850)), {C.GMV: 1750}),
    "an order paid twice is one order": ((_order("a", 900), _order("a", 900, at=1)), {C.ORDERS: 1, C.GMV: 900}),
    "money of another currency is not added, though the order counts": (
        (_order("a", 900, currency="USD"), _order("b", 500, currency="EUR")),
        {C.GMV: 900, C.ORDERS: 2, C.ITEMS_SOLD: 2},
    ),
    "the currency of the start goes before one that an earlier listing names": (
        (
            {"type": "product.listed", "at": 0, "product": "p1", "currency": "EUR"},
            {"type": "live.started", "at": 0, "currency": "USD"},
            _order("a", 900, currency="USD"),
        ),
        {C.GMV: 900},
    ),
    "without one, the currency named first is the LIVE's, whatever names it": (
        ({"type": "product.listed", "at": 0, "product": "p1", "currency": "EUR"}, _order("a", 900, currency="USD")),
        {C.GMV: None, C.ORDERS: 1},
    ),
    "a start that comes late makes its currency that of what came before it": (
        (
            _order("a", 500, currency="EUR"),
            _order("b", 900, currency="USD"),
            _order("c", 40),
            {"type": "ad.spent", "at": 1, "spend": 70, "currency": "EUR", "clicks": 3},
            {"type": "order.refunded", "at": 1, "order": "b"},
            {"type": "order.refunded", "at": 1, "order": "a"},
            {"type": "live.started", "at": 0, "currency": "USD"},
        ),
        {C.GMV: 940, C.ORDERS: 3, C.ITEMS_SOLD: 3, C.AD_SPEND: None, C.AD_CLICKS: 3, C.REFUNDS: 2, C.REFUND_AMOUNT: 900},
    ),
    "a refund is what the order came to, unless it says": (
        (
            _order("a", 900),
            _order("b", 700),
            {"type": "order.refunded", "at": 1, "order": "a"},
            {"type": "order.refunded", "at": 1, "order": "b", "amount": 300},
        ),
        {C.REFUNDS: 2, C.REFUND_AMOUNT: 1200, C.GMV: 1600},
    ),
    "to cancel an order that was not paid gives nothing back": (
        ({"type": "order.cancelled", "at": 1, "order": "a"},),
        {C.REFUNDS: None, C.REFUND_AMOUNT: None},
    ),
    "to cancel a paid order gives back what it came to": (
        (_order("a", 900), {"type": "order.cancelled", "at": 1, "order": "a"}),
        {C.REFUNDS: 1, C.REFUND_AMOUNT: 900},
    ),
    "a refund knows its order although that comes late": (
        ({"type": "order.refunded", "at": 60, "order": "a"}, _order("a", 900)),
        {C.REFUNDS: 1, C.REFUND_AMOUNT: 900},
    ),
    "a refund in another currency is counted, not added": (
        (
            {"type": "live.started", "at": 0, "currency": "USD"},
            _order("a", 900, currency="EUR"),
            {"type": "order.refunded", "at": 1, "order": "a", "amount": 900},
        ),
        {C.REFUNDS: 1, C.REFUND_AMOUNT: None},
    ),
    "absurd amounts stay within reason": (
        ({"type": "leave", "at": 0, "watch_ms": 10**9, "count": 10**9},) * 3,
        {C.WATCH_MS: 3 * 10**12},
    ),
}


@pytest.mark.parametrize("rule", SUMS)
@pytest.mark.parametrize("batches", ["at once", "one by one"])
def test_sums(rule: str, batches: str) -> None:
    events, wanted = SUMS[rule]
    seen = reading(played(*events, cuts=range(len(events)) if batches == "one by one" else ()))
    assert {counter: seen.sum(counter) for counter in wanted} == wanted


def _all_of(session: Session) -> Span:
    return Span("whole", session.first_second, session.end_second)


def _levels(seen: Reading) -> tuple[float | None, ...]:
    return seen.viewers_at_end(), seen.viewers_peak(), seen.viewers_average()


MIDWAY = (
    {"type": "join", "at": 100, "count": 5},
    _snapshot(160, views=1000),
    {"type": "join", "at": 170, "count": 9},
    _snapshot(400, views=1030),
)
HEARD_FROM_THE_START = ({"type": "live.started", "at": 99}, *MIDWAY)


@pytest.mark.parametrize(
    ("events", "span", "views"),
    [
        (MIDWAY, (100, 401), 1030),
        (MIDWAY, (100, 160), 5),
        (MIDWAY, (101, 161), 0),
        (MIDWAY, (161, 401), 30),
        (HEARD_FROM_THE_START, (99, 401), 1030),
        (HEARD_FROM_THE_START, (100, 160), 5),
        (HEARD_FROM_THE_START, (101, 161), 995),
        (HEARD_FROM_THE_START, (161, 401), 30),
    ],
)
def test_what_the_first_total_brings_is_of_a_span_only_if_it_is_known_when_it_came(
    events: tuple[dict[str, Any], ...], span: tuple[int, int], views: int
) -> None:
    assert reading(played(*events), start=span[0], end=span[1]).sum(C.VIEWS) == views


def test_nothing_is_an_hour_of_a_time_that_nobody_knows() -> None:
    per_hour = METRICS["impressions_per_hour"].formula
    totals = _snapshot(0, impressions=1000), _snapshot(3599, impressions=1030)
    assert per_hour.value(_all(*totals)) == 30
    assert per_hour.value(_all({"type": "live.started", "at": -3600}, *totals)) == 515


def test_after_very_many_prices_the_currency_they_were_in_stays() -> None:
    many = [_order(str(number), 1, currency="EUR") for number in range(20_001)]
    session = played(*many)
    session.settle()
    session.apply([LiveStarted(ts=START_S * 1000, currency="USD")])
    assert (session.currency, reading(session).sum(C.GMV)) == ("EUR", 20_001)


def test_what_was_prepared_before_the_live_takes_none_of_its_time() -> None:
    prepared = {"type": "product.listed", "at": -7200, "product": "p1"}
    told = _all(prepared, {"type": "live.started", "at": 0}, {"type": "impression", "at": 3599, "count": 50})
    assert METRICS["impressions_per_hour"].formula.value(told) == 50


def _all(*events: dict[str, Any]) -> Reading:
    session = played(*events)
    return Reading(session, session.end_second, _all_of(session))


def test_a_refund_before_the_payment_was_none_yet() -> None:
    seen = reading(played({"type": "order.cancelled", "at": 1, "order": "a"}, _order("a", 900, at=5)))
    assert seen.sum(C.REFUNDS) is None


def test_levels_are_the_reported_ones_and_each_minutes_highest_is_averaged() -> None:
    reports = [(5, 10), (30, 20), (59, 4), (130, 8)]
    seen = reading(played(*({"type": "viewers", "at": at, "current": level} for at, level in reports)), 180)
    assert _levels(seen) == (8, 20, (20 + 4 + 8) / 3)


def test_a_snapshots_level_beyond_any_count_is_none() -> None:
    gauges = [10, 1e15]
    events = [_snapshot(at * 60) | {"gauges": {"current_viewers": level}} for at, level in enumerate(gauges)]
    assert _levels(reading(played(*events), 120)) == (10, 10, 10)


def test_minutes_before_the_first_report_are_left_out_of_the_average() -> None:
    events: Events = ({"type": "join", "at": 0}, {"type": "viewers", "at": 70, "current": 6})
    assert _levels(reading(played(*events), 180)) == (6, 6, 6)


def test_viewers_that_are_not_reported_are_joins_less_leaves() -> None:
    events: Events = (
        {"type": "live.started", "at": 0},
        {"type": "join", "at": 0, "count": 9},
        {"type": "leave", "at": 70, "count": 4},
        {"type": "leave", "at": 200, "count": 9},
    )
    assert _levels(reading(played(*events), 240)) == (0, 9, (9 + 9 + 5 + 5) / 4)


def test_one_wrong_clock_makes_a_live_of_decades_which_is_read_at_once() -> None:
    events: list[dict[str, Any]] = [
        {"type": "live.started", "ts": 946_684_800_000},
        {"type": "join", "ts": 946_684_830_000},
        {"type": "join", "at": 0},
        {"type": "leave", "at": 30},
    ]
    session = played(*events)
    assert Reading(session, session.end_second, _all_of(session)).viewers_average() == pytest.approx(1)
    session = played(*events, {"type": "viewers", "at": 40, "current": 3})
    assert Reading(session, session.end_second, _all_of(session)).viewers_average() == 3


def test_late_events_enter_the_second_in_which_they_happened() -> None:
    session = played(_order("a", 900, at=600), _order("b", 500, at=10.5), {"type": "join", "at": 10, "viewer": "u"})
    assert reading(session, start=10, end=11).sum(C.GMV) == 500
    assert reading(session, 11).sum(C.GMV) == 500
    assert reading(session, 11).people(Role.VIEWERS) == 1
    assert reading(session, start=11).sum(C.GMV) == 900
    assert reading(session).feed(FeedCount.LATE) == 2


@pytest.mark.parametrize(("behind_ms", "late"), [(0, 0), (4999, 0), (5000, 0), (5001, 1), (86_400_000, 1), (86_400_001, 0)])
def test_late_is_more_than_five_seconds_and_no_more_than_a_day_behind_the_latest(behind_ms: int, late: int) -> None:
    session = played({"type": "heartbeat", "at": 0}, {"type": "heartbeat", "at": -behind_ms / 1000})
    assert reading(session).feed(FeedCount.LATE) == late


def test_an_id_that_came_before_is_counted_and_not_applied() -> None:
    seen = reading(
        played({"type": "join", "at": 0, "id": "x"}, {"type": "join", "at": 1, "id": "x"}, {"type": "join", "at": 1})
    )
    assert (seen.sum(C.VIEWS), seen.feed(FeedCount.DUPLICATES), seen.feed(FeedCount.EVENTS)) == (2, 1, 2)


def test_an_order_paid_again_under_another_id_is_a_repetition_and_no_event() -> None:
    seen = reading(played(_order("a", 900, id="x"), _order("a", 500, at=1, id="y"), _order("b", 1, at=2, id="z")))
    assert (seen.sum(C.GMV), seen.feed(FeedCount.DUPLICATES), seen.feed(FeedCount.EVENTS)) == (901, 1, 2)


def test_a_span_counts_from_its_first_second_up_to_but_not_with_its_last() -> None:
    session = played(*({"type": "join", "at": at} for at in (9.999, 10, 10.999, 11.999, 12)))
    assert reading(session, start=10, end=12).sum(C.VIEWS) == 3


def test_a_channel_has_a_paid_and_an_organic_side() -> None:
    seen = reading(played(*({"type": "join", "at": 0, "channel": "ads", "paid": paid} for paid in (True, False, True))))
    assert [seen.sum_of(C.VIEWS, Family.CHANNEL, ("ads", paid)) for paid in (True, False)] == [2, 1]


def test_an_order_of_two_lines_of_a_product_is_one_order_of_it() -> None:
    lines = [{"product": product, "quantity": 2, "amount": 100} for product in ("p1", "p1", "p2")]
    seen = reading(played({"type": "order.paid", "at": 0, "order": "a", "items": lines}))
    counts = {name: seen.sum_of(C.ORDERS, Family.PRODUCT, name) for name in ("p1", "p2")}
    assert (counts, seen.sum_of(C.SKU_ORDERS, Family.PRODUCT, "p1"), seen.sum(C.ORDERS)) == ({"p1": 1, "p2": 1}, 2, 1)


def test_of_equal_times_the_order_of_arrival_decides_what_is_pinned() -> None:
    pin, unpin = ({"type": f"product.{what}", "at": 0, "product": "p1"} for what in ("pinned", "unpinned"))
    assert reading(played(unpin, pin)).session.shelf.pinned(2**60) is not None
    assert reading(played(pin, unpin)).session.shelf.pinned(2**60) is None


@given(st.integers(0, 500), st.sampled_from(SHAPES))
def test_show_gpm_is_the_product_of_the_rates_it_is_made_of(seed: int, shape: Shape) -> None:
    seen = reading(of_lines([lines(feed(seed, shape))]))
    value = {key: METRICS[key].formula.value(seen) for key in ("show_gpm", "watch_gpm", "err", "ctr", "ctor", "avg_price")}
    chain = [value["ctr"], value["ctor"], value["avg_price"], 1000.0]
    for key, factors in (("watch_gpm", chain), ("show_gpm", [value["err"], *chain])):
        if None not in factors and all(factors):
            product = 1.0
            for factor in factors:
                product *= factor or 0
            assert value[key] == pytest.approx(product, rel=1e-12)


def test_heartbeats_leave_nothing_behind() -> None:
    session = played(*({"type": "heartbeat", "at": second} for second in range(500)))
    session.settle()
    assert not any(session._waiting.values())


def test_totals_of_nonsense_stay_within_64_bits() -> None:
    swings = ({"type": "snapshot", "at": n, "counters": {"gmv": 10**15 * (n % 2)}} for n in range(20_000))
    assert 0 <= (reading(played(*swings)).sum(C.GMV) or 0) < 1 << 63
