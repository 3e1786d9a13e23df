"""What is looked at, clicked and bought, and what is left of it."""

from livetui.feed.events import ProductClick, ProductImpression, ProductListed
from livetui.simulate.agenda import Agenda
from livetui.simulate.audience import Audience, Visit
from livetui.simulate.catalogue import Product
from livetui.simulate.chance import Chance, Drip, Wheel, between
from livetui.simulate.channels import CHANNELS
from livetui.simulate.orders import Orders
from livetui.simulate.script import Offer, Script
from livetui.simulate.stock import Stock

CLICKS_PER_VIEW = 0.25
IMPRESSIONS_PER_CLICK = 20.0
IMPRESSIONS_IN_A_BATCH = 24

ORDERS_PER_CLICK = 0.021
WILLING = 1.64
"""What willingness, pins and sales multiply to on average over the clicks of a LIVE; measured."""
PINNED_ATTENTION = 6
PINNED_CLICKING = 1.35
PINNED_BUYING = 1.25
SALE_BUYING = 1.9

TIME_TO_BUY_MS = 12_000

# Of the clicks that do not become a paid order, how many get as far as this.
GIVEN_UP_AT_PAYMENT = 0.004
GIVEN_UP_AT_CHECKOUT = 0.030
LEFT_IN_THE_CART = 0.14


class Shop:
    """The shelf beside the picture."""

    def __init__(
        self, *, chance: Chance, agenda: Agenda, script: Script, audience: Audience, products: tuple[Product, ...],
        orders: Orders, stock: Stock,
    ) -> None:  # fmt: skip
        self._chance = chance
        self._agenda = agenda
        self._script = script
        self._audience = audience
        self._products = products
        self._orders = orders
        self._stock = stock
        self._batches, self._clicks = Drip(chance), Drip(chance)
        self._buying = [Drip(chance) for _ in CHANNELS]
        self._said = 0
        self._scene: tuple[int | None, str | None, int] | None = None
        self._looked_at: Wheel[int] = Wheel(())
        self._clicked: Wheel[int] = Wheel(())
        self.paid_clicks = [0] * len(CHANNELS)

    def play(self, second: int, pace: float, pinned: int | None) -> None:
        """One second, in a room that people enter at this pace."""
        sale = self._script.sale(second)
        scene = (pinned, sale.id if sale else None, self._stock.sold_out)
        if scene != self._scene:
            self._scene = scene
            self._arrange(pinned, sale)
        interest = CLICKS_PER_VIEW * self._script.interest[second] * pace
        for _ in range(self._batches.take(interest * (IMPRESSIONS_PER_CLICK / IMPRESSIONS_IN_A_BATCH))):
            self._look(second)
        for _ in range(self._clicks.take(interest)):
            self._click(second, pinned, sale)

    def _arrange(self, pinned: int | None, sale: Offer | None) -> None:
        """The pinned product is seen most, one on sale more than others, a sold out one hardly."""
        looks, clicks = [], []
        for number, product in enumerate(self._products):
            looked_at = product.attention * 10
            if number == pinned:
                looked_at *= PINNED_ATTENTION
            if sale is not None and number == sale.product:
                looked_at *= 2
            if not self._stock.left(number):
                looked_at = max(1, looked_at // 8)
            looks.append((number, looked_at))
            clicking = int(product.clicking * PINNED_CLICKING) if number == pinned else product.clicking
            clicks.append((number, max(1, looked_at * clicking // 50)))
        self._looked_at, self._clicked = Wheel(looks), Wheel(clicks)

    def _look(self, second: int) -> None:
        chance = self._chance
        ms = self._agenda.start_ms + second * 1000 + int(chance() * 1000.0)
        visit = self._audience.anybody(ms)
        if visit is None:
            return
        channel = CHANNELS[visit.channel]
        count = between(IMPRESSIONS_IN_A_BATCH // 2, IMPRESSIONS_IN_A_BATCH * 3 // 2, chance)
        self._said += 1
        self._agenda.add(ms, ProductImpression(
            ts=ms, id=f"pi{self._said}", product=self._products[self._looked_at.pick(chance)].product,
            channel=channel.name, paid=channel.paid, count=count,
        ))  # fmt: skip

    def _click(self, second: int, pinned: int | None, sale: Offer | None) -> None:
        chance = self._chance
        ms = self._agenda.start_ms + second * 1000 + int(chance() * 1000.0)
        visit = self._audience.somebody_willing(ms)
        if visit is None:
            return
        number = self._clicked.pick(chance)
        channel = CHANNELS[visit.channel]
        if channel.paid:
            self.paid_clicks[visit.channel] += 1
        self._said += 1
        self._agenda.add(ms, ProductClick(
            ts=ms, id=f"c{self._said}", product=self._products[number].product, viewer=visit.person.id,
            channel=channel.name, paid=channel.paid, follower=visit.person.follower,
        ))  # fmt: skip
        if self._stock.left(number) and visit.leaves_ms - ms >= TIME_TO_BUY_MS:
            self._tempt(ms, visit, number, pinned, sale)

    def _tempt(self, ms: int, visit: Visit, number: int, pinned: int | None, sale: Offer | None) -> None:
        """Whether the click leads on, and how far."""
        chance, orders = self._chance, self._orders
        likely = ORDERS_PER_CLICK / WILLING * visit.person.willing * CHANNELS[visit.channel].buying
        likely *= self._products[number].buying / 100.0
        if number == pinned:
            likely *= PINNED_BUYING
        if sale is not None and sale.product in (None, number):
            likely *= SALE_BUYING
        # A channel's orders come by its own drip: their share of the sales is as steady as its traffic.
        if self._buying[visit.channel].take(likely):
            orders.buy(ms, visit, number, sale)
            return
        how_far = chance()
        if how_far < GIVEN_UP_AT_PAYMENT:
            orders.give_up_at_payment(ms, visit, number)
        elif how_far < GIVEN_UP_AT_CHECKOUT:
            orders.give_up_at_checkout(ms, visit, number)
        elif how_far < LEFT_IN_THE_CART:
            orders.leave_in_the_cart(ms, visit, number)

    def list_products(self, ms: int, numbers: list[int], *, whole: bool) -> None:
        """Say what is on the shelf; an update says only what changes."""
        for number in numbers:
            product = self._products[number]
            self._said += 1
            identity = f"pl{self._said}"
            if whole:
                event = ProductListed(
                    ts=ms, id=identity, product=product.product, name=product.name, sku=product.sku,
                    price=product.price, currency="USD", stock=self._stock.left(number), category="Beauty",
                )  # fmt: skip
            else:
                event = ProductListed(ts=ms, id=identity, product=product.product, stock=self._stock.left(number))
            self._agenda.add(ms, event)
