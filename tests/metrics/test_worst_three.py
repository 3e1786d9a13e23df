"""Which metrics are the worst against the market."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livetui.metrics.benchmarks import Benchmarks, RegionBenchmarks
from livetui.metrics.catalogue import CATALOGUE, METRICS
from livetui.metrics.formula import CurrentViewers, Distinct, PeakViewers, Sum
from livetui.metrics.metric import Better
from livetui.metrics.standing import Standing, standings, worst_three
from livetui.session.reading import Reading
from tests.session.playing import played, reading


def _benchmarks(**means: float) -> Benchmarks:
    return Benchmarks(label="test", regions={"*": RegionBenchmarks(currency="USD", means=means)})


def _worst(seen: Reading, **means: float) -> list[str]:
    return [standing.metric.key for standing in worst_three(standings(seen, _benchmarks(**means)))]


def _deviation(seen: Reading, key: str, mean: float) -> float | None:
    return next(each.deviation for each in standings(seen, _benchmarks(**{key: mean})) if each.metric.key == key)


def _live(impressions: int = 1000, seconds: int = 600, **counts: int) -> Reading:
    kinds = {"views": "join", "leaves": "leave", "likes": "like", "shares": "share", "follows": "follow"}
    events: list[dict[str, Any]] = [
        {"type": "live.started", "at": 0, "currency": "USD"},
        {"type": "impression", "at": 0, "count": impressions},
        {"type": "heartbeat", "at": seconds - 1},
        *({"type": kinds[name], "at": 1, "count": count} for name, count in counts.items()),
    ]
    return reading(played(*events))


def test_the_three_lowest_are_worst_first() -> None:
    seen = _live(views=100, likes=10, shares=5, follows=8)
    assert _worst(seen, err=0.2, like_rate=1.0, share_rate=0.06, follow_rate=0.2) == ["like_rate", "follow_rate", "err"]


def test_fewer_than_three_below_the_market_are_fewer() -> None:
    seen = _live(views=100, likes=10)
    assert _worst(seen, err=0.2, like_rate=0.05) == ["err"]
    assert _worst(seen, err=0.05, like_rate=0.05) == []


def test_what_equals_the_market_is_not_below_it() -> None:
    assert _worst(_live(views=100), err=0.1) == []


def test_of_equals_the_first_of_the_table_is_the_worse() -> None:
    seen = _live(views=100, likes=50, shares=50, follows=50)
    assert _worst(seen, follow_rate=1.0, like_rate=1.0, share_rate=1.0, err=0.2) == ["err", "like_rate", "share_rate"]


@pytest.mark.parametrize(("impressions", "worst"), [(29, []), (30, ["err"])])
def test_a_ratio_is_judged_from_30_in_its_denominator_on(impressions: int, worst: list[str]) -> None:
    assert _worst(_live(impressions, views=1), err=0.5) == worst


@pytest.mark.parametrize(("seconds", "worst"), [(119, []), (120, ["err"])])
def test_a_live_is_judged_from_two_minutes_on(seconds: int, worst: list[str]) -> None:
    assert _worst(_live(seconds=seconds, views=1), err=0.5) == worst


def test_where_lower_is_better_the_highest_is_the_worst() -> None:
    seen = _live(views=100, leaves=90)
    assert _deviation(seen, "leave_rate", 0.5) == pytest.approx(0.8)
    assert _worst(seen, leave_rate=0.5, err=0.11) == ["leave_rate", "err"]
    assert _worst(seen, leave_rate=0.95) == []


def test_what_is_neither_good_nor_bad_is_never_among_the_worst() -> None:
    order = {"type": "order.paid", "items": [{"product": "p", "quantity": 1, "amount": 10}], "count": 1}
    seen = reading(played(*(order | {"at": at, "order": f"o{at}"} for at in range(200))))
    assert _deviation(seen, "avg_price", 1000) is None  # of no currency
    priced = reading(played(*(order | {"at": at, "order": f"o{at}", "currency": "USD"} for at in range(200))))
    assert _deviation(priced, "avg_price", 1000) == pytest.approx(-0.99)
    assert _worst(priced, avg_price=1000) == []


def test_plain_counts_are_not_judged_but_per_hour() -> None:
    seen = _live(impressions=60, seconds=600, views=1)
    assert _worst(seen, impressions=10_000, views=10_000, impressions_per_hour=400) == ["impressions_per_hour"]
    assert _deviation(seen, "impressions_per_hour", 400) == pytest.approx(360 / 400 - 1)


def test_what_is_not_available_or_has_no_benchmark_is_not_judged() -> None:
    seen = _live(views=100)
    assert _worst(seen, like_rate=0.5) == []
    assert _deviation(seen, "like_rate", 0.5) is None
    assert _worst(seen) == []


@given(st.dictionaries(st.sampled_from([metric.key for metric in CATALOGUE]), st.floats(0.001, 1000), max_size=12))
def test_the_worst_are_the_lowest_of_those_that_can_be_judged(means: dict[str, float]) -> None:
    seen = _live(views=100, likes=10, shares=5, follows=8, leaves=50)
    found = standings(seen, _benchmarks(**means))
    judged = sorted(merit for standing in found if (merit := _merit(standing, seen)) is not None and merit < 0)
    assert [standing.merit for standing in worst_three(found)] == judged[:3]


def _merit(standing: Standing, seen: Reading) -> float | None:
    """By the words of the rule."""
    metric = standing.metric
    plain = isinstance(metric.formula, Sum | Distinct | CurrentViewers | PeakViewers) or metric.key == "acu"
    if standing.deviation is None or metric.better is Better.NEUTRAL or plain:
        return None
    below = METRICS[metric.key].formula.denominator(seen)
    if below is not None and below < 30:
        return None
    return standing.deviation if metric.better is Better.HIGHER else -standing.deviation
