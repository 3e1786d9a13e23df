"""What a LIVE says: one Struct an event type, decoded straight from JSON.

Amounts are integers in the minor unit of their currency, times are milliseconds since the epoch or RFC 3339 with an
offset. The limits below are far beyond any real LIVE: it takes millions of events at their limit to fill a 64-bit sum.
"""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

import msgspec
from msgspec import Meta

MAX_COUNT = 10**9
MAX_MONEY = 10**12
MAX_TOTAL = 10**15
FIRST_MS = 946_684_800_000  # 2000-01-01
LAST_MS = 4_102_444_800_000  # 2100-01-01

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Millis = Annotated[int, Meta(ge=FIRST_MS, le=LAST_MS, description="milliseconds since the epoch")]
Moment = Millis | Annotated[datetime, Meta(tz=True)]
Count = Annotated[int, Meta(ge=0, le=MAX_COUNT)]
Minor = Annotated[int, Meta(ge=0, le=MAX_MONEY, description="an amount in the currency's minor unit")]
Total = Annotated[int, Meta(ge=0, le=MAX_TOTAL, description="a cumulative total")]
Number = Annotated[float, Meta(ge=-1e15, le=1e15)]
Name = Annotated[str, Meta(min_length=1)]
Currency = Annotated[str, Meta(pattern="^[A-Z]{3}$", max_length=3, description="ISO 4217")]


class Event(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag_field="type"):
    """What every event may carry: when it happened, and an id by which a repetition is known.

    ``recorded_from`` stands in recordings of several feeds that were watched together: ids of one are not those of another.
    ``resume_from`` stands there where a feed goes on from another id than the event's own.
    """

    ts: Moment | None = None
    id: Name | None = None
    recorded_from: Count | None = None
    resume_from: str | None = None


class LiveStarted(Event, tag="live.started", frozen=True, gc=False, kw_only=True):
    title: str | None = None
    creator: str | None = None
    room: str | None = None
    region: str | None = None
    category: str | None = None
    currency: Currency | None = None
    tz: str | None = None
    goals: dict[str, Number] | None = None


class LivePaused(Event, tag="live.paused", frozen=True, gc=False, kw_only=True):
    pass


class LiveResumed(Event, tag="live.resumed", frozen=True, gc=False, kw_only=True):
    pass


class LiveEnded(Event, tag="live.ended", frozen=True, gc=False, kw_only=True):
    pass


class Impression(Event, tag="impression", frozen=True, gc=False, kw_only=True):
    channel: Name | None = None
    paid: bool | None = None
    video: Name | None = None
    follower: bool | None = None
    count: Count = 1


class Join(Event, tag="join", frozen=True, gc=False, kw_only=True):
    viewer: Name | None = None
    channel: Name | None = None
    paid: bool | None = None
    video: Name | None = None
    follower: bool | None = None
    gender: Name | None = None
    age: Name | None = None
    region: Name | None = None
    device: Name | None = None
    count: Count = 1


class Leave(Event, tag="leave", frozen=True, gc=False, kw_only=True):
    viewer: Name | None = None
    watch_ms: Count | None = None
    count: Count = 1


class Viewers(Event, tag="viewers", frozen=True, gc=False, kw_only=True):
    current: Count
    total: Total | None = None


class Comment(Event, tag="comment", frozen=True, gc=False, kw_only=True):
    text: str
    viewer: Name | None = None
    name: str | None = None
    lang: str | None = None
    follower: bool | None = None
    moderator: bool | None = None


class Like(Event, tag="like", frozen=True, gc=False, kw_only=True):
    viewer: Name | None = None
    count: Count = 1
    total: Total | None = None


class Share(Event, tag="share", frozen=True, gc=False, kw_only=True):
    viewer: Name | None = None
    count: Count = 1


class Follow(Event, tag="follow", frozen=True, gc=False, kw_only=True):
    viewer: Name | None = None
    count: Count = 1


class Gift(Event, tag="gift", frozen=True, gc=False, kw_only=True):
    viewer: Name | None = None
    name: str | None = None
    diamonds: Count | None = None
    count: Count = 1
    final: bool = True


class ProductListed(Event, tag="product.listed", frozen=True, gc=False, kw_only=True):
    product: Name
    name: str | None = None
    sku: str | None = None
    price: Minor | None = None
    currency: Currency | None = None
    stock: Count | None = None
    category: str | None = None


class ProductPinned(Event, tag="product.pinned", frozen=True, gc=False, kw_only=True):
    product: Name


class ProductUnpinned(Event, tag="product.unpinned", frozen=True, gc=False, kw_only=True):
    product: Name


class ProductEvent(Event, frozen=True, gc=False, kw_only=True):
    product: Name
    viewer: Name | None = None
    channel: Name | None = None
    paid: bool | None = None
    follower: bool | None = None
    count: Count = 1


class ProductImpression(ProductEvent, tag="product.impression", frozen=True, gc=False, kw_only=True):
    pass


class ProductClick(ProductEvent, tag="product.click", frozen=True, gc=False, kw_only=True):
    pass


class CartAdded(ProductEvent, tag="cart.added", frozen=True, gc=False, kw_only=True):
    pass


class CheckoutStarted(ProductEvent, tag="checkout.started", frozen=True, gc=False, kw_only=True):
    pass


class Line(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """One line of an order; its amount is that of the whole line."""

    product: Name
    sku: str | None = None
    quantity: Count
    amount: Minor


class Order(Event, frozen=True, gc=False, kw_only=True):
    order: Name
    items: Annotated[list[Line], Meta(min_length=1, max_length=1000)]
    total: Minor | None = None
    viewer: Name | None = None
    channel: Name | None = None
    paid: bool | None = None
    video: Name | None = None
    follower: bool | None = None
    promotion: Name | None = None
    currency: Currency | None = None

    @property
    def amount(self) -> int:
        """What the buyer pays, in minor units: the total, or the sum of the lines where no total came."""
        return sum(line.amount for line in self.items) if self.total is None else self.total


class OrderCreated(Order, tag="order.created", frozen=True, gc=False, kw_only=True):
    pass


class OrderPaid(Order, tag="order.paid", frozen=True, gc=False, kw_only=True):
    pass


class OrderCancelled(Event, tag="order.cancelled", frozen=True, gc=False, kw_only=True):
    order: Name
    amount: Minor | None = None


class OrderRefunded(Event, tag="order.refunded", frozen=True, gc=False, kw_only=True):
    order: Name
    amount: Minor | None = None


class PromotionStarted(Event, tag="promotion.started", frozen=True, gc=False, kw_only=True):
    promotion: Name
    kind: Name
    title: str | None = None
    product: Name | None = None
    ends_ts: Moment | None = None
    cost: Minor | None = None


class PromotionEnded(Event, tag="promotion.ended", frozen=True, gc=False, kw_only=True):
    promotion: Name
    viewer: Name | None = None
    count: Count = 1


class PromotionJoined(Event, tag="promotion.joined", frozen=True, gc=False, kw_only=True):
    promotion: Name
    viewer: Name | None = None
    count: Count = 1


class ViolationRaised(Event, tag="violation.raised", frozen=True, gc=False, kw_only=True):
    violation: Name
    reason: str
    recommendation: str | None = None
    code: str | None = None
    severity: str | None = None
    clip_ts: Moment | None = None
    clip_url: str | None = None


class ViolationAppealed(Event, tag="violation.appealed", frozen=True, gc=False, kw_only=True):
    violation: Name
    note: str | None = None


class ViolationResolved(Event, tag="violation.resolved", frozen=True, gc=False, kw_only=True):
    violation: Name
    note: str | None = None


class AdSpent(Event, tag="ad.spent", frozen=True, gc=False, kw_only=True):
    spend: Minor
    campaign: str | None = None
    revenue: Minor | None = None
    impressions: Count | None = None
    clicks: Count | None = None
    conversions: Count | None = None
    currency: Currency | None = None


class VideoViewed(Event, tag="video.viewed", frozen=True, gc=False, kw_only=True):
    video: Name
    impressions: Count | None = None
    views_6s: Count | None = None
    completed: Count | None = None


class Scope(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """What a snapshot speaks of: a channel (and whether its paid side), a product, or the room where neither is named."""

    channel: Name | None = None
    paid: bool | None = None
    product: Name | None = None


class Snapshot(Event, tag="snapshot", frozen=True, gc=False, kw_only=True):
    counters: dict[str, Total]
    gauges: dict[str, Number] | None = None
    scope: Scope | None = None


class Benchmark(Event, tag="benchmark", frozen=True, gc=False, kw_only=True):
    metric: Name
    mean: Number
    region: str | None = None
    sample: Count | None = None


class Note(Event, tag="note", frozen=True, gc=False, kw_only=True):
    text: str


class Heartbeat(Event, tag="heartbeat", frozen=True, gc=False, kw_only=True):
    pass


EVENT_TYPES: tuple[type[Event], ...] = (
    LiveStarted, LivePaused, LiveResumed, LiveEnded,
    Impression, Join, Leave, Viewers,
    Comment, Like, Share, Follow, Gift,
    ProductListed, ProductPinned, ProductUnpinned,
    ProductImpression, ProductClick, CartAdded, CheckoutStarted,
    OrderCreated, OrderPaid, OrderCancelled, OrderRefunded,
    PromotionStarted, PromotionEnded, PromotionJoined,
    ViolationRaised, ViolationAppealed, ViolationResolved,
    AdSpent, VideoViewed, Snapshot, Benchmark, Note, Heartbeat,
)  # fmt: skip


def type_name(kind: type[Event]) -> str:
    """The name an event type goes by on the wire, such as ``order.paid``."""
    name = kind.__struct_config__.tag
    assert isinstance(name, str)
    return name


TYPE_NAMES = frozenset(map(type_name, EVENT_TYPES))
"""Those of all of them."""


def union(kinds: tuple[type[Event], ...] = EVENT_TYPES) -> Any:
    """The tagged union of event types that a decoder takes."""
    joined: Any = kinds[0]
    for kind in kinds[1:]:
        joined = joined | kind
    return joined


def milliseconds(moment: int | datetime | None) -> int | None:
    """A time in milliseconds since the epoch; None if it is missing or out of range."""
    if isinstance(moment, datetime):
        moment = (moment - _EPOCH) // timedelta(milliseconds=1)
        return moment if FIRST_MS <= moment <= LAST_MS else None
    return moment
