"""GMV as the product of its factors, and what each would be worth at its benchmark."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livetui.diagnosis.diagnosis import Diagnosis, Reference, diagnose
from livetui.diagnosis.identity import Identity, identity
from livetui.metrics import thresholds
from livetui.metrics.benchmarks import Benchmarks, RegionBenchmarks
from livetui.metrics.catalogue import METRICS
from livetui.session.reading import Reading
from tests.session.playing import played, reading

COUNTERS = ("impressions", "views", "product_clicks", "orders", "gmv")
FACTORS = ("impressions_per_hour", "err", "ctr", "ctor", "avg_price")


def live(seconds: int = 3600, **counters: int) -> Reading:
    """A LIVE whose platform reports these totals at its end."""
    events: list[dict[str, Any]] = [
        {"type": "live.started", "at": 0, "currency": "USD"},
        {"type": "snapshot", "at": seconds - 1, "counters": counters},
    ]
    return reading(played(*events))


def found(over: Reading) -> Identity:
    whole = identity(over)
    assert whole is not None
    return whole


def diagnosed(over: Reading, **means: float) -> Diagnosis:
    market = Benchmarks(label="test", regions={"*": RegionBenchmarks(currency="USD", means=means)})
    return diagnose(over, Reference(market, thresholds.shipped().chance))


COUNTS = st.fixed_dictionaries({name: st.integers(1, 10**9) for name in COUNTERS})


@settings(max_examples=100, deadline=None)
@given(COUNTS, st.sets(st.sampled_from(COUNTERS[:-1])), st.integers(120, 20_000))
def test_the_product_of_hours_and_factors_is_gmv_whatever_is_carried(
    counts: dict[str, int], missing: set[str], seconds: int
) -> None:
    whole = found(live(seconds, **{name: count for name, count in counts.items() if name not in missing}))
    product = whole.hours
    for factor in whole.factors:
        product *= factor.value
    assert product == whole.product == Fraction(counts["gmv"])


@settings(max_examples=60, deadline=None)
@given(COUNTS, st.integers(120, 20_000))
def test_the_factors_are_the_metrics_of_the_catalogue(counts: dict[str, int], seconds: int) -> None:
    over = live(seconds, **counts)
    assert [factor.metric and factor.metric.key for factor in found(over).factors] == list(FACTORS)
    for factor in found(over).factors:
        assert factor.metric is not None
        assert float(factor.value) == pytest.approx(factor.metric.formula.value(over))


@settings(max_examples=60, deadline=None)
@given(COUNTS, st.integers(120, 20_000), st.lists(st.floats(1e-6, 1e6), min_size=4, max_size=4))
def test_a_factors_worth_is_the_product_with_this_one_at_its_benchmark(
    counts: dict[str, int], seconds: int, means: list[float]
) -> None:
    hours = seconds / 3600
    values = dict(zip(FACTORS, (
        counts["impressions"] / hours, counts["views"] / counts["impressions"], counts["product_clicks"] / counts["views"],
        counts["orders"] / counts["product_clicks"], counts["gmv"] / counts["orders"],
    ), strict=True))  # fmt: skip
    market = dict(zip(FACTORS, means, strict=False))
    for each in diagnosed(live(seconds, **counts), **market).measured:
        key = each.factor.metric.key
        if key in market:
            product = hours
            for name, value in values.items():
                product *= market[key] if name == key else value
            assert each.worth == pytest.approx(product, rel=1e-9)


def test_without_what_lies_between_two_sums_their_quotient_is_the_factor() -> None:
    whole = found(live(impressions=1000, views=100, gmv=5000))
    assert [(each.metric and each.metric.key, each.value) for each in whole.factors] == [
        ("impressions_per_hour", 1000), ("err", Fraction(1, 10)), ("watch_gpm", 50),
    ]  # fmt: skip


def test_two_sums_whose_quotient_has_no_name_are_a_factor_all_the_same() -> None:
    whole = found(live(impressions=1000, views=100, orders=5, gmv=5000))
    assert [each.metric and each.metric.key for each in whole.factors] == ["impressions_per_hour", "err", None, "avg_price"]


def test_without_gmv_there_is_no_identity() -> None:
    assert identity(live(impressions=1000, views=100)) is None


def test_where_nobody_bought_nothing_tells_what_a_factor_would_be_worth() -> None:
    over = live(impressions=1000, views=100, product_clicks=50, orders=0, gmv=0)
    assert identity(over) is None
    assert [each.worth for each in diagnosed(over, err=0.2).measured if each.worth is not None] == []


def test_what_is_no_factor_of_gmv_has_no_worth() -> None:
    over = live(impressions=1000, views=100, product_clicks=50, orders=5, gmv=500)
    assert found(over).worth(METRICS["like_rate"], 0.2, 0.3) is None
    assert found(over).worth(METRICS["err"], 0.1, 0.2) == 1000
