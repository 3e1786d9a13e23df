"""Followers against the others: who watches, who buys, and for how much."""

from msgspec import Struct

from livetui.session.counters import Counter, Role
from livetui.session.division import Family
from livetui.session.people import FOLLOW_STATES
from livetui.session.reading import Reading, Span
from livetui.views.choices import Choices
from livetui.views.ratios import per


class FollowerRow(Struct, frozen=True):
    """Those who followed (True), did not (False), or of whom the feed did not say (None), at the moment of the event.

    Money in minor units; ``avg_price`` is GMV divided by main orders. Whoever began to follow during the span is in both rows.
    """

    follower: bool | None
    gmv: int | None
    sku_orders: int | None
    avg_price: float | None
    viewers: int | None
    customers: int | None


class Followers(Struct, frozen=True):
    """Three rows: followers, others, unknown. What the feed never tells apart is None for all but the unknown."""

    rows: tuple[FollowerRow, ...]
    currency: str | None


def followers(reading: Reading, choices: Choices) -> Followers:
    """Followers against the others, over the reading's span."""
    viewers, customers = (_people(reading, role) for role in (Role.VIEWERS, Role.CUSTOMERS))
    rows = []
    for state in FOLLOW_STATES:
        gmv, orders, sku_orders = (
            reading.sum_of(counter, Family.FOLLOWER, state) for counter in (Counter.GMV, Counter.ORDERS, Counter.SKU_ORDERS)
        )
        average = None if gmv is None else per(gmv, orders)
        rows.append(FollowerRow(state, gmv, sku_orders, average, viewers[state], customers[state]))
    return Followers(tuple(rows), reading.session.currency)


def _people(reading: Reading, role: Role) -> dict[bool | None, int | None]:
    """How many different people appeared in each state; None where nothing was said of it up to the moment."""
    if reading.people(role) is None:
        return dict.fromkeys(FOLLOW_STATES)
    ever = reading.over(Span("", reading.session.first_second, reading.moment)).by_following(role)
    told = bool(ever[True] or ever[False])
    return {state: count if told or state is None else None for state, count in reading.by_following(role).items()}
