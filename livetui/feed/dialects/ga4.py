"""GA4 e-commerce: the Measurement Protocol's bodies, single hits, the data layer's pushes and BigQuery's rows."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from livetui.feed.currency import minor
from livetui.feed.dialects.dialect import Dialect, Frame
from livetui.feed.dialects.reading import event, first, identifier, whole

_OF_ITEMS = {
    "view_item_list": "product.impression",
    "select_item": "product.click",
    "view_item": "product.click",
    "add_to_cart": "cart.added",
    "begin_checkout": "checkout.started",
}
_KINDS = {*_OF_ITEMS, "purchase", "refund"}
_SENDERS = ("user_id", "client_id", "app_instance_id", "user_pseudo_id")
"""What says who it was, the best first; Google calls the last one differently in each place."""


def _recognises(frame: Frame) -> bool:
    if isinstance(frame.get("events"), list):
        return any(isinstance(frame.get(sender), str) for sender in _SENDERS)
    if "type" in frame or ("data" in frame and "ecommerce" not in frame):
        return False
    if isinstance(frame.get("event"), str):
        return "ecommerce" in frame or frame["event"] in _KINDS or any(key.startswith("gtm.") for key in frame)
    if "event" in frame:
        return False
    named = isinstance(frame.get("event_name"), str) or isinstance(frame.get("name"), str)
    # A push of {"ecommerce": null} clears the data layer before the next event.
    return "ecommerce" in frame or (named and ("params" in frame or "event_params" in frame))


def _translate(frame: Frame) -> Iterator[object]:
    events = frame.get("events")
    if not isinstance(events, list):
        yield from _hit(frame, frame)
        return
    for each in events:
        if isinstance(each, dict):
            yield from _hit(each, frame)
        else:
            yield each


def _hit(each: Frame, frame: Frame) -> Iterator[object]:
    """The events of one hit in a frame that may say who sent it, and when."""
    name = first(each.get("name"), each.get("event_name"), each.get("event"))
    if not isinstance(name, str) or name not in _KINDS:
        return
    params = _params(each)
    common = {"ts": _moment(each, frame), "viewer": _sender(params, frame)}
    if name == "purchase":
        yield _purchase(params, common)
    elif name == "refund":
        yield _refund(params, common["ts"])
    else:
        yield from _item_events(_OF_ITEMS[name], params, common)


def _params(each: Frame) -> Frame:
    """A hit's parameters: beside its name, or in any of the places where Google's formats put them."""
    params = dict(each)
    for place in ("ecommerce", "params"):
        if isinstance(each.get(place), dict):
            params |= each[place]
    rows = each.get("event_params")
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and isinstance(row.get("key"), str) and isinstance(row.get("value"), dict):
            params[row["key"]] = first(*row["value"].values())
    return params


def _moment(each: Frame, frame: Frame) -> Any:
    """When it happened, in milliseconds; Google counts microseconds."""
    stamps = (where.get(key) for where in (each, frame) for key in ("timestamp_micros", "event_timestamp"))
    micros = whole(first(*stamps))
    return micros // 1000 if isinstance(micros, int) and not isinstance(micros, bool) else micros


def _sender(params: Frame, frame: Frame) -> Any:
    return identifier(first(*(where.get(sender) for sender in _SENDERS for where in (params, frame))))


def _item_events(kind: str, params: Frame, common: Frame) -> Iterator[object]:
    items, own = params.get("items"), identifier(params.get("event_id"))
    if not isinstance(items, list):
        yield event(kind, id=own, product=items, **common)
        return
    for place, item in enumerate(items):
        # Each item of a list is an event of its own, and must not pass for a repetition of the one before.
        name = f"{own}/{place}" if isinstance(own, str) else own
        yield event(kind, id=name, product=_product(item), **common)


def _product(item: Any) -> Any:
    """A product's id, or its name, either of which GA4 requires."""
    return identifier(first(item.get("item_id"), item.get("item_name"))) if isinstance(item, dict) else [item]


def _purchase(params: Frame, common: Frame) -> dict[str, object]:
    order, currency, items = identifier(params.get("transaction_id")), _currency(params), params.get("items")
    return event(
        "order.paid",
        id=f"order.paid {order}" if isinstance(order, str) else None,
        order=order,
        items=[_line(item, currency) for item in items] if isinstance(items, list) else items,
        total=_money(first(params.get("value"), params.get("purchase_revenue")), currency),
        currency=currency,
        **common,
    )


def _line(item: Any, currency: Any) -> object:
    if not isinstance(item, dict):
        return item
    quantity = whole(first(item.get("quantity"), 1))
    # GA4's price is what one piece costs after its discount, so that "discount" is not taken off again.
    amount = _money(item.get("price"), currency, quantity)
    line = {"product": _product(item), "quantity": quantity, "amount": amount}
    return {name: value for name, value in line.items() if value is not None}


def _refund(params: Frame, ts: Any) -> dict[str, object]:
    order, amount = identifier(params.get("transaction_id")), _money(params.get("value"), _currency(params))
    # An order may be refunded in parts: without a time, one part cannot be told from a repetition of another.
    name = f"order.refunded {order} {ts}" if isinstance(order, str) and isinstance(ts, int) else None
    return event("order.refunded", id=name, order=order, amount=amount, ts=ts)


def _currency(params: Frame) -> Any:
    currency = first(params.get("currency"))
    return currency.upper() if isinstance(currency, str) else currency


def _money(value: Any, currency: Any, times: Any = 1) -> Any:
    """An amount in minor units; as text, which is none, where it cannot be told what it is, its currency above all."""
    if not isinstance(value, int | str | Decimal):
        return value
    if isinstance(currency, str) and isinstance(times, int) and not isinstance(times, bool):
        amount = minor(value, currency, times)
        if amount is not None:
            return amount
    return str(value)


GA4 = Dialect("ga4", _recognises, _translate)
