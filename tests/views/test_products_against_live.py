"""Why the products together do not come to what the LIVE does."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from livetui.views.figures import HIDDEN
from livetui.views.products_against_live import AgainstLive, against_live
from tests.session.playing import played, reading

LIVE = {"type": "live.started", "at": 0, "currency": "USD"}


def _sold(order: str, *amounts: int, **more: Any) -> dict[str, Any]:
    items = [{"product": f"p{i}", "quantity": 1, "amount": amount} for i, amount in enumerate(amounts)]
    return {"type": "order.paid", "at": 1, "order": order, "items": items, **more}


def _view(*events: dict[str, Any]) -> AgainstLive:
    return against_live(reading(played(LIVE, *events)))


def test_where_all_adds_up_nothing_is_said() -> None:
    assert _view(_sold("a", 1000), _sold("b", 500)).words("USD") == ()


def test_what_was_taken_off_whole_orders_is_said() -> None:
    assert _view(_sold("a", 1000, total=700)).words("USD") == ("Together $10.00, GMV $7.00: $3.00 was taken off whole orders",)


def test_what_names_no_product_is_said_with_its_amount() -> None:
    assert _view(_sold("a", 1000, total=1500)).words("USD") == ("Together $10.00, GMV $15.00: $5.00 names no product",)


def test_an_order_of_two_products_counts_for_both() -> None:
    assert _view(_sold("a", 1000, 500)).words("USD") == ("an order counts for each of its products",)


def test_totals_of_the_platform_are_not_taken_for_discounts() -> None:
    totals = [{"type": "snapshot", "at": at, "counters": {"gmv": gmv}} for at, gmv in ((1, 0), (2, 800))]
    assert _view(_sold("a", 1000), *totals).words("USD") == ("Together $10.00, GMV $8.00, as the platform reports them",)


def test_totals_of_the_platform_are_not_taken_for_what_names_no_product() -> None:
    totals = [{"type": "snapshot", "at": at, "counters": {"gmv": gmv}} for at, gmv in ((0, 0), (2, 5000))]
    assert _view(*totals, _sold("a", 1000)).words("USD") == ("Together $10.00, GMV $50.00, as the platform reports them",)


def test_an_order_of_two_skus_of_one_product_counts_once() -> None:
    items = [{"product": "p", "sku": sku, "quantity": 1, "amount": 500} for sku in ("s1", "s2")]
    assert _view({"type": "order.paid", "at": 1, "order": "a", "items": items}).words("USD") == ()


def test_without_products_there_is_nothing_to_add_up() -> None:
    totals = [{"type": "snapshot", "at": at, "counters": {"gmv": gmv}} for at, gmv in ((1, 0), (2, 800))]
    assert _view(*totals).words("USD") == ()


def test_hidden_money_stays_hidden() -> None:
    assert "$" not in "".join(_view(_sold("a", 1000, total=700)).words(HIDDEN))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.lists(st.integers(0, 5000), min_size=1, max_size=3), st.none() | st.integers(0, 9000)), max_size=6)
)
def test_the_rest_is_what_a_naive_sum_leaves(orders: list[tuple[list[int], int | None]]) -> None:
    view = _view(
        *(_sold(f"o{i}", *lines, **({} if total is None else {"total": total})) for i, (lines, total) in enumerate(orders))
    )
    paid = sum(sum(lines) if total is None else total for lines, total in orders)
    assert view.without_product == paid - sum(sum(lines) for lines, _ in orders)
    assert view.shared is any(len(lines) > 1 for lines, _ in orders)
