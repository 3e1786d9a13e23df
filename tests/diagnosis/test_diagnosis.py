"""Which factors are to be improved, in which order."""

from typing import Any

import pytest

from livetui.diagnosis.diagnosis import Against, Diagnosis, Reference, Verdict, diagnose
from livetui.diagnosis.key_factors import KEY_FACTORS, Stage
from livetui.metrics import thresholds
from livetui.metrics.benchmarks import Benchmarks, CategoryBenchmarks, RegionBenchmarks
from livetui.metrics.metric import Better
from livetui.metrics.standing import WORST
from livetui.session.reading import Reading
from tests.session.playing import played, reading

WHOLE = {"impressions": 100_000, "views": 10_000, "product_clicks": 2000, "orders": 50, "gmv": 100_000, "likes": 5000}
AT_MARKET = {"err": 0.1, "ctr": 0.2, "ctor": 0.025, "like_rate": 0.5}


def live(seconds: int = 3600, *more: dict[str, Any], **counters: int) -> Reading:
    """A LIVE whose platform reports these totals at its end."""
    events: list[dict[str, Any]] = [
        {"type": "live.started", "at": 0, "currency": "USD", "region": "US"}, *more,
        {"type": "snapshot", "at": seconds - 1, "counters": WHOLE | counters},
    ]  # fmt: skip
    return reading(played(*events))


def diagnosed(over: Reading, means: dict[str, float], category: str | None = None) -> Diagnosis:
    special = {"Beauty": CategoryBenchmarks(means={"err": 0.4})}
    market = Benchmarks(label="test", regions={"US": RegionBenchmarks(currency="USD", means=means, categories=special)})
    return diagnose(over, Reference(market, thresholds.shipped().chance, category=category))


def keys(found: Diagnosis, stage: Stage | None = None) -> list[str]:
    return [each.factor.metric.key for each in (found.of(stage) if stage else found.findings)]


def against(found: Diagnosis, key: str) -> Against:
    return next(each.against for each in found.measured if each.factor.metric.key == key)


def test_at_the_market_there_is_nothing_to_improve() -> None:
    found = diagnosed(live(), AT_MARKET)
    assert (found.verdict, keys(found)) == (Verdict.NOTHING_LOWER, [])


def test_what_is_worth_the_most_comes_first() -> None:
    found = diagnosed(live(), AT_MARKET | {"err": 0.2, "ctor": 0.1, "ctr": 0.3})
    assert keys(found) == ["ctor", "err", "ctr"]
    assert [each.gain for each in found.findings] == pytest.approx([300_000, 100_000, 50_000])


def test_what_is_no_factor_of_gmv_comes_last_the_lowest_first() -> None:
    found = diagnosed(live(comments=100), AT_MARKET | {"err": 0.11, "like_rate": 1, "comment_rate": 0.1})
    assert keys(found) == ["err", "comment_rate", "like_rate"]
    assert [each.gain is None for each in found.findings] == [False, True, True]


def test_each_stage_has_its_own_in_the_same_order() -> None:
    found = diagnosed(live(), AT_MARKET | {"err": 0.2, "ctor": 0.1, "ctr": 0.3, "impressions_per_hour": 150_000})
    assert keys(found, Stage.ENTRY) == ["err", "impressions_per_hour"]
    assert keys(found, Stage.CONVERSION) == ["ctor", "ctr"]


def test_what_chance_explains_is_close_and_no_finding() -> None:
    found = diagnosed(live(), {"ctor": 0.026})
    assert (against(found, "ctor"), keys(found)) == (Against.UNSURE, [])


def test_of_too_few_nothing_is_said() -> None:
    found = diagnosed(live(product_clicks=29, orders=0), {"ctor": 0.5})
    assert (against(found, "ctor"), found.verdict) == (Against.TOO_LITTLE, Verdict.TOO_EARLY)


def test_what_is_not_reported_or_has_no_benchmark_is_not_compared() -> None:
    found = diagnosed(live(), {"comment_rate": 0.1})
    assert (against(found, "comment_rate"), against(found, "err")) == (Against.NOTHING, Against.NOTHING)


@pytest.mark.parametrize(("seconds", "verdict"), [(119, Verdict.TOO_EARLY), (120, Verdict.FINDINGS)])
def test_in_the_first_two_minutes_it_is_too_early(seconds: int, verdict: Verdict) -> None:
    assert diagnosed(live(seconds), {"err": 0.5}).verdict is verdict


def test_without_a_benchmark_that_is_what_is_said() -> None:
    assert diagnosed(live(), {}).verdict is Verdict.NO_BENCHMARK


def test_where_lower_is_better_higher_is_worse() -> None:
    found = diagnosed(live(leaves=9000), {"leave_rate": 0.5})
    assert keys(found) == ["leave_rate"]
    assert found.findings[0].deviation == pytest.approx(0.8)


def test_a_benchmark_of_the_category_goes_before_that_of_the_region() -> None:
    found = diagnosed(live(), AT_MARKET, "Beauty")
    assert [(each.factor.metric.key, each.benchmark.mean) for each in found.findings] == [("err", 0.4)]


def test_a_category_without_one_falls_back_to_the_region() -> None:
    found = diagnosed(live(), AT_MARKET | {"err": 0.2}, "Toys")
    assert [(each.factor.metric.key, each.benchmark.source) for each in found.findings] == [("err", "test, US")]


def test_the_pace_is_compared_too() -> None:
    found = diagnosed(live(), {"impressions_per_hour": 200_000, "gmv_per_hour": 50_000})
    assert [each.metric.key for each in found.summary] == ["impressions_per_hour", "gmv_per_hour"]
    assert [each.deviation for each in found.summary] == pytest.approx([-0.5, 1])


def test_every_factor_says_what_to_do_and_can_be_better_one_way() -> None:
    assert len({factor.metric.key for factor in KEY_FACTORS}) == len(KEY_FACTORS) > WORST
    assert all(factor.advice.endswith(".") and factor.metric.better is not Better.NEUTRAL for factor in KEY_FACTORS)


def test_panels_that_ask_for_the_same_get_the_same() -> None:
    over, market = live(), Benchmarks(label="test", regions={"US": RegionBenchmarks(means=AT_MARKET)})
    first, second, other = (
        diagnose(over, Reference(market, thresholds.shipped().chance, category=category)) for category in ("a", "a", "b")
    )
    assert first is second
    assert other is not first


def test_other_benchmarks_make_another_diagnosis() -> None:
    over = live()
    assert keys(diagnosed(over, {"err": 0.2})) == ["err"]
    assert keys(diagnosed(over, {"err": 0.01})) == []
