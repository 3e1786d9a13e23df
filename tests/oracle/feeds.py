"""Random feeds: few people, channels and products, events close together, and everything that may go wrong in a feed."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from random import Random
from typing import Any, TypeVar

from msgspec import Struct

Fields = dict[str, Any]
Value = TypeVar("Value")

START_S = 1_786_557_000
_CHANNELS = ("for_you", "following", "ads", "video", "búsqueda")
_PRODUCTS = ("p1", "p2", "p3", "p4")
_VIDEOS = ("v1", "v2", "v3")
_TRAITS: dict[str, tuple[str, ...]] = {
    "gender": ("female", "male"), "age": ("18-24", "25-34", "55+"), "region": ("US", "VN"), "device": ("ios", "android"),
}  # fmt: skip
_COUNTERS = ("impressions", "views", "likes", "gmv", "orders", "product_clicks", "leaves", "items_sold", "refunds")
_GOALS = ("views", "viewers", "gmv", "ctor", "err", "refund_amount", "ad_spend", "likes", "leave_rate", "customers", "acu")
_SCOPES: tuple[Fields | None, ...] = (
    None, None, {"channel": "for_you"}, {"channel": "ads", "paid": True}, {"product": "p1"}, {"product": "p9"},
)  # fmt: skip


class Shape(Struct, frozen=True, kw_only=True):
    """What a feed is like. ``in_order``: nothing is late. ``late_start``: that it started is told in its middle.

    ``silence_s``: for so long after its start nothing is heard.

    ``astray_days``: for each of them some event is dated so many days off. ``ends``: it is told that it ended, and orders are
    given back for hours after that.
    """

    events: int = 300
    seconds: int = 480
    snapshots: bool = False
    totals: bool = True
    gauge: bool = True
    leaves: bool = True
    in_order: bool = False
    shuffled: bool = False
    currencies: tuple[str, ...] = ("USD",)
    currency_of_live: str | None = "USD"
    late_start: bool = False
    silence_s: int = 0
    sources: int = 1
    astray_days: tuple[int, ...] = ()
    ends: bool = False
    bad_lines: bool = False


SHAPES: tuple[Shape, ...] = (
    Shape(),
    Shape(in_order=True, events=150, seconds=90),
    Shape(snapshots=True),
    Shape(snapshots=True, totals=False, gauge=False, currencies=("USD", "EUR")),
    Shape(totals=False, gauge=False, shuffled=True),
    Shape(currencies=("USD", "EUR"), bad_lines=True),
    Shape(currencies=("EUR", "USD", "VND"), currency_of_live=None),
    Shape(currencies=("EUR", "USD"), late_start=True),
    Shape(sources=3, snapshots=True),
    Shape(sources=2, gauge=True, currency_of_live=None),
    Shape(events=40, seconds=1200),
    Shape(events=600, seconds=40, currencies=("JPY",), currency_of_live="USD"),
    Shape(events=3, seconds=2, totals=False),
    Shape(gauge=False, leaves=False, totals=False),
    Shape(astray_days=(-400, 3, 2000), snapshots=True),
    Shape(astray_days=(-2, -2, 900), currency_of_live=None, totals=False, gauge=False),
    Shape(ends=True),
    Shape(ends=True, gauge=False, totals=False),
    Shape(silence_s=1800, snapshots=True, ends=True),
    Shape(silence_s=700, gauge=False, totals=False, events=150),
    Shape(silence_s=100, snapshots=True, events=30, seconds=1200),
)


@dataclass
class _World:
    """What has been said so far, for events that speak of earlier ones."""

    chance: Random
    shape: Shape
    orders: list[str] = field(default_factory=list)
    like_total: int = 0
    view_total: int = 0
    counters: dict[str, int] = field(default_factory=dict)

    def maybe(self, value: Value, odds: float = 0.7) -> Value | None:
        return value if self.chance.random() < odds else None

    def count(self) -> int | None:
        return self.maybe(self.chance.choice((0, 1, 2, 3, 250)), 0.3)

    def person(self) -> Fields:
        chance = self.chance
        return {"viewer": self.maybe(f"u{chance.randrange(9)}", 0.8), "follower": chance.choice((True, False, None))}

    def source(self) -> Fields:
        chance = self.chance
        return {"channel": self.maybe(chance.choice(_CHANNELS)), "paid": chance.choice((True, False, None, None))}

    def currency(self) -> str | None:
        return self.maybe(self.chance.choice(self.shape.currencies), 0.7)

    def amount(self) -> int:
        return self.chance.choice((0, 1, 999, 1250, 10**12))


def _impression(world: _World) -> Fields:
    video = world.maybe(world.chance.choice(_VIDEOS), 0.4)
    return world.source() | {"video": video, "follower": world.maybe(True), "count": world.count()}


def _join(world: _World) -> Fields:
    traits = {trait: world.maybe(world.chance.choice(values), 0.4) for trait, values in _TRAITS.items()}
    return world.source() | world.person() | traits | {"video": world.maybe("v2", 0.2), "count": world.count()}


def _leave(world: _World) -> Fields:
    return {"viewer": "u1", "watch_ms": world.maybe(world.chance.randrange(90_000)), "count": world.count()}


def _viewers(world: _World) -> Fields:
    world.view_total = world.chance.choice((0, world.view_total, world.view_total + 3, world.view_total + 40))
    return {"current": world.chance.randrange(60), "total": world.maybe(world.view_total, 0.5) if world.shape.totals else None}


def _comment(world: _World) -> Fields:
    return world.person() | {"text": world.chance.choice(("hi", "giá bao nhiêu?", "", "🙂"))}


def _like(world: _World) -> Fields:
    world.like_total += world.chance.choice((-5, 0, 1, 15))
    told = world.shape.totals and world.chance.random() < 0.3
    return {"count": world.count(), "total": max(0, world.like_total) if told else None}


def _counted(world: _World) -> Fields:
    return {"viewer": "u2", "count": world.count()}


def _gift(world: _World) -> Fields:
    return {"diamonds": world.maybe(world.chance.randrange(50)), "final": world.maybe(False, 0.3), "count": world.count()}


def _listed(world: _World) -> Fields:
    chance = world.chance
    return {
        "product": chance.choice((*_PRODUCTS, "p5")),
        "name": world.maybe(chance.choice(("Serum", "Crème", "Mask"))),
        "price": world.maybe(chance.randrange(5000)),
        "stock": world.maybe(chance.randrange(12)),
        "currency": world.currency(),
    }


def _pin(world: _World) -> Fields:
    return {"product": world.chance.choice(_PRODUCTS[:2])}


def _product(world: _World) -> Fields:
    return world.source() | world.person() | {"product": world.chance.choice(_PRODUCTS), "count": world.count()}


def _order(world: _World) -> Fields:
    chance = world.chance
    order = chance.choice(world.orders) if world.orders and chance.random() < 0.15 else f"o{len(world.orders)}"
    world.orders.append(order)
    lines = [
        {"product": chance.choice(_PRODUCTS), "quantity": chance.randrange(4), "amount": world.amount()}
        for _ in range(chance.randrange(1, 4))
    ]
    rest = {"order": order, "items": lines, "total": world.maybe(world.amount(), 0.3), "currency": world.currency()}
    return world.source() | world.person() | rest | {"video": world.maybe("v3", 0.3), "promotion": world.maybe("g1", 0.2)}


def _returned(world: _World) -> Fields:
    return {"order": world.chance.choice([*world.orders, "o-never"]), "amount": world.maybe(world.amount(), 0.4)}


def _ad(world: _World) -> Fields:
    optional = {name: world.maybe(world.chance.randrange(80)) for name in ("revenue", "impressions", "clicks", "conversions")}
    return optional | {"spend": world.chance.randrange(500), "currency": world.currency()}


def _video(world: _World) -> Fields:
    counts = {name: world.maybe(world.chance.randrange(90)) for name in ("impressions", "views_6s", "completed")}
    return counts | {"video": world.chance.choice((*_VIDEOS, "v9"))}


def _snapshot(world: _World) -> Fields:
    scope = world.chance.choice(_SCOPES)
    counters = {}
    for name in world.chance.sample(_COUNTERS, 3):
        key = f"{scope}{name}"
        total = 0 if world.chance.random() < 0.1 else world.counters.get(key, 0) + world.chance.choice((0, 1, 70))
        counters[name] = world.counters[key] = total
    gauges = {"current_viewers": world.chance.randrange(60)} if world.shape.gauge and world.chance.random() < 0.3 else None
    return {"counters": counters | {"no_such_counter": 5}, "scope": scope, "gauges": gauges}


def _goals(world: _World) -> Fields:
    return {"goals": {world.chance.choice(_GOALS): world.chance.choice((0, 3, 40, 900, 0.2)) for _ in range(3)}}


def _promotion(world: _World) -> Fields:
    chance = world.chance
    ends = world.maybe((START_S + chance.randrange(world.shape.seconds + 60)) * 1000, 0.4)
    rest = {"title": world.maybe("Win", 0.5), "cost": world.maybe(chance.choice((0, 1500))), "ends_ts": ends}
    return _promoted(world) | {"kind": chance.choice(("giveaway", "coupon"))} | rest


def _promoted(world: _World) -> Fields:
    return {"promotion": world.chance.choice(("g1", "g2")), "count": world.count()}


def _violation(world: _World) -> Fields:
    told = {"reason": world.chance.choice(("claim", "price")), "recommendation": world.maybe("say less", 0.5)}
    return told | {"violation": world.chance.choice(("x1", "x2"))}


_MAKERS: tuple[tuple[str, int, Callable[[_World], Fields]], ...] = (
    ("impression", 10, _impression), ("join", 20, _join), ("leave", 10, _leave), ("viewers", 8, _viewers),
    ("comment", 8, _comment), ("like", 8, _like), ("share", 2, _counted), ("follow", 3, _counted), ("gift", 4, _gift),
    ("product.listed", 4, _listed), ("product.pinned", 4, _pin), ("product.unpinned", 2, _pin),
    ("product.impression", 6, _product), ("product.click", 8, _product), ("cart.added", 4, _product),
    ("checkout.started", 2, _product), ("order.created", 5, _order), ("order.paid", 14, _order),
    ("order.refunded", 3, _returned), ("order.cancelled", 3, _returned), ("ad.spent", 3, _ad), ("video.viewed", 3, _video),
    ("promotion.started", 2, _promotion), ("promotion.ended", 1, _promoted), ("promotion.joined", 2, _promoted),
    ("violation.raised", 2, _violation), ("violation.appealed", 1, _violation), ("violation.resolved", 1, _violation),
    ("note", 1, lambda world: {"text": world.chance.choice(("here", "clip"))}),
    ("live.started", 1, _goals),
    ("live.paused", 1, lambda world: {}), ("live.resumed", 1, lambda world: {}), ("live.ended", 1, lambda world: {}),
    ("heartbeat", 1, lambda world: {}), ("snapshot", 14, _snapshot),
)  # fmt: skip
_AFTER = ("order.refunded", "heartbeat", "violation.raised")
_BAD_LINES = ('{"type":"join","ts":', "[1,", "{'type': 'join'}", '{"type":"not.yet.known","ts":1786557000000,"count":9}', "")


def feed(seed: int, shape: Shape) -> list[Fields]:
    """A feed's events in the order they come, without the fields that are not told."""
    chance = Random(seed)
    world = _World(chance, shape)
    carried = {"viewers": shape.gauge, "leave": shape.leaves, "snapshot": shape.snapshots}
    makers = [maker for maker in _MAKERS if carried.get(maker[0], True)]
    events: list[Fields] = [
        {"type": kind, "ts": ts} | make(world)
        for ts in _times(chance, shape)
        for kind, _, make in chance.choices(makers, [weight for _, weight, _ in makers])
    ]
    for number, event in enumerate(events):
        if chance.random() < 0.3:
            event["id"] = f"e{number // shape.sources}"
        if shape.sources > 1:
            event["recorded_from"] = chance.choice((None, *range(shape.sources)))
    events = _repeated(chance, _late(chance, shape, events))
    for days in shape.astray_days:
        chance.choice(events)["ts"] += days * 86_400_000
    for event in events:
        event["ts"] += shape.silence_s * 1000
    started = {"type": "live.started", "ts": START_S * 1000 + 137, "currency": shape.currency_of_live, "title": "A LIVE"}
    started |= _goals(world)
    if shape.currency_of_live:
        events.insert(len(events) // 2 if shape.late_start else 0, started)
    if shape.ends:
        events += _aftermath(world, (START_S + shape.silence_s + shape.seconds) * 1000)
    return [_told(chance, event) for event in events]


def _aftermath(world: _World, end_ms: int) -> list[Fields]:
    """The end, and what is given back in the hours after it."""
    times = sorted(end_ms + world.chance.randrange(1, 20 * 3_600_000) for _ in range(6))
    return [
        {"type": "live.ended", "ts": end_ms},
        *({"type": world.chance.choice(_AFTER), "ts": ts} | _returned(world) | _violation(world) for ts in times),
    ]


def lines(events: list[Fields], bad_lines: bool = False) -> bytes:
    """Events as a recording, if asked with lines between them that are none."""
    chance = Random(len(events))
    out = []
    for event in events:
        out.append(json.dumps(event, ensure_ascii=chance.random() < 0.5))
        if bad_lines and chance.random() < 0.05:
            out.append(chance.choice(_BAD_LINES))
    return "".join(line + "\n" for line in out).encode()


def millis(event: Fields) -> int:
    """When an event happened, in milliseconds since the epoch."""
    ts = event["ts"]
    if isinstance(ts, int):
        return ts
    return (datetime.fromisoformat(ts) - datetime.fromtimestamp(0, UTC)) // timedelta(milliseconds=1)


def once(events: list[Fields]) -> Iterator[Fields]:
    """Without repetitions: which of two counts is decided by arrival, too."""
    seen: set[tuple[str, str]] = set()
    for event in events:
        keys = {("id", event["id"])} if "id" in event else set()
        if event["type"] == "order.paid":
            keys.add(("order", event["order"]))
        if not keys & seen:
            yield event
        seen |= keys


def _times(chance: Random, shape: Shape) -> list[int]:
    """Times in clusters, at the very edges of seconds too."""
    seconds = [chance.randrange(shape.seconds) for _ in range(max(1, shape.events // 5))]
    return sorted(
        (START_S + chance.choice(seconds)) * 1000 + chance.choice((0, 0, 1, 500, 999, chance.randrange(1000)))
        for _ in range(shape.events)
    )


def _late(chance: Random, shape: Shape, events: list[Fields]) -> list[Fields]:
    if shape.in_order:
        return events
    if shape.shuffled:
        chance.shuffle(events)
        return events
    arrivals = [event["ts"] + (chance.randrange(shape.seconds * 1000) if chance.random() < 0.1 else 0) for event in events]
    return [events[at] for at in sorted(range(len(events)), key=arrivals.__getitem__)]


def _repeated(chance: Random, events: list[Fields]) -> list[Fields]:
    """Some events come again, and then may say something else."""
    out: list[Fields] = []
    for event in events:
        out.append(event)
        named = [other for other in out[-20:] if "id" in other]
        if named and chance.random() < 0.08:
            out.append(chance.choice(named) | {"ts": event["ts"], "count": 7, "total": 7})
    return out


def _told(chance: Random, event: Fields) -> Fields:
    """An event without what is not told; its time sometimes as text."""
    event = {name: value for name, value in event.items() if value is not None}
    if chance.random() < 0.05:
        zone = timezone(timedelta(hours=chance.choice((0, 7, -8))))
        event["ts"] = (datetime.fromtimestamp(0, zone) + timedelta(milliseconds=event["ts"])).isoformat()
    return event
