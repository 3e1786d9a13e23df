"""The report as data, held against the contract scripts rely on."""

import json
from typing import Any

import pytest

from livetui.metrics.catalogue import CATALOGUE
from livetui.report.as_json import as_json
from livetui.session.reading import Reading
from livetui.session.spans import read, read_between
from livetui.views.choices import Choices
from tests.report.a_live import LIVE, START, event, order, reading, session_of

TOP = [
    "schema", "session", "span", "feed", "metrics", "worst", "traffic", "videos", "products", "followers", "audience", "funnel",
    "promotions", "violations", "comments", "trend", "moments", "counted_by",
]  # fmt: skip


def report(of: Reading) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(as_json(of, Choices()))
    return told


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    return report(reading())


def test_the_keys_of_the_contract_in_its_order(whole: dict[str, Any]) -> None:
    assert list(whole) == TOP
    assert whole["schema"] == "livetui.report/1"
    assert list(whole["session"]) == [
        "title", "creator", "room", "region", "category", "currency", "started_at", "ended_at", "duration_s", "status",
    ]  # fmt: skip
    assert list(whole["feed"]) == ["events", "rejected", "unknown", "duplicates", "late", "other_currency"]
    assert list(whole["metrics"]) == [metric.key for metric in CATALOGUE]
    assert list(whole["traffic"][0]) == [
        "channel", "paid", "impressions", "views", "gmv", "orders", "product_clicks", "impressions_share", "views_share",
        "gmv_share", "err", "ctr", "ctor",
    ]  # fmt: skip
    assert list(whole["products"][0])[:14] == [
        "product", "name", "pinned", "impressions", "clicks", "ctr", "carts", "orders", "sku_orders", "items_sold", "gmv",
        "ctor", "stock", "advice",
    ]  # fmt: skip
    assert list(whole["videos"][0]) == ["video", "impressions", "views", "gmv"]
    assert list(whole["followers"]) == ["follower", "non_follower", "unknown"]
    assert list(whole["followers"]["follower"]) == ["gmv", "sku_orders", "avg_price", "viewers", "customers"]
    assert list(whole["audience"]) == ["viewers", "customers"]
    assert list(whole["audience"]["viewers"]) == ["gender", "age", "region", "device"]
    assert list(whole["comments"]) == ["total", "by_intent", "open_questions"]
    assert list(whole["trend"]) == ["bucket_s", "from", "series"]
    assert list(whole["trend"]["series"]) == [metric.key for metric in CATALOGUE]


def test_the_session(whole: dict[str, Any]) -> None:
    assert whole["session"] == {
        "title": "Soap\x1b[2J", "creator": "Mia", "room": "r1", "region": "US", "category": "Beauty", "currency": "USD",
        "started_at": "2026-08-12T17:57:00.000Z", "ended_at": "2026-08-12T17:58:59.500Z", "duration_s": 119.5,
        "status": "ended",
    }  # fmt: skip


def test_a_live_that_has_not_ended_by_the_moment_has_no_end() -> None:
    told = report(reading(at_s=61))["session"]
    assert (told["ended_at"], told["duration_s"], told["status"]) == (None, 61, "live")


def test_bounds_are_whole_seconds_as_used(whole: dict[str, Any]) -> None:
    assert whole["span"] == {"name": "whole", "from": "2026-08-12T17:57:00.000Z", "to": "2026-08-12T17:59:00.000Z"}
    some = report(read_between(reading().session, None, 60, 70))
    assert some["span"] == {"name": "custom", "from": "2026-08-12T17:58:00.000Z", "to": "2026-08-12T17:58:10.000Z"}
    assert some["metrics"]["gmv"]["value"] == 1000


def test_money_is_not_rounded_and_missing_is_null(whole: dict[str, Any]) -> None:
    metrics = whole["metrics"]
    assert metrics["gmv"] == {"value": 3001, "unit": "money", "available": True, "benchmark": None}
    assert metrics["avg_price"]["value"] == 1500.5
    assert metrics["show_gpm"]["value"] == 30010
    assert (metrics["likes"]["value"], metrics["likes"]["available"]) == (None, False)


def test_a_benchmark_says_its_mean_the_deviation_and_its_source(whole: dict[str, Any]) -> None:
    ctor = whole["metrics"]["ctor"]
    benchmark = ctor["benchmark"]
    assert list(benchmark) == ["mean", "deviation", "source"]
    assert benchmark["deviation"] == pytest.approx((ctor["value"] - benchmark["mean"]) / benchmark["mean"])
    assert "sample values" in benchmark["source"]


def test_viewers_that_nobody_reported_are_marked_as_an_estimate() -> None:
    counted = [event(0, "join", viewer="a"), event(5, "leave", viewer="a")]
    assert report(read(session_of(*counted)))["metrics"]["pcu"]["estimate"] is True
    reported = report(read(session_of(*counted, event(6, "viewers", current=3))))["metrics"]["pcu"]
    assert "estimate" not in reported


def test_channels_and_products_are_sorted_by_gmv_and_carry_exact_names(whole: dict[str, Any]) -> None:
    assert [(row["channel"], row["paid"], row["gmv"]) for row in whole["traffic"]] == [
        ("for_you", False, 3001),
        ("ads", True, 0),
    ]
    assert [(row["product"], row["name"], row["pinned"], row["stock"], row["advice"]) for row in whole["products"]] == [
        ("p1", "Soap ☂", True, 8, None),
        ("p\x07", "Never sold", False, None, None),
    ]


def test_the_funnel_leaves_out_what_the_feed_lacks(whole: dict[str, Any]) -> None:
    assert whole["funnel"] == [
        {"stage": "impressions", "count": 100, "rate": None},
        {"stage": "views", "count": 3, "rate": 0.03},
        {"stage": "product_clicks", "count": 4, "rate": 4 / 3},
        {"stage": "orders", "count": 2, "rate": 0.5},
    ]


def test_followers_and_others(whole: dict[str, Any]) -> None:
    assert whole["followers"]["follower"] == {"gmv": 1000, "sku_orders": 1, "avg_price": 1000, "viewers": 1, "customers": 1}
    assert whole["followers"]["non_follower"] == {"gmv": 2001, "sku_orders": 1, "avg_price": 2001, "viewers": 2, "customers": 1}
    assert whole["followers"]["unknown"]["viewers"] == 0


def test_followers_the_feed_never_tells_apart_are_not_available() -> None:
    told = report(read(session_of(event(0, "join", viewer="a"), order(1, "1", 700, viewer="a"))))["followers"]
    assert set(told["follower"].values()) == set(told["non_follower"].values()) == {None}
    assert told["unknown"] == {"gmv": 700, "sku_orders": 1, "avg_price": 700, "viewers": 1, "customers": 1}


def test_the_audience_counts_the_unknown_too(whole: dict[str, Any]) -> None:
    assert whole["audience"]["viewers"]["gender"] == {"female": 1, "male": 1, "unknown": 1}
    assert whole["audience"]["customers"]["age"] == {"18-24": 1, "unknown": 1}


def test_an_audience_nobody_names_is_null() -> None:
    assert report(read(session_of(event(0, "join"))))["audience"]["viewers"]["gender"] is None


def test_promotions(whole: dict[str, Any]) -> None:
    assert whole["promotions"] == [
        {
            "promotion": "g1", "kind": "giveaway", "title": "Win!", "product": "p1",
            "started_at": "2026-08-12T17:57:30.000Z", "ended_at": "2026-08-12T17:58:30.000Z",
            "joined": 1, "gmv": 1000, "orders": 1,
        }
    ]  # fmt: skip


def test_a_promotion_runs_until_its_announced_end_has_passed() -> None:
    assert report(reading(at_s=60))["promotions"][0]["ended_at"] is None
    assert report(reading(at_s=30))["promotions"] == []


@pytest.mark.parametrize(("at_s", "state"), [(41, "raised"), (51, "appealed"), (81, "resolved")])
def test_a_violation_stands_as_it_did_at_the_moment(at_s: int, state: str) -> None:
    assert report(reading(at_s))["violations"] == [
        {
            "violation": "x1", "reason": "Claim", "recommendation": None, "severity": "minor",
            "raised_at": "2026-08-12T17:57:40.000Z", "clip_at": "2026-08-12T17:57:35.000Z", "state": state,
        }
    ]  # fmt: skip


def test_comments_whose_intents_are_not_told_apart_are_not_available(whole: dict[str, Any]) -> None:
    assert whole["comments"] == {"total": 1, "by_intent": {}, "open_questions": None}


def test_the_trend_adds_up_to_the_whole(whole: dict[str, Any]) -> None:
    trend = whole["trend"]
    assert (trend["bucket_s"], trend["from"]) == (1, whole["span"]["from"])
    assert {len(series) for series in trend["series"].values()} == {120}
    assert sum(trend["series"]["gmv"]) == whole["metrics"]["gmv"]["value"]
    assert trend["series"]["gmv"][60] == 1000
    assert set(trend["series"]["likes"]) == {None}


def test_an_empty_span_has_an_empty_trend() -> None:
    told = report(reading(at_s=0))
    assert told["trend"]["series"]["gmv"] == []
    assert told["metrics"]["gmv"]["value"] is None


def test_moments_of_the_span_only(whole: dict[str, Any]) -> None:
    assert [(moment["at"][14:19], moment["kind"], moment["label"]) for moment in whole["moments"]] == [
        ("57:02", "pin", "Soap ☂"), ("57:30", "promotion", "Win!"), ("57:40", "violation", "Claim"),
        ("58:50", "note", "good clip"),
    ]  # fmt: skip
    some = report(read_between(reading().session, None, 30, 41))
    assert [moment["kind"] for moment in some["moments"]] == ["promotion", "violation"]


def test_nothing_later_than_the_moment_is_told() -> None:
    later = session_of(*LIVE)
    for at_s in range(7, 120, 7):
        known = [line for line in LIVE if line["ts"] < START + at_s * 1000]
        cut = session_of(*known, event(at_s - 0.5, "heartbeat"))
        full, short = report(read(later, at_s)), report(read(cut, at_s))
        assert {**full, "feed": None} == {**short, "feed": None}


def test_the_file_is_plain_ascii_and_ends_with_a_newline() -> None:
    text = as_json(reading(), Choices())
    assert text.isascii()
    assert all(character == "\n" or character.isprintable() for character in text)
    assert text.endswith("}\n")
    assert len(text.splitlines()) == len(TOP) + 2
