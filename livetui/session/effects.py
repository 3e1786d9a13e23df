"""Which event adds what to which counter, and along what it is divided: the whole of it, as a table."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from msgspec import Struct

from livetui.feed import events as e
from livetui.feed.events import MAX_MONEY
from livetui.session.counters import Counter as C
from livetui.session.division import LINE, PRODUCT, PROMOTION, SALE, TRAFFIC, VIDEO, WHOLE, Division
from livetui.session.tally import Ints

Amounts = Callable[[Sequence[Any]], list[int] | list[int | None] | Ints]
"""What each of many events adds; None: it does not say, and nothing is added (which is not the same as adding 0)."""


class Add(Struct, frozen=True):
    """One counter and what events add to it; ``money`` is only added in the LIVE's currency."""

    counter: C
    amounts: Amounts
    money: bool = False


class Effect(Struct, frozen=True):
    """What one kind of event does to the sums."""

    division: Division
    adds: tuple[Add, ...]


def _count(group: Sequence[Any]) -> list[int]:
    return [e.count for e in group]


def _one(group: Sequence[Any]) -> list[int]:
    return [1] * len(group)


def _watched(group: Sequence[e.Leave]) -> list[int | None] | Ints:
    try:
        watched = np.fromiter([e.watch_ms for e in group], np.int64, len(group))
    except TypeError:  # some do not say
        return [None if e.watch_ms is None else min(e.watch_ms * e.count, MAX_MONEY) for e in group]
    return np.minimum(watched * np.fromiter(_count(group), np.int64, len(group)), MAX_MONEY)


def _timed(group: Sequence[e.Leave]) -> list[int | None]:
    return [None if e.watch_ms is None else e.count for e in group]


def _likes(group: Sequence[e.Like]) -> list[int | None]:
    return [e.count if e.total is None else None for e in group]


def _gifts(group: Sequence[e.Gift]) -> list[int]:
    return [e.count if e.final else 0 for e in group]


def _diamonds(group: Sequence[e.Gift]) -> list[int | None]:
    return [None if e.diamonds is None else min(e.diamonds * e.count, MAX_MONEY) if e.final else 0 for e in group]


EFFECTS: dict[type[e.Event], Effect] = {
    e.Impression: Effect(TRAFFIC, (Add(C.IMPRESSIONS, _count),)),
    e.Join: Effect(TRAFFIC, (Add(C.VIEWS, _count),)),
    e.Leave: Effect(WHOLE, (Add(C.LEAVES, _count), Add(C.WATCH_MS, _watched), Add(C.TIMED_LEAVES, _timed))),
    e.Comment: Effect(WHOLE, (Add(C.COMMENTS, _one),)),
    e.Like: Effect(WHOLE, (Add(C.LIKES, _likes),)),
    e.Share: Effect(WHOLE, (Add(C.SHARES, _count),)),
    e.Follow: Effect(WHOLE, (Add(C.NEW_FOLLOWERS, _count),)),
    e.Gift: Effect(WHOLE, (Add(C.GIFTS, _gifts), Add(C.DIAMONDS, _diamonds))),
    e.ProductImpression: Effect(PRODUCT, (Add(C.PRODUCT_IMPRESSIONS, _count),)),
    e.ProductClick: Effect(PRODUCT, (Add(C.PRODUCT_CLICKS, _count),)),
    e.CartAdded: Effect(PRODUCT, (Add(C.CARTS, _count),)),
    e.CheckoutStarted: Effect(PRODUCT, (Add(C.CHECKOUTS, _count),)),
    e.OrderCreated: Effect(SALE, (Add(C.ORDERS_CREATED, _one),)),
    e.OrderPaid: Effect(
        SALE,
        (
            Add(C.ORDERS, _one),
            Add(C.SKU_ORDERS, lambda group: [len(e.items) for e in group]),
            Add(C.ITEMS_SOLD, lambda group: [sum(line.quantity for line in e.items) for e in group]),
            Add(C.GMV, lambda group: [e.amount for e in group], money=True),
        ),
    ),
    e.AdSpent: Effect(
        WHOLE,
        (
            Add(C.AD_SPEND, lambda group: [e.spend for e in group], money=True),
            Add(C.AD_REVENUE, lambda group: [e.revenue for e in group], money=True),
            Add(C.AD_IMPRESSIONS, lambda group: [e.impressions for e in group]),
            Add(C.AD_CLICKS, lambda group: [e.clicks for e in group]),
            Add(C.AD_CONVERSIONS, lambda group: [e.conversions for e in group]),
        ),
    ),
    e.VideoViewed: Effect(
        VIDEO,
        (
            Add(C.VIDEO_IMPRESSIONS, lambda group: [e.impressions for e in group]),
            Add(C.VIDEO_VIEWS_6S, lambda group: [e.views_6s for e in group]),
            Add(C.VIDEO_COMPLETED, lambda group: [e.completed for e in group]),
        ),
    ),
    e.PromotionJoined: Effect(PROMOTION, (Add(C.PROMOTION_JOINS, _count),)),
}

LINE_EFFECT = Effect(
    LINE,
    (
        Add(C.SKU_ORDERS, _one),
        Add(C.ITEMS_SOLD, lambda group: [line.quantity for line in group]),
        Add(C.GMV, lambda group: [line.amount for line in group], money=True),
    ),
)
"""What a line of a paid order adds to its product. ORDERS counts once an order and product, not once a line."""
