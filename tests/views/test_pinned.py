"""The pinned product's card."""

from typing import Any

from livetui.views.choices import Choices
from livetui.views.pinned import Pinned, pinned
from tests.session.playing import played, reading

LISTED = {"type": "product.listed", "at": 0, "product": "p1", "name": "Glow \x1bserum", "price": 1990, "stock": 40}
PIN = {"type": "product.pinned", "at": 100, "product": "p1"}
START = {"type": "live.started", "at": 0, "currency": "USD"}


def _paid(at: int, order: str, quantity: int) -> dict[str, Any]:
    return {
        "type": "order.paid", "at": at, "order": order, "currency": "USD",
        "items": [{"product": "p1", "quantity": quantity, "amount": 1990 * quantity}],
    }  # fmt: skip


def _card(*events: dict[str, Any], at: int = 160) -> Pinned | None:
    return pinned(reading(played(START, LISTED, *events, {"type": "like", "at": 200}), at), Choices())


def test_it_tells_the_price_what_is_left_and_what_was_sold_since_the_pin() -> None:
    card = _card(_paid(50, "a", 3), PIN, _paid(120, "b", 2), _paid(180, "c", 5))
    assert card == Pinned("Glow \N{REPLACEMENT CHARACTER}serum", 1990, 100, 60, 35, False, 2, "USD")  # type: ignore[arg-type]


def test_nothing_is_pinned_before_the_pin_and_after_it_is_taken_down() -> None:
    assert _card(PIN, at=100) is None
    assert _card(PIN, {"type": "product.unpinned", "at": 120, "product": "p1"}) is None


def test_what_the_feed_never_said_is_not_known() -> None:
    card = pinned(reading(played(START, {**PIN, "at": 1}), 2), Choices())
    assert card is not None
    assert (card.name, card.price, card.stock, card.sold) == ("p1", None, None, None)


def test_a_product_of_which_little_is_left_is_low() -> None:
    card = _card(PIN, _paid(120, "a", 37))
    assert card is not None
    assert card.low
