"""Every metric of a LIVE of one hour, worked out by hand."""

from typing import Any

import pytest

from livetui.metrics.catalogue import CATALOGUE, METRICS
from livetui.metrics.formula import Ratio
from livetui.session.reading import Reading
from tests.session.playing import played, reading

LIVE: tuple[dict[str, Any], ...] = (
    {"type": "live.started", "at": 0, "currency": "USD"},
    {"type": "impression", "at": 0, "channel": "for_you", "count": 1500},
    {"type": "impression", "at": 1800, "channel": "ads", "paid": True, "count": 500},
    {"type": "join", "at": 1, "viewer": "ann", "channel": "for_you"},
    {"type": "join", "at": 2, "viewer": "bob", "channel": "for_you"},
    {"type": "join", "at": 3, "viewer": "ann", "channel": "for_you"},
    {"type": "join", "at": 4, "count": 77},
    {"type": "viewers", "at": 5, "current": 60},
    {"type": "viewers", "at": 30, "current": 40},
    {"type": "viewers", "at": 3540, "current": 100},
    {"type": "viewers", "at": 3599, "current": 20},
    {"type": "leave", "at": 60, "watch_ms": 30_000, "count": 3},
    {"type": "leave", "at": 61, "watch_ms": 10_000},
    {"type": "leave", "at": 62, "count": 4},
    {"type": "comment", "at": 70, "viewer": "ann", "text": "hi"},
    {"type": "comment", "at": 71, "viewer": "ann", "text": "how much?"},
    {"type": "like", "at": 72, "count": 50},
    {"type": "share", "at": 73, "count": 2},
    {"type": "follow", "at": 74, "count": 4},
    {"type": "gift", "at": 75, "diamonds": 10, "count": 3},
    {"type": "product.impression", "at": 80, "product": "p1", "count": 400},
    {"type": "product.click", "at": 81, "product": "p1", "count": 40},
    {"type": "cart.added", "at": 82, "product": "p1", "count": 8},
    {"type": "order.created", "at": 83, "order": "a", "items": [{"product": "p1", "quantity": 1, "amount": 2000}]},
    {"type": "order.created", "at": 83, "order": "b", "items": [{"product": "p1", "quantity": 1, "amount": 2000}]},
    {"type": "order.created", "at": 83, "order": "c", "items": [{"product": "p1", "quantity": 1, "amount": 2000}]},
    {
        "type": "order.paid", "at": 84, "order": "a", "viewer": "ann",
        "items": [{"product": "p1", "quantity": 2, "amount": 2000}, {"product": "p2", "quantity": 1, "amount": 1500}],
        "total": 3200,
    },
    {"type": "order.paid", "at": 85, "order": "b", "viewer": "cy", "items": [{"product": "p1", "quantity": 1, "amount": 800}]},
    {"type": "order.refunded", "at": 90, "order": "b"},
    {"type": "ad.spent", "at": 95, "spend": 500, "revenue": 1500, "impressions": 1000, "clicks": 20, "conversions": 1},
    {"type": "video.viewed", "at": 96, "video": "v1", "impressions": 200, "views_6s": 50},
    {"type": "live.ended", "at": 3599.5},
)  # fmt: skip

BY_HAND: dict[str, float] = {
    "gmv": 3200 + 800,
    "gmv_per_hour": 4000,
    "orders": 2,
    "sku_orders": 3,
    "items_sold": 4,
    "customers": 2,
    "avg_price": 4000 / 2,
    "show_gpm": 4000 / 2000 * 1000,
    "watch_gpm": 4000 / 80 * 1000,
    "value_per_viewer": 4000 / 2,
    "payment_rate": 2 / 3,
    "refund_amount": 800,
    "impressions": 2000,
    "views": 80,
    "viewers": 2,
    "commenters": 1,
    "impressions_per_hour": 2000,
    "err": 80 / 2000,
    "current_viewers": 20,
    "pcu": 100,
    "acu": (60 + 58 * 40 + 100) / 60,
    "avg_view_duration": (3 * 30 + 10) / 4,
    "leave_rate": 8 / 80,
    "likes": 50,
    "comments": 2,
    "shares": 2,
    "new_followers": 4,
    "gifts": 3,
    "diamonds": 30,
    "like_rate": 50 / 80,
    "comment_rate": 2 / 80,
    "share_rate": 2 / 80,
    "follow_rate": 4 / 80,
    "engagement_rate": (50 + 2 + 2) / 2000,
    "product_impressions": 400,
    "product_clicks": 40,
    "ctr": 40 / 80,
    "product_ctr": 40 / 400,
    "add_to_cart_rate": 8 / 40,
    "ctor": 2 / 40,
    "sku_ctor": 3 / 40,
    "order_rate": 3 / 80,
    "ad_spend": 500,
    "roas": 3,
    "ad_ctr": 20 / 1000,
    "ad_cvr": 1 / 20,
    "vtr": 50 / 200,
}


@pytest.fixture(scope="module")
def live() -> Reading:
    return reading(played(*LIVE))


@pytest.mark.parametrize("key", BY_HAND)
def test_a_metric_is_what_its_formula_gives_by_hand(key: str, live: Reading) -> None:
    assert METRICS[key].formula.value(live) == pytest.approx(BY_HAND[key], rel=1e-12)


def test_every_metric_is_worked_out_here_and_has_a_key_of_its_own() -> None:
    assert [metric.key for metric in CATALOGUE] == list(BY_HAND)


@pytest.mark.parametrize("key", BY_HAND)
def test_a_metric_of_a_feed_that_says_nothing_is_not_available(key: str) -> None:
    silent = reading(played({"type": "heartbeat", "at": 0}, {"type": "heartbeat", "at": 600}))
    assert METRICS[key].formula.value(silent) is None


@pytest.mark.parametrize("key", [metric.key for metric in CATALOGUE if isinstance(metric.formula, Ratio)])
def test_a_ratio_over_a_span_where_its_denominator_is_0_is_not_available(key: str, live: Reading) -> None:
    session = live.session
    assert METRICS[key].formula.value(reading(session, start=1000, end=1700)) is None
    assert METRICS[key].formula.denominator(reading(session, start=1000, end=1700)) == 0


def test_a_ratio_needs_all_of_its_parts() -> None:
    seen = reading(played({"type": "impression", "at": 0, "count": 9}, {"type": "like", "at": 0}, {"type": "share", "at": 0}))
    assert METRICS["engagement_rate"].formula.value(seen) is None


def test_an_hour_of_no_length_has_no_rate_per_hour(live: Reading) -> None:
    assert METRICS["gmv_per_hour"].formula.value(reading(live.session, start=50, end=50)) is None


def test_a_rate_per_hour_is_scaled_to_the_span(live: Reading) -> None:
    assert METRICS["gmv_per_hour"].formula.value(reading(live.session, start=80, end=140)) == 4000 * 60


def test_leaves_are_measured_against_those_present_at_the_start_and_those_who_came(live: Reading) -> None:
    assert METRICS["leave_rate"].formula.value(reading(live.session, start=60, end=120)) == 8 / 40


def test_a_ratio_is_of_sums_and_not_a_mean_of_ratios() -> None:
    events = [
        {"type": "impression", "at": 0, "count": 10}, {"type": "join", "at": 0, "count": 5},
        {"type": "impression", "at": 60, "count": 990}, {"type": "join", "at": 60, "count": 5},
    ]  # fmt: skip
    assert METRICS["err"].formula.value(reading(played(*events))) == 10 / 1000


def test_the_figures_of_a_real_frame_give_its_show_gpm() -> None:
    counters = {"impressions": 183_918, "product_clicks": 1022, "orders": 34, "gmv": 202_176}
    seen = reading(played({"type": "snapshot", "at": 0, "counters": counters}))
    assert round((METRICS["show_gpm"].formula.value(seen) or 0) / 100, 2) == 10.99


def test_a_minute_by_minute_export_as_snapshots_adds_up() -> None:
    # minute, GMV in dollars, items, clicks; made up, in the form in which shops export them
    rows = [(0, 0.0, 0, 0), (1, 12.20, 1, 7), (2, 0.0, 0, 3), (3, 5.69, 1, 3), (4, 24.46, 3, 18)]
    events, totals = [], {"gmv": 0, "items_sold": 0, "product_clicks": 0}
    for minute, dollars, items, clicks in rows:
        totals = {
            "gmv": totals["gmv"] + round(dollars * 100),
            "items_sold": totals["items_sold"] + items,
            "product_clicks": totals["product_clicks"] + clicks,
        }
        events.append({"type": "snapshot", "at": minute * 60, "counters": totals})
    session = played({"type": "live.started", "at": 0, "currency": "USD"}, *events)
    whole, last = reading(session), reading(session, start=180)
    assert {key: METRICS[key].formula.value(whole) for key in totals} == {"gmv": 4235, "items_sold": 5, "product_clicks": 31}
    assert {key: METRICS[key].formula.value(last) for key in totals} == {"gmv": 3015, "items_sold": 4, "product_clicks": 21}
