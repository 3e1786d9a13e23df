"""What a promotion brought more than there was before it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livetui.views.choices import Choices
from livetui.views.promotions import MOST, PromotionRow, promotions
from livetui.views.sorting import Sort
from tests.session.playing import START_S, played, reading

STARTED = {"type": "promotion.started", "promotion": "g", "kind": "giveaway", "cost": 200}


def _row(*events: dict[str, Any], moment: int = 3600, start: int = 0) -> PromotionRow:
    session = played({"type": "live.started", "at": 0, "currency": "USD"}, *events, {"type": "heartbeat", "at": 3599})
    (row,) = promotions(reading(session, moment, start), Choices()).rows
    return row


def _came(at: int, impressions: int, views: int, price: int) -> tuple[dict[str, Any], ...]:
    items = [{"product": "p", "quantity": 1, "amount": price}]
    return ({"type": "impression", "at": at, "count": impressions}, {"type": "join", "at": at, "count": views},
            {"type": "order.paid", "at": at, "order": f"o{at}", "items": items})  # fmt: skip


CAME = (*_came(899, 1000, 100, 1), *_came(900, 10, 1, 100), *_came(999, 10, 1, 100), *_came(1000, 70, 7, 500),
        *_came(1099, 20, 2, 100), *_came(1100, 1000, 100, 1))  # fmt: skip
ENDED = {"type": "promotion.ended", "at": 1100, "promotion": "g"}


def test_its_time_is_compared_with_as_long_before_it() -> None:
    row = _row(STARTED | {"at": 1000}, ENDED, *CAME)
    assert (row.impressions.before, row.impressions.during, row.impressions.more) == (20, 90, 70)
    assert (row.views.before, row.views.during, row.views.more) == (2, 9, 7)
    assert (row.sales.before, row.sales.during, row.sales.more) == (200, 600, 400)
    assert (row.cost, row.returned) == (200, 2.0)


def test_while_it_runs_its_time_is_that_until_now() -> None:
    row = _row(STARTED | {"at": 1000}, ENDED, *CAME, moment=1050)
    assert row.ended_ms is None
    assert (row.views.before, row.views.during) == (1, 7)


def test_the_increments_are_of_its_own_time_whatever_the_span() -> None:
    whole, short = (_row(STARTED | {"at": 1000}, ENDED, *CAME, start=start) for start in (0, 3000))
    assert (whole.views, whole.sales, whole.returned) == (short.views, short.sales, short.returned)


def test_nothing_is_said_of_one_that_began_before_there_was_as_much_to_compare_with() -> None:
    row = _row(STARTED | {"at": 100}, {"type": "promotion.ended", "at": 201, "promotion": "g"}, *_came(150, 5, 5, 5))
    assert (row.views.before, row.views.during, row.views.more, row.returned) == (None, 5, None, None)
    assert (
        _row(STARTED | {"at": 100}, {"type": "promotion.ended", "at": 200, "promotion": "g"}, *_came(150, 5, 5, 5)).views.more
        == 5
    )


def test_one_that_was_over_within_a_second_has_no_increments() -> None:
    assert _row(STARTED | {"at": 1000}, {**ENDED, "at": 1000.5}, *CAME).views.during is None


def test_less_than_before_is_below_zero_and_what_is_not_carried_is_not_available() -> None:
    row = _row(STARTED | {"at": 1000}, ENDED, {"type": "join", "at": 950, "count": 9})
    assert (row.views.more, row.sales.more, row.returned) == (-9, None, None)


@pytest.mark.parametrize("cost", [None, 0])
def test_without_a_cost_there_is_no_return(cost: int | None) -> None:
    told = {name: value for name, value in {**STARTED, "cost": cost, "at": 1000}.items() if value is not None}
    assert _row(told, ENDED, *CAME).returned is None


def test_it_tells_since_when_and_for_how_long_it_runs_and_still_will() -> None:
    announced = STARTED | {"at": 1000, "ends_ts": (START_S + 1500) * 1000}
    running, over = _row(announced, moment=1100), _row(announced, moment=1600)
    assert (running.at_s, running.until_s, running.lasted_s, running.left_s) == (1000, None, 100, 400)
    assert (over.at_s, over.until_s, over.lasted_s, over.left_s) == (1000, 1500, 500, None)


def test_how_long_it_still_runs_is_not_known_where_no_end_was_announced() -> None:
    assert _row(STARTED | {"at": 1000}).left_s is None


def test_the_latest_stands_first_until_they_are_sorted() -> None:
    session = played(
        {"type": "live.started", "at": 0},
        *({**STARTED, "at": at, "promotion": name, "cost": cost} for at, name, cost in ((5, "a", 9), (7, "b", 1), (6, "c", 5))),
        {"type": "heartbeat", "at": 9},
    )

    def keys(**choices: Any) -> list[str]:
        return [row.key for row in promotions(reading(session), Choices(**choices)).rows]

    assert keys() == ["b", "c", "a"]
    assert keys(sorts={"promotions": Sort("cost")}) == ["a", "c", "b"]


def test_of_very_many_the_latest_are_listed_and_the_others_counted() -> None:
    told = ({**STARTED, "at": at, "promotion": f"{at}"} for at in range(70))
    view = promotions(reading(played({"type": "live.started", "at": 0}, *told)), Choices())
    assert (view.rows[0].key, len(view.rows), view.older) == ("69", MOST, 10)


JOINS = st.lists(st.tuples(st.integers(0, 599), st.integers(1, 9)), min_size=1, max_size=30)


@settings(max_examples=50, deadline=None)
@given(JOINS, st.integers(0, 599), st.integers(1, 599), st.integers(1, 600))
def test_an_increment_is_what_counting_by_hand_gives(
    joins: list[tuple[int, int]], start: int, length: int, moment: int
) -> None:
    live: list[dict[str, Any]] = [{"type": "live.started", "at": 0}, *({"type": "heartbeat", "at": at} for at in (30, 600))]
    came = ({"type": "join", "at": at, "count": count} for at, count in joins)
    told = (STARTED | {"at": start}, {**ENDED, "at": start + length})
    rows = promotions(reading(played(*live, *came, *told), moment), Choices()).rows
    assert len(rows) == (start < moment)
    for row in rows:
        end = start + length if start + length < moment else moment
        long, known = end - start, any(at < moment for at, _ in joins)
        before = sum(count for at, count in joins if start - long <= at < start)
        during = sum(count for at, count in joins if start <= at < end)
        assert row.views.during == (during if known else None)
        assert row.views.before == (before if known and start >= long else None)


SALES = st.lists(st.tuples(st.integers(0, 599), st.integers(1, 900)), min_size=1, max_size=25)
TOLD = st.lists(st.tuples(st.integers(0, 500), st.integers(1, 400), st.integers(0, 500)), min_size=1, max_size=8)


@settings(max_examples=50, deadline=None)
@given(SALES, TOLD)
def test_of_any_number_of_promotions_each_has_its_own_increment_and_return(
    sales: list[tuple[int, int]], told: list[tuple[int, int, int]]
) -> None:
    events: list[dict[str, Any]] = [{"type": "live.started", "at": 0, "currency": "USD"}]
    events += ({"type": "heartbeat", "at": at} for at in (30, 599))
    for i, (at, price) in enumerate(sales):
        items = [{"product": f"p{i % 2}", "quantity": 1, "amount": price}]
        events.append({"type": "order.paid", "at": at, "order": f"o{i}", "items": items})
    for i, (start, length, cost) in enumerate(told):
        events.append({**STARTED, "at": start, "promotion": f"{i}", "cost": cost, "product": "p1"})
        if start + length < 600:
            events.append({**ENDED, "at": start + length, "promotion": f"{i}"})
    for row in promotions(reading(played(*events), 600), Choices()).rows:
        start, length, cost = told[int(row.key)]
        end = min(start + length, 600)
        during = [price for at, price in sales if start <= at < end]
        before = [price for at, price in sales if start - (end - start) <= at < start]
        more = sum(during) - sum(before) if 2 * start >= end else None
        assert row.sales.more == more
        assert row.returned == (more / cost if more is not None and cost else None)
        assert row.performance
        whose = [price for i, (at, price) in enumerate(sales) if i % 2 and start <= at < end]
        if any(i % 2 for i in range(len(sales))):
            assert (row.performance.during.gmv, row.performance.during.orders) == (sum(whose), len(whose))
