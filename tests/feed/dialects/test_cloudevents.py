"""CloudEvents: an envelope around an event's fields."""

from base64 import b64encode
from typing import Any

import pytest

from livetui.feed import events as e
from livetui.feed.dialects.cloudevents import CLOUDEVENTS
from tests.feed.dialects.translating import AT, TS, translated


def _frame(kind: str, **more: Any) -> dict[str, Any]:
    return {"specversion": "1.0", "type": kind, "time": AT, "id": "7", "source": "/shop"} | more


ORDER = {"order": "77", "items": [{"product": "p1", "quantity": 2, "amount": 3998}], "currency": "USD"}
PAID = e.OrderPaid(
    ts=TS, id="/shop 7", order="77", items=[e.Line(product="p1", quantity=2, amount=3998)], currency="USD"
)  # fmt: skip

EXAMPLES: dict[str, tuple[dict[str, Any], list[e.Event]]] = {
    "our type": (_frame("order.paid", data=ORDER), [PAID]),
    "a type behind a reverse domain name": (_frame("com.example.order.paid", data=ORDER), [PAID]),
    "a type that ends in two of ours": (
        _frame("com.example.product.impression", data={"product": "p1"}),
        [e.ProductImpression(ts=TS, id="/shop 7", product="p1")],
    ),
    "no data": (_frame("com.example.join"), [e.Join(ts=TS, id="/shop 7")]),
    "null as data": (_frame("join", data=None), [e.Join(ts=TS, id="/shop 7")]),
    "data in base 64": (
        _frame("comment", data_base64=b64encode('{"text":"สวัสดี"}'.encode()).decode()),
        [e.Comment(ts=TS, id="/shop 7", text="สวัสดี")],
    ),
    "an envelope goes before fields of the same names": (
        _frame("comment", data={"text": "hi", "id": "other", "ts": 1, "type": "like"}),
        [e.Comment(ts=TS, id="/shop 7", text="hi")],
    ),
    "no time but that of the data": (
        {"specversion": "1.0", "type": "like", "id": "7", "source": "s", "data": {"ts": TS}},
        [e.Like(ts=TS, id="s 7")],
    ),
    "no source": ({"specversion": "1.0", "type": "like", "id": "7", "time": AT}, [e.Like(ts=TS, id="7")]),
    "nine digits of a second, and an offset": (
        _frame("heartbeat", time="2026-08-13T00:57:00.350000000+07:00"),
        [e.Heartbeat(ts=TS, id="/shop 7")],
    ),
    "a fraction in the data": (
        _frame("benchmark", data={"metric": "err", "mean": 0.046}),
        [e.Benchmark(ts=TS, id="/shop 7", metric="err", mean=0.046)],
    ),
    "a type nobody knows": (_frame("com.example.order.shipped"), []),
    "a type that only sounds like ours": (_frame("com.example.rejoin"), []),
}

WRONG: dict[str, dict[str, Any]] = {
    "a text as data": _frame("join", data="soon"),
    "a list as data": _frame("join", data=[1]),
    "base 64 that is none": _frame("join", data_base64="?"),
    "base 64 of no JSON": _frame("join", data_base64=b64encode(b"soon").decode()),
    "base 64 of a number that is none": _frame("join", data_base64=b64encode(b'{"count":NaN}').decode()),
    "a number as base 64": _frame("join", data_base64=7),
    "a number as an id": _frame("join", id=7),
    "a time without an offset": _frame("join", time="2026-08-12T17:57:00"),
    "a field missing": _frame("order.paid", data={"order": "77"}),
    "decimal money": _frame("ad.spent", data={"spend": 5.99}),
    "a type that is none": {"specversion": "1.0", "type": 5, "time": AT},
}


@pytest.mark.parametrize("what", EXAMPLES)
def test_an_envelope_becomes_its_event(what: str) -> None:
    frame, events = EXAMPLES[what]
    found = translated(frame, dialect=CLOUDEVENTS)
    assert (list(found.events), list(found.rejected), list(found.unknown)) == (events, [], [])


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_in_an_envelope_is_one_rejection(what: str) -> None:
    found = translated(WRONG[what], dialect=CLOUDEVENTS)
    assert (list(found.events), len(found.rejected), list(found.unknown)) == ([], 1, [])


def test_one_id_of_two_sources_is_two_events() -> None:
    frames = [_frame("like", source=source) for source in ("/shop", "/chat", "/shop")]
    assert [event.id for event in translated(*frames).events] == ["/shop 7", "/chat 7", "/shop 7"]


def test_a_batch_is_its_events_and_takes_none_with_it_that_is_wrong() -> None:
    found = translated([_frame("like"), 5, _frame("comment"), _frame("com.example.shipped"), _frame("share")])
    assert [type(event) for event in found.events] == [e.Like, e.Share]
    assert [rejected.line for rejected in found.rejected] == [2, 3]
