"""From the cart to the payment, and what comes back."""

from livetui.feed.events import CartAdded, CheckoutStarted, Line, OrderCancelled, OrderCreated, OrderPaid, OrderRefunded
from livetui.simulate.agenda import Agenda
from livetui.simulate.audience import Visit
from livetui.simulate.catalogue import Product
from livetui.simulate.chance import Chance, Wheel, between
from livetui.simulate.channels import CHANNELS
from livetui.simulate.script import Offer
from livetui.simulate.stock import Stock

LINES = Wheel(((1, 66), (2, 25), (3, 9)))
QUANTITY = Wheel(((1, 91), (2, 7), (3, 2)))
PATIENCE_MS = 90_000
"""From the first click to the payment it takes at most so long, and less where the buyer leaves before."""

FLASH_OFF = 20  # percent of the line
COUPON_FROM = 1_500
COUPON_OFF = 300
WELCOME_CHANCE = 0.12
WELCOME_OFF = 10  # percent of the order

CANCELLED = 0.35  # of those created and never paid
REFUNDED = 0.035  # of those paid, within the LIVE
REFUND_AFTER_MS = (120_000, 1_500_000)


class Orders:
    """Follows one buyer's steps at a time; every step is said in its own moment."""

    def __init__(self, *, chance: Chance, agenda: Agenda, products: tuple[Product, ...], stock: Stock) -> None:
        self._chance = chance
        self._agenda = agenda
        self._products = products
        self._stock = stock
        # The dearest things are seldom what is thrown in.
        self._besides = Wheel(
            (number, product.attention * product.buying // 10)
            for number, product in enumerate(products)
            if product.price < 3000
        )
        self._steps = 0
        self._orders = 0
        self.paid_orders = [0] * len(CHANNELS)
        self.paid_revenue = [0] * len(CHANNELS)

    def leave_in_the_cart(self, ms: int, visit: Visit, product: int) -> None:
        self._cart(ms + between(1500, 12_000, self._chance), visit, product)

    def give_up_at_checkout(self, ms: int, visit: Visit, product: int) -> None:
        cart_ms = ms + between(1500, 9_000, self._chance)
        self._cart(cart_ms, visit, product)
        self._checkout(cart_ms + between(3000, 20_000, self._chance), visit, product)

    def give_up_at_payment(self, ms: int, visit: Visit, product: int) -> None:
        created_ms, _ = self._walk(ms, visit, product)
        lines = [self._line(product, 1)]
        number, created = self._create(created_ms, visit, lines, None, None)
        if self._chance() < CANCELLED:
            cancelled_ms = created_ms + between(60_000, 600_000, self._chance)
            self._agenda.add(cancelled_ms, OrderCancelled(ts=cancelled_ms, id=f"ox{number}", order=created.order))

    def buy(self, ms: int, visit: Visit, product: int, sale: Offer | None) -> None:
        """An order that is paid."""
        chance = self._chance
        lines = self._lines(product)
        created_ms, paid_ms = self._walk(ms, visit, product)
        total, promotion = self._reduced(lines, sale)
        number, created = self._create(created_ms, visit, lines, total, promotion)
        self._agenda.add(paid_ms, OrderPaid(
            ts=paid_ms, id=f"op{number}", order=created.order, items=lines, total=total, viewer=created.viewer,
            channel=created.channel, paid=created.paid, video=created.video, follower=created.follower,
            promotion=promotion, currency="USD",
        ))  # fmt: skip
        if created.paid and paid_ms < self._agenda.end_ms:
            self.paid_orders[visit.channel] += 1
            self.paid_revenue[visit.channel] += created.amount
        if chance() < REFUNDED:
            back_ms = paid_ms + between(*REFUND_AFTER_MS, chance)
            back = created.amount
            if len(lines) > 1 and chance() < 0.6:
                back = back * lines[0].amount // sum(line.amount for line in lines)
            self._agenda.add(back_ms, OrderRefunded(ts=back_ms, id=f"or{number}", order=created.order, amount=back))

    def _walk(self, ms: int, visit: Visit, product: int) -> tuple[int, int]:
        """Cart and checkout; when the order and the payment follow, all before the buyer leaves."""
        chance = self._chance
        patience = min(PATIENCE_MS, visit.leaves_ms - ms)
        created_ms = ms + int(patience * (0.4 + 0.2 * chance()))
        paid_ms = ms + int(patience * (0.65 + 0.3 * chance()))
        self._cart(ms + int(patience * 0.1 * (0.5 + chance() * 0.5)), visit, product)
        self._checkout(ms + int(patience * (0.15 + 0.2 * chance())), visit, product)
        return created_ms, paid_ms

    def _cart(self, ms: int, visit: Visit, product: int) -> None:
        self._steps += 1
        channel = CHANNELS[visit.channel]
        self._agenda.add(ms, CartAdded(
            ts=ms, id=f"ca{self._steps}", product=self._products[product].product, viewer=visit.person.id,
            channel=channel.name, paid=channel.paid, follower=visit.person.follower,
        ))  # fmt: skip

    def _checkout(self, ms: int, visit: Visit, product: int) -> None:
        self._steps += 1
        channel = CHANNELS[visit.channel]
        self._agenda.add(ms, CheckoutStarted(
            ts=ms, id=f"co{self._steps}", product=self._products[product].product, viewer=visit.person.id,
            channel=channel.name, paid=channel.paid, follower=visit.person.follower,
        ))  # fmt: skip

    def _create(
        self, ms: int, visit: Visit, lines: list[Line], total: int | None, promotion: str | None
    ) -> tuple[int, OrderCreated]:
        self._orders += 1
        channel = CHANNELS[visit.channel]
        created = OrderCreated(
            ts=ms, id=f"oc{self._orders}", order=f"o{self._orders}", items=lines, total=total, viewer=visit.person.id,
            channel=channel.name, paid=channel.paid, video=visit.video, follower=visit.person.follower,
            promotion=promotion, currency="USD",
        )  # fmt: skip
        self._agenda.add(ms, created)
        return self._orders, created

    def _lines(self, product: int) -> list[Line]:
        chance, stock = self._chance, self._stock
        chosen = [product]
        for _ in range(LINES.pick(chance) - 1):
            other = self._besides.pick(chance)
            if other not in chosen and stock.left(other):
                chosen.append(other)
        return [self._line(number, stock.take(number, QUANTITY.pick(chance))) for number in chosen]

    def _line(self, product: int, quantity: int) -> Line:
        row = self._products[product]
        return Line(product=row.product, sku=row.sku, quantity=quantity, amount=row.price * quantity)

    def _reduced(self, lines: list[Line], sale: Offer | None) -> tuple[int | None, str | None]:
        """What is paid where that is less than the lines' sum, and the promotion it is due to."""
        full = sum(line.amount for line in lines)
        if sale is not None and sale.product is not None:
            on_sale = self._products[sale.product].product
            off = sum(line.amount * FLASH_OFF // 100 for line in lines if line.product == on_sale)
            if off:
                return full - off, sale.id
        elif sale is not None and full >= COUPON_FROM and self._chance() < 0.8:
            return full - COUPON_OFF, sale.id
        if self._chance() < WELCOME_CHANCE:
            return full - full * WELCOME_OFF // 100, None
        return None, None
