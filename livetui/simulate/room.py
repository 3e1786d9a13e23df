"""The room, second by second: everybody takes a turn, then what falls in the second is said."""

from collections.abc import Iterator
from random import Random

import msgspec

from livetui.feed.events import (
    CartAdded,
    Comment,
    Event,
    Like,
    LiveEnded,
    OrderPaid,
    ProductClick,
    ProductImpression,
    Viewers,
)
from livetui.simulate.advertising import Advertising
from livetui.simulate.agenda import Agenda
from livetui.simulate.audience import Audience
from livetui.simulate.catalogue import Product, catalogue
from livetui.simulate.chance import between
from livetui.simulate.crowd import Crowd
from livetui.simulate.host import HOSTS, Host
from livetui.simulate.options import SimulationOptions
from livetui.simulate.orders import Orders
from livetui.simulate.plot import write_script
from livetui.simulate.shop import CLICKS_PER_VIEW, ORDERS_PER_CLICK, Shop
from livetui.simulate.stock import Stock
from livetui.simulate.traffic import Traffic

# Measured, to meet the rate that is asked for: what a view brings with it, and what is said in any case.
EVENTS_PER_VIEW = 2.905
EVENTS_ANYWAY = 0.3
EVENTS_ANYWAY_MORE = 0.045  # for each event a second, since more products change, up to
EVENTS_ANYWAY_AT_MOST = 0.6
CHUNK = 1 << 16
GAUGE_EVERY = 5
STOCK_EVERY = 30

STOCK_LAG_MS = 54_000
"""Pieces are set aside when a buyer sets out; by then the order is there."""
PIECES_IN_AN_ORDER = 1.5

UNTIMELY = (Comment, Like, ProductClick, ProductImpression, CartAdded, OrderPaid)
"""What a slow server sends late: never the room's own state."""
UNTIMELY_EVENTS = 4
LATEST_MS = 20_000


def simulate(options: SimulationOptions) -> Iterator[bytes]:
    """A LIVE as lines of the feed: chunks of whole lines, in the order they arrive."""
    for _, chunk in chunks(options):
        yield chunk


def chunks(options: SimulationOptions) -> Iterator[tuple[float, bytes]]:
    """The same, each chunk with the part of the LIVE that is done with it, from 0 to 1."""
    encode = msgspec.json.Encoder().encode_lines
    chunk = bytearray()
    for second, events in seconds(options):
        chunk += encode(events)
        if len(chunk) >= CHUNK or second == options.seconds:
            yield second / options.seconds, bytes(chunk)
            chunk.clear()


def seconds(options: SimulationOptions) -> Iterator[tuple[int, list[Event]]]:
    """The events that arrive in each second of the LIVE; its end is a second of its own."""
    room = _Room(options)
    for second in range(options.seconds):
        yield second, room.play(second)
    yield options.seconds, room.end()


class _Room:
    def __init__(self, options: SimulationOptions) -> None:
        chance = Random(options.seed * 2 + 1).random
        products = catalogue()
        rate = options.events_per_second
        anyway = min(EVENTS_ANYWAY + EVENTS_ANYWAY_MORE * rate, EVENTS_ANYWAY_AT_MOST)
        views_per_second = (rate - anyway) / EVENTS_PER_VIEW
        orders = views_per_second * options.seconds * CLICKS_PER_VIEW * ORDERS_PER_CLICK
        numbers = tuple(range(len(products)))
        self._options = options
        self._chance = chance
        self._products = products
        self._script = script = write_script(options.seed, options.seconds, numbers[:4], numbers[4:])
        self._stock = Stock(_pieces(products, orders))
        self._agenda = agenda = Agenda(options.start_ms, options.start_ms + options.seconds * 1000)
        self._audience = audience = Audience(chance, agenda)
        self._orders = Orders(chance=chance, agenda=agenda, products=products, stock=self._stock)
        self._host = Host(
            agenda=agenda, options=options, script=script, products=products, stock=self._stock, orders=int(orders)
        )
        self._traffic = Traffic(
            chance=chance, agenda=agenda, script=script, audience=audience, views_per_second=views_per_second
        )
        self._shop = Shop(
            chance=chance, agenda=agenda, script=script, audience=audience, products=products, orders=self._orders,
            stock=self._stock,
        )  # fmt: skip
        self._crowd = Crowd(
            chance=chance,
            agenda=agenda,
            script=script,
            audience=audience,
            products=products,
            host=HOSTS[options.seed % len(HOSTS)][0],
        )
        self._advertising = Advertising(
            chance=chance, agenda=agenda, traffic=self._traffic, shop=self._shop, orders=self._orders
        )
        self._shop.list_products(agenda.start_ms, list(numbers), whole=True)
        self._to_delay = 0

    def play(self, second: int) -> list[Event]:
        self._host.play(second)
        self._traffic.play(second)
        pace, pinned = self._traffic.pace, self._host.pinned
        self._crowd.play(second, pace, pinned)
        self._shop.play(second, pace, pinned)
        if second % STOCK_EVERY == STOCK_EVERY - 1:
            self._shop.list_products(self._agenda.start_ms + second * 1000 + STOCK_LAG_MS, self._stock.changed(), whole=False)
        if second % 60 == 59:
            self._advertising.account(second)
        self._audience.close(second)
        arriving = self._arriving(second)
        if second % GAUGE_EVERY == GAUGE_EVERY - 1:
            arriving.append(self._gauge(second))
        return arriving

    def end(self) -> list[Event]:
        seconds = self._options.seconds
        self._agenda.take(seconds)
        end_ms = self._agenda.end_ms
        return [Viewers(ts=end_ms, id="v.end", current=0), LiveEnded(ts=end_ms, id="end")]

    def _gauge(self, second: int) -> Viewers:
        """Those present at the end of a second: the last thing said in it."""
        ms = self._agenda.start_ms + second * 1000 + 999
        return Viewers(ts=ms, id=f"v{second // GAUGE_EVERY + 1}", current=self._audience.current)

    def _arriving(self, second: int) -> list[Event]:
        """The events of a second but for those that the network holds up."""
        if second in self._script.delays:
            self._to_delay += min(UNTIMELY_EVENTS, 1 + self._script.seconds // 900)
        due = self._agenda.take(second)
        if not self._to_delay:
            return [event for _, event in due]
        arriving: list[Event] = []
        for ms, event in due:
            if self._to_delay and isinstance(event, UNTIMELY) and event.ts == ms:
                self._to_delay -= 1
                self._agenda.add(ms + between(6000, LATEST_MS, self._chance), event)
            else:
                arriving.append(event)
        return arriving


def _pieces(products: tuple[Product, ...], orders: float) -> list[int]:
    """How many of each are for sale, from how many will be wanted: one is meant to run out."""
    wanted = [product.attention * product.clicking * product.buying for product in products]
    pieces = orders * PIECES_IN_AN_ORDER
    return [
        max(product.stock // 20, int(pieces * share * product.stock / (100 * sum(wanted))))
        for product, share in zip(products, wanted, strict=True)
    ]
