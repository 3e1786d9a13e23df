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
    "traffic_sides", "key_events", "audience_differences", "goals", "advertising",
    "alerts",
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
        "midway",
    ]  # fmt: skip
    assert list(whole["feed"]) == ["events", "rejected", "unknown", "duplicates", "late", "other_currency", "apart"]
    assert list(whole["metrics"]) == [metric.key for metric in CATALOGUE]
    assert list(whole["traffic"][0]) == [
        "channel", "paid", "impressions", "views", "gmv", "orders", "product_clicks", "impressions_share", "views_share",
        "gmv_share", "err", "ctr", "ctor", "orders_share", "product_clicks_share", "show_gpm", "watch_gpm",
    ]  # fmt: skip
    assert list(whole["products"][0]) == [
        "product", "name", "pinned", "impressions", "clicks", "ctr", "carts", "orders", "sku_orders", "items_sold", "gmv",
        "ctor", "stock", "advice", "price", "gmv_share", "add_to_cart_rate", "sku_ctor", "gpm", "sold_out_in_min",
        "sku",
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
        "midway": False,
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
    counted = [event(0, "live.started"), event(0, "join", viewer="a"), event(5, "leave", viewer="a")]
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
        {"stage": "impressions", "count": 100, "rate": None, "bottleneck": None},
        {
            "stage": "views", "count": 3, "rate": 0.03,
            "bottleneck": {"from": "impressions", "rate": 0.03, "reference": 0.11, "deviation": pytest.approx(-0.08 / 0.11),
                           "source": "sample values, US"},
        },
        {"stage": "product_clicks", "count": 4, "rate": 4 / 3, "bottleneck": None},
        {"stage": "orders", "count": 2, "rate": 0.5, "bottleneck": None},
    ]  # fmt: skip


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
            "cost": None, "incremental": {"impressions": None, "views": None, "gmv": None, "estimate": True}, "return": None,
            "performance": {
                "during": {
                    "length_s": 60, "impressions": None, "clicks": 0, "orders": 2, "gmv": 3001, "ctr": None, "ctor": None,
                },
                "before": {"length_s": 30, "impressions": None, "clicks": 4, "orders": 0, "gmv": 0, "ctr": None, "ctor": 0},
            },
        }
    ]  # fmt: skip


def test_what_a_promotion_brought_more_than_there_was_before() -> None:
    live = session_of(
        event(0, "live.started", currency="USD"),
        event(40, "join", count=2), order(40, "0", 500), event(45, "impression", count=7),
        event(50, "promotion.started", promotion="g", kind="coupon", cost=1000),
        event(55, "join", count=9), order(56, "1", 2500),
        event(70, "promotion.ended", promotion="g"), event(100, "heartbeat"),
    )  # fmt: skip
    told = report(read(live))["promotions"][0]
    assert told["incremental"] == {"impressions": -7, "views": 7, "gmv": 2000, "estimate": True}
    assert (told["cost"], told["return"], told["performance"]) == (1000, 2.0, None)


def test_advice_is_a_key() -> None:
    clicks = event(5, "product.click", product="p1", count=500)
    live = session_of(
        event(0, "live.started"), event(5, "product.impression", product="p1", count=2000), clicks, order(6, "1", 10)
    )
    assert [row["advice"] for row in report(read(live))["products"]] == ["create_urgency"]


def test_paid_and_organic_traffic_with_what_each_leads_by(whole: dict[str, Any]) -> None:
    sides = whole["traffic_sides"]
    assert list(sides) == ["organic", "paid", "organic_leads_by", "paid_leads_by", "outperforms"]
    assert (sides["organic"]["views"], sides["paid"]["views"], sides["organic"]["gmv_share"]) == (2, 1, 1)
    assert not {"channel", "paid", "views_part"} & set(sides["paid"])
    assert (sides["organic_leads_by"], sides["paid_leads_by"], sides["outperforms"]) == (
        ["gmv", "orders", "views", "impressions"], [], None,
    )  # fmt: skip
    assert report(read(session_of(event(0, "join"))))["traffic_sides"]["organic"] is None


def test_key_events_with_the_metrics_before_and_after(whole: dict[str, Any]) -> None:
    assert [(row["at"][14:19], row["kind"], row["label"], row["window_s"]) for row in whole["key_events"]] == [
        ("57:02", "pin", "Soap ☂", 2), ("57:30", "promotion", "Win!", 30), ("57:40", "violation", "Claim", 40),
        ("58:50", "note", "good clip", 10),
    ]  # fmt: skip
    assert whole["key_events"][1]["metrics"]["views"] == {"before": 3, "after": 0}
    assert whole["key_events"][1]["metrics"]["err"] == {"before": 0.03, "after": None}


def test_differences_between_viewers_and_customers() -> None:
    people = [event(1, "join", viewer=f"{gender}{i}", gender=gender) for gender in "fm" for i in range(50)]
    bought = [order(2, f"{i}", 10, viewer=f"f{i}") for i in range(20)]
    told = report(read(session_of(*people, *bought)))["audience_differences"]
    assert told[0] == {
        "dimension": "gender", "value": "f", "viewers": 50, "customers": 20, "viewers_share": 0.5, "customers_share": 1,
    }  # fmt: skip
    assert len(told) == 2


def test_goals_of_the_live(whole: dict[str, Any]) -> None:
    assert whole["goals"] == {"elapsed_s": 119.5, "planned_s": 119.5, "metrics": {}}
    started = event(0, "live.started", goals={"views": 3})
    told = report(read(session_of(started, event(5, "join", count=2), event(600, "heartbeat"))))["goals"]
    assert told == {
        "elapsed_s": 601, "planned_s": None,
        "metrics": {
            "views": {"target": 3, "value": 2, "progress": 2 / 3, "end": None, "end_recent": None, "reached_in_s": 300.5,
                      "outlook": "unknown"},
        },
    }  # fmt: skip


def test_the_measures_of_advertising(whole: dict[str, Any]) -> None:
    measures = whole["advertising"]["measures"]
    assert list(measures) == ["engagement_rate", "vtr", "ad_ctr", "ad_cvr", "roas"]
    assert list(measures["engagement_rate"]) == ["value", "low", "high", "level", "source"]
    assert (measures["engagement_rate"]["low"], measures["engagement_rate"]["high"]) == (0.05, 0.1)
    assert whole["advertising"]["findings"] == []
    spent = event(1, "ad.spent", spend=100, impressions=10_000, clicks=10)
    told = report(read(session_of(event(0, "live.started", region="US"), spent)))["advertising"]
    assert told["measures"]["ad_ctr"]["level"] == "low"
    assert [(found["kind"], found["metrics"]) for found in told["findings"]] == [("low_ctr", ["ad_ctr"])]


def test_a_promotion_runs_until_its_announced_end_has_passed() -> None:
    assert report(reading(at_s=60))["promotions"][0]["ended_at"] is None
    assert report(reading(at_s=30))["promotions"] == []


@pytest.mark.parametrize(("at_s", "state"), [(41, "raised"), (51, "appealed"), (81, "resolved")])
def test_a_violation_stands_as_it_did_at_the_moment(at_s: int, state: str) -> None:
    assert report(reading(at_s))["violations"] == [
        {
            "violation": "x1", "reason": "Claim", "recommendation": None, "severity": "minor",
            "raised_at": "2026-08-12T17:57:40.000Z", "clip_at": "2026-08-12T17:57:35.000Z",
            "clip_url": None, "state": state,
        }
    ]  # fmt: skip


def test_comments_are_told_apart_by_what_they_are_about(whole: dict[str, Any]) -> None:
    assert whole["comments"] == {"total": 1, "by_intent": {"praise": 1}, "open_questions": 0}
    asked = report(read(session_of(*(event(at, "comment", text="how much is it?", viewer=f"u{at}") for at in range(3)))))
    assert asked["comments"] == {"total": 3, "by_intent": {"price": 3}, "open_questions": 1}


def test_a_feed_without_comments_has_no_open_questions_either() -> None:
    told = report(read(session_of(event(0, "join"))))
    assert told["comments"] == {"total": None, "by_intent": None, "open_questions": None}


def test_of_a_span_in_which_nothing_was_heard_nothing_is_known_but_what_waits_at_the_moment() -> None:
    asked = [event(at, "comment", text="how much is it?", viewer=f"u{at}") for at in range(1800, 3600, 3)]
    told = report(read_between(session_of(event(0, "live.started"), *asked), None, 300, 900))
    assert told["comments"] == {"total": None, "by_intent": None, "open_questions": 1}
    assert (told["trend"]["from"], told["trend"]["series"]["comments"]) == (told["span"]["from"], [])


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
