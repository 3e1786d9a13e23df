"""The plan of a LIVE: what the host, the platform and the algorithm will do, in seconds from its start."""

from msgspec import Struct


class Offer(Struct, frozen=True, kw_only=True):
    """A promotion: a giveaway, a coupon for everything, or a flash sale of one product."""

    id: str
    kind: str
    start: int
    end: int
    product: int | None = None

    def runs(self, second: int) -> bool:
        return self.start <= second < self.end


class Pin(Struct, frozen=True):
    second: int
    product: int


class Trouble(Struct, frozen=True, kw_only=True):
    """A violation, from the moment shown in its clip to its end."""

    clip: int
    raised: int
    appealed: int
    resolved: int


class Script(Struct, frozen=True, kw_only=True):
    """The plan; the curves have a factor for every second."""

    seconds: int
    reach: tuple[tuple[float, ...], ...]  # by channel: how much the platform shows the LIVE there
    appeal: tuple[float, ...]  # how many of those who see it enter
    hold: tuple[float, ...]  # how long they stay
    talk: tuple[float, ...]  # how much is said and tapped
    interest: tuple[float, ...]  # how much is clicked
    pins: tuple[Pin, ...]
    offers: tuple[Offer, ...]
    trouble: Trouble
    delays: tuple[int, ...]  # seconds in which part of the feed is late

    def giveaway(self, second: int) -> Offer | None:
        return next((offer for offer in self.offers if offer.kind == "giveaway" and offer.runs(second)), None)

    def sale(self, second: int) -> Offer | None:
        return next((offer for offer in self.offers if offer.kind != "giveaway" and offer.runs(second)), None)
