"""What the host and the platform do on stage: start, pins, promotions, a violation, notes."""

from livetui.feed.events import (
    Event,
    LiveStarted,
    Note,
    ProductPinned,
    ProductUnpinned,
    PromotionEnded,
    PromotionStarted,
    ViolationAppealed,
    ViolationRaised,
    ViolationResolved,
)
from livetui.simulate.agenda import Agenda
from livetui.simulate.catalogue import Product
from livetui.simulate.options import SimulationOptions
from livetui.simulate.script import Offer, Script
from livetui.simulate.stock import Stock

_FIRST = "start"
_ROOMS = "sim-"

HOSTS = (
    ("Mia", "Evening skincare: glow with me ✨"),
    ("Dani & Lu", "Rutina de noche, live with us 🌙"),
    ("Hana", "Self-care night: restock day 🫧"),
    ("Tasha", "Ask me anything: acne, SPF, retinal"),
)
"""Who goes live and under which title; the seed says which."""

NOTES = (
    (0.07, "Sunscreen demo on the arm camera"),
    (0.31, "Quiet: change the hook, show before and after"),
    (0.52, "Guest: a dermatologist answers questions"),
    (0.74, "Good clip for a short"),
    (0.93, "Say when the next LIVE is"),
)


def is_simulated(first: Event) -> bool:
    """Whether a LIVE that begins with this event is a simulated one."""
    return isinstance(first, LiveStarted) and first.id == _FIRST and (first.room or "").startswith(_ROOMS)


class Host:
    """Puts the script on the agenda; pins wait for their moment, since a product may be sold out by then."""

    def __init__(
        self, *, agenda: Agenda, options: SimulationOptions, script: Script, products: tuple[Product, ...],
        stock: Stock, orders: int,
    ) -> None:  # fmt: skip
        self._agenda = agenda
        self._products = products
        self._stock = stock
        self._pins = {pin.second: pin.product for pin in script.pins}
        self._pinned = 0
        self.pinned: int | None = None
        self._open(options.seed, orders)
        for offer in script.offers:
            self._offer(offer)
        self._trouble(script)
        for number, (share, text) in enumerate(NOTES, start=1):
            ms = self._ms(int(script.seconds * share))
            agenda.add(ms, Note(ts=ms, id=f"n{number}", text=text))

    def play(self, second: int) -> None:
        product = self._pins.get(second)
        if product is None or product == self.pinned or not self._stock.left(product):
            return
        ms = self._ms(second)
        self._pinned += 1
        if self.pinned is not None:
            former = self._products[self.pinned].product
            self._agenda.add(ms, ProductUnpinned(ts=ms, id=f"unpin{self._pinned}", product=former))
        self.pinned = product
        self._agenda.add(ms, ProductPinned(ts=ms, id=f"pin{self._pinned}", product=self._products[product].product))

    def _ms(self, second: int) -> int:
        return self._agenda.start_ms + second * 1000

    def _open(self, seed: int, orders: int) -> None:
        ms = self._ms(0)
        creator, title = HOSTS[seed % len(HOSTS)]
        self._agenda.add(ms, LiveStarted(
            ts=ms, id=_FIRST, title=title, creator=creator, room=f"{_ROOMS}{seed}", region="US", category="Beauty",
            currency="USD", tz="America/Los_Angeles", goals={"orders": orders},
        ))  # fmt: skip

    def _offer(self, offer: Offer) -> None:
        product = None if offer.product is None else self._products[offer.product]
        if offer.kind == "giveaway":
            title, cost = "Win a Glow Starter Kit", 3990
        elif product is not None:
            title, cost = f"Flash sale: {product.name}, 20 % off", None
        else:
            title, cost = "GLOW3: $3 off from $15", None
        ms, end_ms = self._ms(offer.start), self._ms(offer.end)
        self._agenda.add(ms, PromotionStarted(
            ts=ms, id=f"{offer.id}.on", promotion=offer.id, kind=offer.kind, title=title, ends_ts=end_ms, cost=cost,
            product=None if product is None else product.product,
        ))  # fmt: skip
        self._agenda.add(end_ms, PromotionEnded(ts=end_ms, id=f"{offer.id}.off", promotion=offer.id))

    def _trouble(self, script: Script) -> None:
        trouble = script.trouble
        raised, appealed, resolved = self._ms(trouble.raised), self._ms(trouble.appealed), self._ms(trouble.resolved)
        self._agenda.add(raised, ViolationRaised(
            ts=raised, id="viol1.raised", violation="viol1", code="HEALTH_CLAIM", severity="minor",
            reason="Exaggerated product effect: “cures acne in one night”",
            recommendation="Describe what the product feels like and how to use it; do not promise a cure.",
            clip_ts=self._ms(trouble.clip),
        ))  # fmt: skip
        note = "I quoted a comment and corrected it right after."
        self._agenda.add(appealed, ViolationAppealed(ts=appealed, id="viol1.appealed", violation="viol1", note=note))
        note = "Appeal accepted; the reach is restored."
        self._agenda.add(resolved, ViolationResolved(ts=resolved, id="viol1.resolved", violation="viol1", note=note))
