"""The product that is pinned, as viewers see it, and how it sells since then."""

from msgspec import Struct

from livetui.session.reading import Reading
from livetui.text import Clean, clean
from livetui.views.choices import Choices
from livetui.views.stock import minutes_left, runs_low, sold_of, stock_left


class Pinned(Struct, frozen=True):
    """The pinned product at the moment: its price in minor units, what is left, what was sold since it was pinned.

    ``since_s`` is when that was, in seconds since the start of the LIVE, ``low`` whether it will soon be sold out.
    """

    name: Clean
    price: int | None
    since_s: int
    for_s: int
    stock: int | None
    low: bool
    sold: int | None
    currency: str | None


def pinned(reading: Reading, choices: Choices) -> Pinned | None:
    """The card of the pinned product; None where none is pinned. The span does not matter to it."""
    session, moment = reading.session, reading.moment
    held = session.shelf.pinned(reading.moment_ms)
    if held is None:
        return None
    since, product = held[0] // 1000, held[1]
    sold, rules = sold_of(reading, product), choices.thresholds.stock
    left = stock_left(reading, product, sold)
    return Pinned(
        name=clean(session.shelf.name(product, reading.moment_ms) or product, 120),
        price=session.shelf.price(product, reading.moment_ms),
        since_s=since - session.start_second,
        for_s=max(0, reading.air.end - since),
        stock=left,
        low=runs_low(left, minutes_left(reading, sold, left, rules), rules),
        sold=None if sold is None else sold.before(moment) - sold.before(since),
        currency=session.currency,
    )
