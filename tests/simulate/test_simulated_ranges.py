"""What real sessions show (METRICS.md, the end), counted naively from a LIVE's events."""

from collections import Counter
from collections.abc import Callable

import pytest

from livetui.feed.events import (
    Comment,
    Event,
    Follow,
    Impression,
    Join,
    Leave,
    Like,
    OrderPaid,
    ProductClick,
    ProductImpression,
    Share,
)

SEEDS = range(1, 6)

RANGES = {
    "err": (0.03, 0.16),
    "ctr": (0.03, 0.43),
    "product_ctr": (0.045, 0.055),
    "ctor": (0.016, 0.026),
    "sku_ctor": (0.02, 0.045),
    "show_gpm": (60, 2100),
    "like_rate": (0.26, 0.9),
    "comment_rate": (0.007, 0.024),
    "share_rate": (0.001, 0.002),
    "follow_rate": (0.0005, 0.004),
    "avg_view_duration": (11, 64),
    "for_you_of_gmv": (0.53, 0.71),
    "for_you_of_impressions": (0.88, 0.92),
    "for_you_of_views": (0.74, 0.78),
    "orders": (100, 400),
    "comments": (500, 1500),
    "gmv": (200_000, 900_000),
    "events": (60_000, 120_000),
}


def metrics(events: list[Event]) -> dict[str, float]:
    n: Counter[str] = Counter()
    for event in {event.id: event for event in events}.values():
        through = "for_you" if getattr(event, "channel", None) == "for_you" else "elsewhere"
        match event:
            case Impression():
                n[f"{through} impressions"] += event.count
            case Join():
                n[f"{through} views"] += event.count
            case Leave(watch_ms=int(watched)):
                n["watch_ms"] += watched
                n["leaves"] += event.count
            case ProductImpression():
                n["product impressions"] += event.count
            case ProductClick():
                n["clicks"] += event.count
            case OrderPaid():
                n["orders"] += 1
                n["lines"] += len(event.items)
                n[f"{through} gmv"] += event.amount
            case Like() | Comment() | Share() | Follow():
                n[type(event).__name__] += getattr(event, "count", 1)
    impressions = n["for_you impressions"] + n["elsewhere impressions"]
    views = n["for_you views"] + n["elsewhere views"]
    gmv = n["for_you gmv"] + n["elsewhere gmv"]
    return {
        "err": views / impressions,
        "ctr": n["clicks"] / views,
        "product_ctr": n["clicks"] / n["product impressions"],
        "ctor": n["orders"] / n["clicks"],
        "sku_ctor": n["lines"] / n["clicks"],
        "show_gpm": gmv / impressions * 1000,
        "like_rate": n["Like"] / views,
        "comment_rate": n["Comment"] / views,
        "share_rate": n["Share"] / views,
        "follow_rate": n["Follow"] / views,
        "avg_view_duration": n["watch_ms"] / n["leaves"] / 1000,
        "for_you_of_gmv": n["for_you gmv"] / gmv,
        "for_you_of_impressions": n["for_you impressions"] / impressions,
        "for_you_of_views": n["for_you views"] / views,
        "orders": n["orders"],
        "comments": n["Comment"],
        "gmv": gmv,
        "events": len(events),
    }


@pytest.fixture(scope="module", params=SEEDS)
def measured(request: pytest.FixtureRequest, live: Callable[..., list[Event]]) -> dict[str, float]:
    return metrics(live(seed=request.param))


@pytest.mark.parametrize("metric", RANGES)
def test_an_hour_is_within_what_real_sessions_show(metric: str, measured: dict[str, float]) -> None:
    low, high = RANGES[metric]
    assert low <= measured[metric] <= high


@pytest.mark.parametrize(("minutes", "rate"), [(4, 200.0), (20, 40.0), (5, 8.0), (40, 2.0), (2, 300.0)])
def test_the_mean_rate_is_the_one_asked_for(live: Callable[..., list[Event]], minutes: int, rate: float) -> None:
    events = live(seed=2, minutes=minutes, rate=rate)
    assert len(events) / (minutes * 60) == pytest.approx(rate, rel=0.04)
