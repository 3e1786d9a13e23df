"""Products: what to do about each, what is left, one closely."""

from itertools import pairwise
from math import sqrt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import convert, to_builtins
from msgspec.structs import replace

from livetui.metrics.advice import Advice, Case, advice
from livetui.metrics.benchmarks import Benchmarks, RegionBenchmarks
from livetui.metrics.level import Level
from livetui.metrics.thresholds import Thresholds, shipped
from livetui.session.session import Session
from livetui.views.choices import Choices
from livetui.views.product_advice import SHORT, WORDS
from livetui.views.product_detail import METRIC_KEYS, ProductDetail, product_detail
from livetui.views.products import COLUMNS, products
from livetui.views.sorting import Sort
from tests.session.playing import played, reading

MARKET = Benchmarks(label="m", regions={"*": RegionBenchmarks(means={"product_ctr": 0.1, "ctor": 0.1})})
NO_MARKET = Benchmarks(label="none", regions={})
CHOICES = Choices(benchmarks=MARKET)


def _sales(product: str, impressions: int, clicks: int, orders: int, at: float = 1, price: int = 100) -> list[dict[str, Any]]:
    return [
        {"type": "product.impression", "at": at, "product": product, "count": impressions},
        {"type": "product.click", "at": at, "product": product, "count": clicks},
        *(
            {
                "type": "order.paid",
                "at": at,
                "order": f"{product}-{at}-{i}",
                "items": [{"product": product, "quantity": 1, "amount": price}],
            }
            for i in range(orders)
        ),
    ]


def _session(*events: Any, length: int = 3600) -> Session:
    live = ({"type": "live.started", "at": 0}, {"type": "heartbeat", "at": length - 1})
    return played(*live, *(event for some in events for event in some))


def _advice(*events: Any, length: int = 3600, choices: Choices = CHOICES) -> dict[str, Advice | None]:
    return {row.key: row.advice for row in products(reading(_session(*events, length=length)), choices).rows}


def test_many_clicks_and_few_orders_call_for_urgency() -> None:
    assert _advice(_sales("a", 1000, 200, 5)) == {"a": Advice.CREATE_URGENCY}


def test_few_clicks_and_few_orders_call_for_another_pin() -> None:
    assert _advice(_sales("a", 2000, 100, 2)) == {"a": Advice.PIN_ANOTHER}


@pytest.mark.parametrize(("length", "wanted"), [(1799, Advice.SHOW_EARLY), (1800, None)])
def test_best_sellers_are_shown_early(length: int, wanted: Advice | None) -> None:
    assert _advice(_sales("a", 1000, 100, 10), length=length) == {"a": wanted}


def test_only_the_three_that_sell_best_are_and_only_with_some_orders() -> None:
    told = _advice(*(_sales(name, 1000, 100, 10, price=price) for name, price in zip("abcd", (40, 30, 20, 10), strict=True)),
                   _sales("e", 0, 0, 4, price=999), length=600)  # fmt: skip
    assert told == {"a": Advice.SHOW_EARLY, "b": Advice.SHOW_EARLY, "c": Advice.SHOW_EARLY, "d": None, "e": None}


@pytest.mark.parametrize(("length", "wanted"), [(1799, None), (1800, Advice.SHOW_LATE)])
def test_what_many_click_is_shown_late(length: int, wanted: Advice | None) -> None:
    told = _advice(_sales("a", 1000, 200, 0), _sales("b", 1000, 60, 0), length=length, choices=Choices(benchmarks=NO_MARKET))
    assert told == {"a": wanted, "b": None}


def test_small_numbers_give_no_advice() -> None:
    assert _advice(_sales("a", 29, 29, 0), _sales("b", 40, 1, 0), _sales("c", 1000, 200, 14)) == {
        "a": None, "b": None, "c": Advice.SHOW_LATE,
    }  # fmt: skip


def test_without_a_market_average_products_are_held_against_all_of_them_together() -> None:
    events = (_sales("a", 1000, 200, 2), _sales("b", 1000, 100, 20), _sales("c", 4000, 100, 0))
    assert _advice(*events, choices=Choices(benchmarks=NO_MARKET)) == {
        "a": Advice.CREATE_URGENCY, "b": Advice.SHOW_LATE, "c": Advice.PIN_ANOTHER,
    }  # fmt: skip


def test_what_is_pinned_need_not_be_shown_and_what_is_sold_out_cannot_be() -> None:
    pin: list[dict[str, Any]] = [{"type": "product.pinned", "at": 2, "product": "a"}]
    gone: list[dict[str, Any]] = [{"type": "product.listed", "at": 9, "product": "b", "stock": 0}]
    assert _advice(_sales("a", 1000, 200, 20), _sales("b", 1000, 200, 20), pin, gone) == {"a": None, "b": None}


def test_thresholds_of_ones_own_change_the_advice() -> None:
    told = to_builtins(shipped())
    told["rates"]["high"]["value"] = 2.5
    own = convert(told, Thresholds)
    assert _advice(_sales("a", 1000, 200, 5), choices=Choices(benchmarks=MARKET, thresholds=own)) == {"a": None}


LEVELS = st.sampled_from([*Level, None])


@given(LEVELS, LEVELS, st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_the_first_rule_that_holds_is_given(
    ctr: Level | None, ctor: Level | None, early: bool, best: bool, shown: bool, sold_out: bool
) -> None:
    wanted = None
    if (ctr, ctor) == (Level.LOW, Level.LOW):
        wanted = Advice.PIN_ANOTHER
    elif sold_out:
        wanted = None
    elif (ctr, ctor) == (Level.HIGH, Level.LOW):
        wanted = Advice.CREATE_URGENCY
    elif not shown and early and best:
        wanted = Advice.SHOW_EARLY
    elif not shown and not early and ctr is Level.HIGH:
        wanted = Advice.SHOW_LATE
    assert advice(Case(ctr, ctor, early, best, shown, sold_out)) is wanted


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 300), st.integers(0, 12)), min_size=1, max_size=4))
def test_advice_late_in_a_live_is_what_the_rules_say_of_the_counts(counts: list[tuple[int, int, int]]) -> None:
    told = _advice(*(_sales(f"p{at}", *each) for at, each in enumerate(counts)))

    def judged(above: int, below: int) -> str:
        expected = below * 0.1
        if below < 30 or expected < 5:
            return "none"
        z, times = (above - expected) / sqrt(expected), above / expected
        return "high" if times >= 1.1 and z >= 1.645 else "low" if times <= 0.9 and z <= -1.645 else "usual"

    for at, (impressions, clicks, orders) in enumerate(counts):
        ctr, ctor = judged(clicks, impressions), judged(orders, clicks) if any(sold for *_, sold in counts) else "none"
        wanted = {("low", "low"): Advice.PIN_ANOTHER, ("high", "low"): Advice.CREATE_URGENCY}.get((ctr, ctor))
        assert told[f"p{at}"] == (wanted or (Advice.SHOW_LATE if ctr == "high" else None))


def test_every_advice_has_its_words() -> None:
    assert set(WORDS) == set(SHORT) == set(Advice)


@pytest.mark.parametrize("column", [column.key for column in COLUMNS])
@pytest.mark.parametrize("descending", [True, False])
def test_products_can_be_sorted_by_every_column(column: str, descending: bool) -> None:
    listed: list[dict[str, Any]] = [{"type": "product.listed", "at": 0, "product": "a", "name": "Z", "stock": 9, "price": 5}]
    session = _session(listed, _sales("a", 90, 9, 4, at=3500), _sales("b", 50, 9, 2), _sales("c", 0, 0, 0))
    rows = products(reading(session), Choices(sorts={"products": Sort(column, descending)})).rows
    (of,) = (each.of for each in COLUMNS if each.key == column)
    told: list[Any] = [of(row) for row in rows]
    known = [value.casefold() if isinstance(value, str) else value for value in told if value is not None]
    assert all((a >= b) if descending else (a <= b) for a, b in pairwise(known))
    assert told[len(known) :] == [None] * (len(told) - len(known))


def test_a_search_leaves_out_the_others_and_counts_them() -> None:
    names = {"p1": "Crème de Nuit", "p2": "Night cream", "SER-30": "Serum"}
    session = _session([{"type": "product.listed", "at": 0, "product": key, "name": name} for key, name in names.items()])
    for query, keys in (("creme", ["p1"]), ("ser-30", ["SER-30"]), ("", ["p1", "p2", "SER-30"]), ("cream nuit", [])):
        view = products(reading(session), Choices(searches={"products": query}))
        assert (sorted(row.key for row in view.rows), view.hidden) == (sorted(keys), 3 - len(keys))


def test_a_product_is_found_by_its_sku() -> None:
    listed = {"type": "product.listed", "at": 0, "product": "p1", "name": "Serum", "sku": "GLW-30-ÉÉ"}
    session = _session([listed, {"type": "product.listed", "at": 9, "product": "p1", "sku": "GLW-31"}])
    for query, moment, keys in (("glw-30-ee", 9, ["p1"]), ("glw-30-ee", 10, []), ("serum 31", 10, ["p1"])):
        assert [row.key for row in products(reading(session, moment), Choices(searches={"products": query})).rows] == keys


def test_the_parts_of_gmv_add_up_to_the_whole_whatever_is_searched() -> None:
    session = _session(*(_sales(name, 1, 1, 1, price=price) for name, price in zip("abc", (1, 1, 1), strict=True)))
    assert [row.gmv_part for row in products(reading(session), CHOICES).rows] == [334, 333, 333]
    assert [row.gmv_part for row in products(reading(session), Choices(searches={"products": "b"})).rows] == [333]


def _low(stock: int | None, *sold_at: int, thresholds: Thresholds | None = None) -> bool:
    told: list[dict[str, Any]] = [{"type": "product.listed", "at": 3590, "product": "a", "stock": stock}]
    choices = replace(CHOICES, thresholds=thresholds or shipped())
    return products(reading(_session(told, *(_sales("a", 0, 0, 1, at=at) for at in sold_at))), choices).rows[0].stock_low


def test_few_pieces_or_few_minutes_are_a_low_stock() -> None:
    assert [_low(None), _low(6), _low(5), _low(0)] == [False, False, True, True]
    assert [_low(11, *range(3000, 3580, 60)), _low(10, *range(3000, 3580, 60))] == [False, True]


def test_thresholds_of_ones_own_say_what_a_low_stock_is() -> None:
    told = to_builtins(shipped())
    told["stock"]["few"]["value"] = 20
    assert _low(20, thresholds=convert(told, Thresholds))


def _stock(*sold_at: int, stock: int = 30, moment: int = 3600) -> float | None:
    told: list[dict[str, Any]] = [{"type": "product.listed", "at": 0, "product": "a", "stock": stock}]
    events = [_sales("a", 0, 0, 1, at=at) for at in sold_at]
    return products(reading(_session(told, *events), moment), CHOICES).rows[0].sold_out_in_min


def test_it_is_sold_out_when_the_pace_of_the_last_ten_minutes_says() -> None:
    assert _stock(*range(3000, 3600, 60)) == 20 / (10 / 10)
    assert _stock(*range(0, 3600, 240)) is None  # two in the last ten minutes
    assert _stock(100, 3100, 3200, 3300) == pytest.approx(26 / (3 / 10))


def test_early_in_a_live_the_pace_is_that_of_all_of_it() -> None:
    assert _stock(10, 20, 30, moment=60) == pytest.approx(27 / (3 / 1))


def test_what_is_sold_out_already_is_so_in_no_minutes_and_without_a_stock_nothing_is_known() -> None:
    assert _stock(*range(3000, 3600, 60), stock=10) == 0
    assert _stock(stock=0) == 0
    assert products(reading(_session(_sales("a", 9, 9, 9, at=3500))), CHOICES).rows[0].sold_out_in_min is None


PINNED = _session(
    [{"type": "product.pinned", "at": 1000, "product": "a"}],
    _sales("a", 100, 10, 1, at=900), _sales("a", 300, 60, 6, at=1100), _sales("a", 999, 99, 9, at=400), _sales("b", 5, 5, 30),
)  # fmt: skip


def _closely(session: Session, moment: int | None = None, **chosen: Any) -> ProductDetail:
    view = product_detail(reading(session) if moment is None else reading(session, moment), replace(CHOICES, **chosen))
    assert view
    return view


def test_a_pin_is_compared_with_the_same_time_before_it() -> None:
    view = _closely(PINNED, 1500)
    (pin,) = view.during
    during, before = pin.compared.during, pin.compared.before
    assert before
    assert (view.row.key, view.pinned_for_s, pin.at_s, pin.over) == ("a", 500, 1000, False)
    assert (during.length_s, during.impressions, during.clicks, during.orders, during.gmv) == (500, 300, 60, 6, 600)
    assert (before.length_s, before.impressions, before.clicks, before.orders, before.gmv) == (500, 100, 10, 1, 100)
    assert (during.ctr, before.ctr, during.ctor, before.ctor) == (0.2, 0.1, 0.1, 0.1)
    assert during.per_minute(during.clicks) == pytest.approx(60 / 500 * 60)


def test_a_long_pin_is_compared_with_what_there_was_before_it() -> None:
    (pin,) = _closely(PINNED, 3600).during
    assert pin.compared.before
    assert (pin.compared.during.length_s, pin.compared.before.length_s) == (2600, 1000)


def test_a_pin_at_the_very_start_has_nothing_before_it() -> None:
    session = _session([{"type": "product.pinned", "at": 0.5, "product": "a"}], _sales("a", 9, 9, 0))
    (pin,) = _closely(session, 60).during
    assert pin.compared.before is None


def test_of_a_product_that_is_no_longer_pinned_its_latest_pin_is_shown() -> None:
    pins = [(100, "a"), (200, "b"), (400, "a"), (410, "a"), (700, "b")]
    session = _session(
        [{"type": "product.pinned", "at": at, "product": name} for at, name in pins], _sales("a", 9, 9, 3, at=450)
    )
    view = _closely(session, 900, product="a")
    (pin,) = view.during
    assert (view.pinned_for_s, pin.at_s, pin.compared.during.length_s, pin.over) == (None, 400, 300, True)
    assert pin.compared.during.orders == 3


def test_what_has_never_been_pinned_has_nothing_to_compare() -> None:
    assert _closely(PINNED, 900, product="b").during == ()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=12), st.sampled_from("abc"), st.integers(1, 15))
def test_the_latest_pin_is_the_last_one_that_a_walk_through_the_pins_meets(
    told: list[tuple[str, bool]], product: str, moment: int
) -> None:
    events = [
        {"type": "product.pinned" if pins else "product.unpinned", "at": at, "product": name}
        for at, (name, pins) in enumerate(told)
    ]
    session = _session(events)
    start, shelf = session.start_second * 1000, reading(session).session.shelf
    since: int | None = None
    until: int | None = None
    on = False
    for at, (name, pins) in enumerate(told[:moment]):
        if pins and name == product:
            since, until, on = since if on else at, None, True
        elif on and (pins or name == product):
            until, on = at, False
    wanted = None if since is None else (start + since * 1000, None if until is None else start + until * 1000)
    assert shelf.last_pin(product, start + moment * 1000, 500) == wanted


def test_the_product_looked_at_is_the_chosen_one_else_the_pinned_one_else_the_best_seller() -> None:
    def key(moment: int, product: str | None = None) -> str | None:
        view = product_detail(reading(PINNED, moment), Choices(product=product))
        return None if view is None else view.row.key

    assert [key(3600), key(3600, "b"), key(500), key(3600, "none"), key(1)] == ["a", "b", "b", "a", None]


def test_it_is_said_whether_the_product_was_chosen() -> None:
    assert [_closely(PINNED, product=product).chosen for product in (None, "a", "b", "none")] == [False, True, True, False]


@pytest.mark.parametrize("metric", ["product_impressions", "product_clicks", "orders", "gmv"])
def test_the_trend_of_a_product_adds_up_to_its_row(metric: str) -> None:
    seen = reading(PINNED)
    view = product_detail(seen, Choices(product_trend=(metric, "product_ctr")))
    assert view
    row = view.row
    whole = {"product_impressions": row.impressions, "product_clicks": row.clicks, "orders": row.orders, "gmv": row.gmv}
    minutes = view.trend.bucket_s / 60
    assert sum((value or 0) * minutes for value in view.trend.series[0].values) == pytest.approx(whole[metric])
    assert set(view.trend.series[1].values) == {99 / 999, 0.1, 0.2, None}


def test_only_what_a_product_has_can_be_its_trend() -> None:
    view = product_detail(reading(PINNED), Choices(product_trend=("views", "ctor", "no such")))
    assert view
    assert [series.metric.key for series in view.trend.series] == ["ctor"]
    assert "viewers" not in METRIC_KEYS


def test_promotions_of_a_product_are_shown_with_how_it_did_in_them() -> None:
    session = _session(
        [
            {"type": "promotion.started", "at": 1000, "promotion": "g", "kind": "giveaway", "product": "a"},
            {"type": "promotion.ended", "at": 1200, "promotion": "g"},
            {"type": "promotion.started", "at": 2000, "promotion": "h", "kind": "giveaway", "product": "b"},
        ],
        _sales("a", 50, 5, 1, at=900), _sales("a", 80, 16, 4, at=1100), _sales("a", 7, 7, 7, at=1200),
    )  # fmt: skip
    (promotion,) = _closely(session, product="a").during
    assert promotion.compared.before
    assert (promotion.title, promotion.at_s, promotion.over) == ("giveaway", 1000, True)
    assert (promotion.compared.during.clicks, promotion.compared.during.orders) == (16, 4)
    assert (promotion.compared.before.clicks, promotion.compared.before.length_s) == (5, 200)


def test_after_its_pin_the_promotions_of_a_product_stand_newest_first() -> None:
    told = [
        {"type": "promotion.started", "at": at, "promotion": f"g{at}", "kind": "coupon", "product": "a"} for at in (30, 9, 60)
    ]
    session = _session(told, [{"type": "product.pinned", "at": 5, "product": "a"}], _sales("a", 9, 9, 0))
    assert [(each.at_s, each.title) for each in _closely(session).during] == [
        (5, None),
        (60, "coupon"),
        (30, "coupon"),
        (9, "coupon"),
    ]
