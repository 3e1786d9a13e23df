"""The funnel and its bottleneck."""

from itertools import pairwise
from math import sqrt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livetui.metrics.benchmarks import Benchmarks, RegionBenchmarks
from livetui.views.choices import Choices
from livetui.views.funnel import Bottleneck, Funnel, funnel, step_rate
from tests.session.playing import played, reading

KINDS = {
    "impressions": "impression", "views": "join", "product_impressions": "product.impression",
    "product_clicks": "product.click", "carts": "cart.added", "checkouts": "checkout.started",
}  # fmt: skip


def _came(at: float, **counts: int) -> list[dict[str, Any]]:
    orders = counts.pop("orders", None)
    events = [{"type": KINDS[name], "at": at, "product": "p", "count": count} for name, count in counts.items()]
    line = {"product": "p", "quantity": 1, "amount": 1}
    return [
        *events,
        *({"type": "order.paid", "at": at, "order": f"{at}-{i}", "items": [line]} for i in range(orders or 0)),
        *([{"type": "snapshot", "at": at, "counters": {"orders": 0}}] if orders == 0 else []),
    ]


def _funnel(*events: Any, market: dict[str, float] | None = None, start: int = 0, length: int = 3600) -> Funnel:
    live = ({"type": "live.started", "at": 0}, {"type": "heartbeat", "at": length - 1})
    seen = reading(played(*live, *(event for some in events for event in some)), length, start)
    return funnel(seen, Choices(benchmarks=Benchmarks(label="m", regions={"*": RegionBenchmarks(means=market or {})})))


def _steps(found: Bottleneck | None) -> tuple[str, str] | None:
    return None if found is None else (found.above.value, found.stage.value)


WHOLE = {"impressions": 10_000, "views": 1000, "product_impressions": 4000, "product_clicks": 400, "carts": 80, "orders": 20}
MARKET = {"err": 0.1, "product_ctr": 0.1, "add_to_cart_rate": 0.2, "ctor": 0.05}


def test_the_rate_of_a_stage_is_the_bottlenecks_only_where_it_is_of_the_same_step() -> None:
    for metric, named in (("err", True), ("ctor", False)):
        view = _funnel(_came(1, **WHOLE), market=MARKET | {metric: MARKET[metric] * 2})
        (narrowest,) = (stage for stage in view.stages if view.narrowest(stage))
        assert view.named(narrowest) is named


def test_a_bottleneck_is_told_as_every_deviation_from_the_market() -> None:
    found = _funnel(_came(1, **WHOLE), market=MARKET | {"ctor": 0.1}).bottleneck
    assert found
    assert (found.step, found.held) == ("Product clicks → Orders", "5.0 %, market 10.0 %, −50 % (m, any region)")


def test_more_than_one_for_one_above_is_told_as_a_multiple() -> None:
    assert (step_rate(4.961), step_rate(1), step_rate(0.0866), step_rate(None)) == ("5.0 ×", "100 %", "8.7 %", "–")


def test_where_nothing_is_below_the_market_there_is_no_bottleneck() -> None:
    assert _funnel(_came(1, **WHOLE), market=MARKET).bottleneck is None


@pytest.mark.parametrize(
    ("metric", "step"),
    [
        ("err", ("impressions", "views")), ("product_ctr", ("product_impressions", "product_clicks")),
        ("add_to_cart_rate", ("product_clicks", "carts")), ("ctor", ("product_clicks", "orders")),
    ],
)  # fmt: skip
def test_the_step_below_its_benchmark_is_the_bottleneck(metric: str, step: tuple[str, str]) -> None:
    found = _funnel(_came(1, **WHOLE), market=MARKET | {metric: MARKET[metric] * 2}).bottleneck
    assert found
    assert _steps(found) == step
    assert found.metric
    assert (found.metric.key, found.reference, found.source) == (metric, MARKET[metric] * 2, "m, any region")
    assert found.deviation == pytest.approx(-0.5)


def test_of_several_the_one_furthest_below_is() -> None:
    assert _steps(_funnel(_came(1, **WHOLE), market=MARKET | {"err": 0.15, "ctor": 0.2}).bottleneck) == (
        "product_clicks",
        "orders",
    )


def test_without_product_impressions_clicks_are_held_against_views() -> None:
    whole = {name: count for name, count in WHOLE.items() if name != "product_impressions"}
    assert _steps(_funnel(_came(1, **whole), market=MARKET | {"ctr": 0.9}).bottleneck) == ("views", "product_clicks")


def test_without_carts_the_funnel_goes_from_clicks_to_orders() -> None:
    whole = {name: count for name, count in WHOLE.items() if name != "carts"}
    view = _funnel(_came(1, **whole), market={"ctor": 0.2})
    assert [stage.counter.value for stage in view.stages] == [*whole]
    assert _steps(view.bottleneck) == ("product_clicks", "orders")


def test_what_chance_explains_is_no_bottleneck() -> None:
    assert _funnel(_came(1, impressions=100, views=9), market={"err": 0.1}).bottleneck is None
    assert _funnel(_came(1, impressions=29, views=0), market={"err": 0.9}).bottleneck is None
    assert _steps(_funnel(_came(1, impressions=100, views=3), market={"err": 0.1}).bottleneck) == ("impressions", "views")


def test_without_a_benchmark_it_is_the_step_that_fell_the_most_in_the_last_minutes() -> None:
    before = _came(100, impressions=1000, views=500, product_clicks=250, orders=100)
    after = _came(3500, impressions=1000, views=400, product_clicks=100, orders=50)
    found = _funnel(before, after).bottleneck
    assert found
    assert _steps(found) == ("views", "product_clicks")
    assert (found.rate, found.reference, found.source, found.metric) == (0.25, 0.5, "this LIVE so far", None)


def test_a_span_is_held_against_the_live_before_it() -> None:
    before, after = _came(100, impressions=1000, views=500), _came(2000, impressions=1000, views=100)
    found = _funnel(before, after, start=1800).bottleneck
    assert found
    assert (found.rate, found.reference) == (0.1, 0.5)
    assert _funnel(before, after).bottleneck is None  # nothing in the last five minutes
    assert _funnel(before, after, start=50).bottleneck is None  # nothing before it


def test_a_step_below_its_benchmark_goes_before_one_that_fell() -> None:
    before = _came(100, impressions=1000, views=500, product_clicks=250)
    after = _came(3500, impressions=1000, views=500, product_clicks=25)
    assert _steps(_funnel(before, after, market={"err": 0.6}).bottleneck) == ("impressions", "views")
    assert _steps(_funnel(before, after, market={"err": 0.5}).bottleneck) == ("views", "product_clicks")


def test_a_step_says_what_the_market_makes_of_it() -> None:
    view = _funnel(_came(1, **WHOLE), market={"err": 0.1, "ctor": 0.05})
    assert [stage.market for stage in view.stages] == [None, 0.1, None, None, None, None]


def test_of_too_little_nothing_is_judged() -> None:
    assert not _funnel(_came(1, impressions=29, views=0), market={"err": 0.9}).judged
    assert not _funnel(_came(1, impressions=1000, views=0)).judged
    assert _funnel(_came(1, impressions=100, views=9), market={"err": 0.1}).judged


def test_a_funnel_of_nothing_has_no_stages_and_no_bottleneck() -> None:
    assert _funnel() == Funnel((), None)


NAMES = ("impressions", "views", "product_impressions", "product_clicks", "carts", "checkouts", "orders")
STEPS = {("impressions", "views"): "err", ("views", "product_clicks"): "ctr",
         ("product_impressions", "product_clicks"): "product_ctr", ("product_clicks", "carts"): "add_to_cart_rate",
         ("product_clicks", "orders"): "ctor"}  # fmt: skip
COUNTS = st.dictionaries(st.sampled_from(NAMES), st.tuples(st.integers(1, 400), st.integers(0, 400)), max_size=7)
MEANS = st.dictionaries(st.sampled_from(sorted(STEPS.values())), st.floats(0.01, 2), max_size=4)


def _by_hand(counts: dict[str, tuple[int, int]], means: dict[str, float]) -> tuple[tuple[str, str] | None, bool]:
    """The bottleneck of counts long ago and in the last minutes, and whether anything could be judged."""
    present = [name for name in NAMES if name in counts]
    steps = list(pairwise(present))
    if {"product_clicks", "orders"} <= set(present) and ("product_clicks", "orders") not in steps:
        steps.append(("product_clicks", "orders"))
    market: list[tuple[float, float, tuple[str, str]]] = []
    before: list[tuple[float, float, tuple[str, str]]] = []
    for above, stage in steps:
        (earlier_base, base), (earlier, count) = counts[above], counts[stage]
        mean = means.get(STEPS.get((above, stage), ""))
        if mean is not None:
            expected = mean * (earlier_base + base)
            if earlier_base + base >= 30 and expected >= 5:
                rate = (earlier + count) / (earlier_base + base)
                market.append(((earlier + count - expected) / sqrt(expected), rate / mean - 1, (above, stage)))
        elif earlier_base >= 30 and base >= 30 and earlier:
            together = (earlier + count) / (earlier_base + base)
            if together * min(earlier_base, base) >= 5:
                usual, rate = earlier / earlier_base, count / base
                z = (rate - usual) / sqrt(together / base + together / earlier_base)
                before.append((z, rate / usual - 1, (above, stage)))
    for found in (market, before):
        low = [(off, step) for z, off, step in found if z <= -1.645]
        if low:
            return min(low, key=lambda each: each[0])[1], True
    return None, bool(market or before)


@settings(max_examples=120, deadline=None)
@given(COUNTS, MEANS)
def test_the_bottleneck_of_any_feed_is_what_a_naive_computation_finds(
    counts: dict[str, tuple[int, int]], means: dict[str, float]
) -> None:
    long_ago = _came(100, **{name: counts[name][0] for name in NAMES if name in counts})
    lately = _came(3500, **{name: counts[name][1] for name in NAMES if name in counts and counts[name][1]})
    view = _funnel(long_ago, lately, market=means)
    assert [stage.count for stage in view.stages] == [sum(counts[name]) for name in NAMES if name in counts]
    assert (_steps(view.bottleneck), view.judged) == _by_hand(counts, means)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.integers(0, 3000), min_size=4, max_size=4), st.lists(st.floats(0.01, 0.9), min_size=3, max_size=3))
def test_the_bottleneck_is_the_lowest_of_those_below_their_benchmark(counts: list[int], means: list[float]) -> None:
    names = ("impressions", "views", "product_clicks", "carts")
    found = _funnel(_came(1, **dict(zip(names, counts, strict=True))),
                    market=dict(zip(("err", "ctr", "add_to_cart_rate"), means, strict=True))).bottleneck  # fmt: skip
    wanted: list[tuple[float, str]] = []
    for at, mean in enumerate(means):
        base, count = counts[at], counts[at + 1]
        if base >= 30 and base * mean >= 5 and (count - base * mean) / sqrt(base * mean) <= -1.645:
            wanted.append(((count / base - mean) / mean, names[at + 1]))
    lowest = min(wanted, key=lambda each: each[0])[1] if wanted else None  # of equals the first step
    assert (None if found is None else found.stage.value) == lowest
