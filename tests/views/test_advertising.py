"""The measures of advertising and the quick diagnosis."""

from math import sqrt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livetui.metrics.benchmarks import Benchmarks, RegionBenchmarks
from livetui.metrics.level import Level
from livetui.views.advertising import Advertising, advertising
from livetui.views.choices import Choices
from tests.session.playing import played, reading

MEANS = {"vtr": 0.3, "ad_ctr": 0.02, "ad_cvr": 0.02, "roas": 2.0, "ctor": 0.02}


def _view(*events: dict[str, Any], means: dict[str, float] = MEANS) -> Advertising:
    seen = reading(played({"type": "live.started", "at": 0, "currency": "USD"}, *events))
    return advertising(seen, Choices(benchmarks=Benchmarks(label="m", regions={"*": RegionBenchmarks(means=means)})))


def _ad(**figures: int) -> dict[str, Any]:
    return {"type": "ad.spent", "at": 1, "spend": 1000, **figures}


def _engaged(likes: int, impressions: int = 1000) -> list[dict[str, Any]]:
    return [{"type": "impression", "at": 1, "count": impressions}, {"type": "like", "at": 1, "count": likes},
            {"type": "comment", "at": 1, "text": "x"}, {"type": "share", "at": 1}]  # fmt: skip


def _levels(view: Advertising) -> dict[str, Level | None]:
    return {each.metric.key: each.level for each in view.measures}


def _kinds(view: Advertising) -> list[str]:
    return [found.kind.value for found in view.findings]


@pytest.mark.parametrize(
    ("likes", "level"),
    [(47, Level.LOW), (48, Level.USUAL), (97, Level.USUAL), (98, Level.HIGH), (400, Level.HIGH)],
)
def test_engagement_is_typical_from_five_and_high_from_ten_percent_on(likes: int, level: Level) -> None:
    view = _view(*_engaged(likes))
    assert _levels(view)["engagement_rate"] is level
    assert (view.measures[0].low, view.measures[0].high) == (0.05, 0.1)
    assert "guide to TikTok metrics" in (view.measures[0].source or "")


def test_low_engagement_is_the_creative_or_whom_it_reaches() -> None:
    view = _view(*_engaged(20))
    assert _kinds(view) == ["low_engagement"]
    assert "right people" in view.findings[0].words


def test_a_low_ctr_is_the_hook() -> None:
    view = _view(_ad(impressions=10_000, clicks=100))
    assert (_levels(view)["ad_ctr"], _kinds(view)) == (Level.LOW, ["low_ctr"])
    assert "hook" in view.findings[0].words
    assert view.findings[0].measures[0].value == 0.01


def test_a_low_vtr_is_the_pace() -> None:
    view = _view({"type": "video.viewed", "at": 1, "video": "v", "impressions": 1000, "views_6s": 200})
    assert _kinds(view) == ["low_vtr"]
    assert "pace" in view.findings[0].words


def test_a_low_cvr_is_the_offer() -> None:
    assert _kinds(_view(_ad(clicks=1000, conversions=5))) == ["low_cvr"]


@pytest.mark.parametrize(
    ("revenue", "bought", "level"),
    [
        (500, 40, Level.LOW), (500, 4, None), (1900, 40, Level.USUAL), (4000, 40, Level.HIGH), (1500, 5, Level.USUAL),
        (500, None, Level.LOW),
    ],
)  # fmt: skip
def test_money_earned_for_money_spent_is_judged_by_how_many_bought(
    revenue: int, bought: int | None, level: Level | None
) -> None:
    told = _ad(revenue=revenue) | ({} if bought is None else {"conversions": bought})
    view = _view(told)
    assert _levels(view)["roas"] is level
    assert ("low_roas" in _kinds(view)) is (level is Level.LOW)


def test_much_engagement_without_sales_calls_for_a_spark_ad() -> None:
    clicks = {"type": "product.click", "at": 1, "product": "p", "count": 1000}
    sold = {"type": "snapshot", "at": 1, "counters": {"orders": 0}}
    view = _view(*_engaged(200), clicks, sold, {**sold, "at": 2, "counters": {"orders": 2}})
    assert _kinds(view) == ["engagement_without_sales"]
    assert [each.metric.key for each in view.findings[0].measures] == ["engagement_rate", "ctor"]
    assert _kinds(_view(*_engaged(70), clicks, sold, {**sold, "at": 2, "counters": {"orders": 2}})) == []


def test_outside_its_band_by_no_more_than_chance_it_is_unsure() -> None:
    earned = {revenue: _view(_ad(revenue=revenue, conversions=10)).measures[-1] for revenue in (1500, 2000, 2400, 500)}
    assert [each.unsure for each in earned.values()] == [True, False, True, False]
    assert [each.level for each in earned.values()] == [Level.USUAL, Level.USUAL, Level.USUAL, Level.LOW]


def test_a_band_is_told_with_its_figures() -> None:
    engagement, vtr, *_ = _view(*_engaged(47)).measures
    assert (engagement.typical, engagement.high_from) == ("5–9 %", "10 %")
    assert (engagement.band, vtr.band) == ("5–9 % typical, 10 % and more high", "27.0–33.0 % typical, more is high")


def test_a_verdict_that_chance_may_have_made_has_a_question_mark() -> None:
    told = [_view(_ad(revenue=revenue, conversions=10)).measures[-1].verdict for revenue in (1500, 2000, 2400, 500)]
    assert told == ["◆ low?", "● typical", "◆ high?", "▼ low"]


def test_all_that_is_low_is_found() -> None:
    view = _view(_ad(impressions=10_000, clicks=100, conversions=0, revenue=0), *_engaged(500), means=MEANS | {"ad_cvr": 0.2})
    assert _kinds(view) == ["low_ctr", "low_cvr", "engagement_without_sales"]


def test_small_numbers_say_nothing() -> None:
    view = _view(_ad(impressions=100, clicks=0, conversions=0), *_engaged(0, 29))
    assert set(_levels(view).values()) == {None}
    assert view.findings == ()


def test_without_a_benchmark_only_what_is_published_is_judged() -> None:
    view = _view(_ad(impressions=10_000, clicks=100, revenue=1), *_engaged(98), means={})
    assert _levels(view) == {"engagement_rate": Level.HIGH, "vtr": None, "ad_ctr": None, "ad_cvr": None, "roas": None}
    assert [each.value for each in view.measures] == [0.1, None, 0.01, None, 0.001]
    assert view.available


def test_a_feed_without_any_of_it_has_no_figure() -> None:
    view = _view({"type": "join", "at": 1})
    assert not view.available
    assert {each.value for each in view.measures} == {None}


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 5000), st.integers(0, 500), st.integers(0, 60), st.floats(0.001, 0.5), st.floats(0.001, 0.5))
def test_bands_and_diagnosis_are_what_a_naive_computation_finds(
    shown: int, clicked: int, bought: int, ctr: float, cvr: float
) -> None:
    view = _view(_ad(impressions=shown, clicks=clicked, conversions=bought), means={"ad_ctr": ctr, "ad_cvr": cvr})

    def by_hand(count: int, of: int, mean: float) -> Level | None:
        expected = of * mean
        if of < 30 or expected < 5:
            return None
        z = (count - expected) / sqrt(expected)
        if count / of >= 1.1 * mean and z >= 1.645:
            return Level.HIGH
        return Level.LOW if count / of <= 0.9 * mean and z <= -1.645 else Level.USUAL

    wanted = {"ad_ctr": by_hand(clicked, shown, ctr), "ad_cvr": by_hand(bought, clicked, cvr)}
    levels = _levels(view)
    assert {key: levels[key] for key in wanted} == wanted
    assert _kinds(view) == [kind for kind, key in (("low_ctr", "ad_ctr"), ("low_cvr", "ad_cvr")) if wanted[key] is Level.LOW]
