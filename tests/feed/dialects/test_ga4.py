"""GA4 e-commerce, in the shapes it travels in."""

from typing import Any

import pytest

from livetui.feed import events as e
from livetui.feed.dialects.ga4 import GA4
from livetui.feed.dialects.translator import Translator
from tests.feed.dialects.translating import TS, decoded, translated

MICROS = TS * 1000 + 999
SOCKS = {"item_id": "sku-1", "item_name": "Socks", "price": 4.99, "discount": 2.0, "quantity": 3}
CAP = {"item_name": "Cap", "price": "17.60"}
YEN = {"item_id": 5, "price": 500, "quantity": "3"}
PURCHASE = {"transaction_id": "T-1", "currency": "USD", "value": 32.57, "tax": 1, "items": [SOCKS, CAP]}


def _body(name: str, *, ts: object = MICROS, **params: Any) -> dict[str, Any]:
    return {"client_id": "c.1", "timestamp_micros": ts, "events": [{"name": name, "params": params}]}


def _paid(viewer: str | None = "c.1", ts: int = TS) -> e.OrderPaid:
    return e.OrderPaid(
        ts=ts,
        id="order.paid T-1",
        order="T-1",
        currency="USD",
        total=3257,
        viewer=viewer,
        items=[e.Line(product="sku-1", quantity=3, amount=1497), e.Line(product="Cap", quantity=1, amount=1760)],
    )


def _row(key: str, **value: Any) -> dict[str, Any]:
    return {"key": key, "value": {"string_value": None, "int_value": None, "double_value": None} | value}


EXAMPLES: dict[str, tuple[dict[str, Any], list[e.Event]]] = {
    "a purchase by the Measurement Protocol": (_body("purchase", **PURCHASE), [_paid()]),
    "a time of the event's own, as text": (
        {"client_id": "c.1", "events": [{"name": "purchase", "params": PURCHASE, "timestamp_micros": str(MICROS)}]},
        [_paid()],
    ),
    "a user goes before a browser": (_body("purchase", **PURCHASE) | {"user_id": "u9"}, [_paid("u9")]),
    "a single hit": ({"name": "purchase", "params": PURCHASE, "timestamp_micros": MICROS}, [_paid(None)]),
    "a single hit of another name": (
        {"event_name": "purchase", "params": PURCHASE, "client_id": "c.1", "timestamp_micros": MICROS},
        [_paid()],
    ),
    "a push of the data layer": (
        {"event": "purchase", "ecommerce": PURCHASE, "timestamp_micros": MICROS, "gtm.uniqueEventId": 7},
        [_paid(None)],
    ),
    "a row of BigQuery": (
        {
            "event_name": "purchase",
            "event_timestamp": str(MICROS),
            "user_pseudo_id": "c.1",
            "event_params": [_row("currency", string_value="USD"), _row("value", double_value=32.57)],
            "ecommerce": {"transaction_id": "T-1", "purchase_revenue": 99},
            "items": [SOCKS, CAP],
        },
        [_paid()],
    ),
    "yen have no decimals, and a currency may be in small letters": (
        _body("purchase", transaction_id=7, currency="jpy", value="1500.0", items=[YEN]),
        [
            e.OrderPaid(
                ts=TS, id="order.paid 7", order="7", currency="JPY", total=1500, viewer="c.1",
                items=[e.Line(product="5", quantity=3, amount=1500)],
            )
        ],
    ),
    "no value": (
        _body("purchase", transaction_id="T", currency="KWD", items=[{"item_id": "p", "price": 1.2345}]),
        [
            e.OrderPaid(
                ts=TS, id="order.paid T", order="T", currency="KWD", viewer="c.1",
                items=[e.Line(product="p", quantity=1, amount=1234)],
            )
        ],
    ),
    "a list of products is one event each": (
        _body("view_item_list", event_id="e7", items=[SOCKS, CAP]),
        [
            e.ProductImpression(ts=TS, id="e7/0", product="sku-1", viewer="c.1"),
            e.ProductImpression(ts=TS, id="e7/1", product="Cap", viewer="c.1"),
        ],
    ),
    "an empty list": (_body("view_item_list", items=[]), []),
    "a product selected": (_body("select_item", items=[SOCKS]), [e.ProductClick(ts=TS, product="sku-1", viewer="c.1")]),
    "a product looked at": (_body("view_item", items=[SOCKS]), [e.ProductClick(ts=TS, product="sku-1", viewer="c.1")]),
    "a cart": (_body("add_to_cart", items=[SOCKS]), [e.CartAdded(ts=TS, product="sku-1", viewer="c.1")]),
    "a checkout": (_body("begin_checkout", items=[SOCKS]), [e.CheckoutStarted(ts=TS, product="sku-1", viewer="c.1")]),
    "a refund": (
        _body("refund", transaction_id="T-1", currency="USD", value=4.99),
        [e.OrderRefunded(ts=TS, id=f"order.refunded T-1 {TS}", order="T-1", amount=499)],
    ),
    "a refund of the whole order": (
        _body("refund", transaction_id="T-1"),
        [e.OrderRefunded(ts=TS, id=f"order.refunded T-1 {TS}", order="T-1")],
    ),
    "several events": (
        {
            "client_id": "c.1",
            "timestamp_micros": MICROS,
            "events": [
                {"name": "page_view"},
                {"name": "view_item", "params": {"items": [CAP]}},
                {"name": "purchase", "params": PURCHASE},
            ],
        },
        [e.ProductClick(ts=TS, product="Cap", viewer="c.1"), _paid()],
    ),
    "an event that sells nothing": (_body("page_view", page_title="x"), []),
    "a push that clears the data layer": ({"ecommerce": None}, []),
    "a push of the tag manager's own": ({"event": "gtm.js", "gtm.start": 5}, []),
}  # fmt: skip

WRONG: dict[str, dict[str, Any]] = {
    "a purchase without items": _body("purchase", transaction_id="T", currency="USD", value=5),
    "a purchase of nothing": _body("purchase", transaction_id="T", currency="USD", value=5, items=[]),
    "a purchase without an id": _body("purchase", currency="USD", items=[SOCKS]),
    "a purchase without a currency": _body("purchase", transaction_id="T", value=5, items=[SOCKS]),
    "a currency that is none": _body("purchase", transaction_id="T", value=5, currency="dollars", items=[SOCKS]),
    "a number as a currency": _body("purchase", transaction_id="T", value=5, currency=840, items=[SOCKS]),
    "an item without a price": _body("purchase", transaction_id="T", currency="USD", items=[{"item_id": "p"}]),
    "an item without a name": _body("purchase", transaction_id="T", currency="USD", items=[{"price": 5}]),
    "an item that is none": _body("purchase", transaction_id="T", currency="USD", items=[5]),
    "a comma in an amount": _body("purchase", **PURCHASE | {"value": "1,234.50"}),
    "a word as an amount": _body("purchase", **PURCHASE | {"value": "free"}),
    "true as an amount": _body("purchase", **PURCHASE | {"value": True}),
    "a list as an amount": _body("purchase", **PURCHASE | {"value": [5]}),
    "an amount below 0": _body("purchase", **PURCHASE | {"value": -5}),
    "an amount beyond reason": _body("purchase", **PURCHASE | {"value": 10**30}),
    "a fraction as a quantity": _body("purchase", **PURCHASE | {"items": [SOCKS | {"quantity": 1.5}]}),
    "a refund without an order": _body("refund", value=5, currency="USD"),
    "a click on nothing": _body("select_item"),
    "an object as items": _body("select_item", items={}),
    "a number as an item": _body("select_item", items=[5]),
    "an item without an id": _body("select_item", items=[{}]),
    "a list as an event's id": _body("select_item", event_id=[1], items=[CAP]),
    "a word as a time": _body("select_item", ts="now", items=[CAP]),
    "milliseconds as a time": _body("select_item", ts=TS, items=[CAP]),
    "a number as an event": {"client_id": "c", "events": [5]},
    "a text as parameters": {"client_id": "c", "events": [{"name": "purchase", "params": "x"}]},
}


@pytest.mark.parametrize("what", EXAMPLES)
def test_a_frame_becomes_its_events(what: str) -> None:
    frame, events = EXAMPLES[what]
    found = translated(frame, dialect=GA4)
    assert (list(found.events), list(found.rejected), list(found.unknown)) == (events, [], [])


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_in_an_event_is_one_rejection(what: str) -> None:
    found = translated(WRONG[what], dialect=GA4)
    assert (list(found.events), len(found.rejected), list(found.unknown)) == ([], 1, [])


def test_fifty_products_in_a_list_are_fifty_events_with_ids_of_their_own() -> None:
    items = [{"item_id": f"p{n}"} for n in range(50)]
    found = translated(_body("view_item_list", event_id="e", items=items))
    assert len({event.id for event in found.events}) == 50


@pytest.mark.parametrize(
    ("written", "cents"),
    [("19.99", 1999), ("19.989999999999998", 1999), ("0.29", 29), ("2.675", 268), ("2.665", 266), ("1e3", 100000), ("5", 500)],
)
def test_an_amount_is_taken_by_its_digits_and_never_as_a_binary_fraction(written: str, cents: int) -> None:
    text = '{"name":"refund","timestamp_micros":%d,"params":{"transaction_id":"T","currency":"USD","value":%s}}'
    (event,) = decoded(Translator().lines([(text % (MICROS, written)).encode()])).events
    assert isinstance(event, e.OrderRefunded)
    assert event.amount == cents


def test_two_parts_of_an_order_refunded_are_no_repetition_and_the_same_part_is() -> None:
    parts = [_body("refund", ts=ts, transaction_id="T-1") for ts in (MICROS, MICROS + 1000, MICROS)]
    first, second, again = (event.id for event in translated(*parts).events)
    assert first == again != second
    assert first != "order.paid T-1"
