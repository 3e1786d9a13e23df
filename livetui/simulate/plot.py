"""Writes the script: what happens in a LIVE, in which order and how strongly.

A LIVE is played in acts of about an hour. Every act has a wave from the For You feed and a dull stretch after it, a
giveaway, an advertising burst, a sale and a slow sag; one act has a violation.
"""

from operator import attrgetter
from random import Random

from livetui.simulate.chance import Chance, around, between, choose
from livetui.simulate.channels import CHANNELS, FOR_YOU, PAID
from livetui.simulate.curve import Bump, curve, together, wandering
from livetui.simulate.script import Offer, Pin, Script, Trouble

ACT = 3600
EVERYWHERE = tuple(range(len(CHANNELS)))
HICCUPS = 8


def write_script(seed: int, seconds: int, best_sellers: tuple[int, ...], others: tuple[int, ...]) -> Script:
    """Plan a LIVE. Best sellers are pinned first, as the platform advises; the rest later."""
    plot = _Plot(Random(seed).random, seconds)
    acts = max(1, (seconds + ACT // 2) // ACT)
    length = seconds / acts
    plot.opening_and_goodbye()
    plot.show(best_sellers, others)
    for act in range(acts):
        begin = act * length
        plot.waves(begin, length)
        plot.advertising(begin, length)
        plot.giveaway(act, begin, length)
        plot.sale(act, begin, length, best_sellers)
        if act == acts // 2:
            plot.violation(begin, length)
    return plot.script()


class _Plot:
    """A script being written."""

    def __init__(self, chance: Chance, seconds: int) -> None:
        self._chance = chance
        self._seconds = seconds
        self._reach: list[list[Bump]] = [[] for _ in CHANNELS]
        self._appeal: list[Bump] = []
        self._hold: list[Bump] = []
        self._talk: list[Bump] = []
        self._interest: list[Bump] = []
        self._pins: list[Pin] = []
        self._offers: list[Offer] = []
        self._trouble = Trouble(clip=0, raised=0, appealed=0, resolved=0)

    def opening_and_goodbye(self) -> None:
        seconds = self._seconds
        self._swell(EVERYWHERE, Bump(0.0, 0.0, 0.0, min(300.0, seconds * 0.1), 0.25))
        # People leave before the last words.
        self._swell(EVERYWHERE, Bump(seconds * 0.96, seconds * 0.03, seconds * 0.02, 0.0, 0.45))

    def show(self, best_sellers: tuple[int, ...], others: tuple[int, ...]) -> None:
        """One product after the other, each pinned for some minutes."""
        every = _within(self._seconds / 12, 25, 300)
        pin = Pin(min(20, self._seconds // 10), best_sellers[0])
        while pin.second <= self._seconds - every // 2:
            self._pins.append(pin)
            second = pin.second + int(every * around(self._chance, 0.3))
            candidates = best_sellers if second < self._seconds * 0.4 else best_sellers + others
            # A product comes back now and then, but never straight after itself.
            pin = Pin(second, choose([product for product in candidates if product != pin.product], self._chance))

    def waves(self, begin: float, length: float) -> None:
        """A wave from the For You feed, the dull stretch after it, a smaller wave, and a sag towards the end."""
        chance = self._chance
        first = self._moment(begin, length, 0.16)
        dull = self._moment(begin, length, 0.285)
        second = self._moment(begin, length, 0.58)
        sag = self._moment(begin, length, 0.85)
        self._swell(FOR_YOU, Bump(first, length * 0.03, length * 0.06, length * 0.08, 2.4 * around(chance, 0.15)))
        self._appeal.append(Bump(dull, length * 0.012, length * 0.02, length * 0.02, 0.5))
        self._hold.append(Bump(dull, length * 0.012, length * 0.03, length * 0.02, 0.6))
        self._swell(FOR_YOU, Bump(second, length * 0.04, length * 0.05, length * 0.07, 1.6 * around(chance, 0.15)))
        self._swell(EVERYWHERE, Bump(sag, length * 0.08, length * 0.02, length * 0.05, 0.6))

    def advertising(self, begin: float, length: float) -> None:
        burst = 4.0 * around(self._chance, 0.15)
        self._swell(PAID, Bump(self._moment(begin, length, 0.46), length * 0.01, length * 0.07, length * 0.02, burst))

    def giveaway(self, act: int, begin: float, length: float) -> None:
        start = self._moment(begin, length, 0.36)
        end = start + _within(length * 0.08, 20, 300)
        self._offers.append(Offer(id=f"giveaway-{act + 1}", kind="giveaway", start=start, end=end))
        span = float(end - start)
        self._swell(EVERYWHERE, Bump(start, span * 0.3, span * 0.6, span * 0.5, 1.35))
        self._appeal.append(Bump(start, span * 0.1, span * 0.9, span * 0.2, 1.35))
        self._talk.append(Bump(start, span * 0.1, span * 0.9, span * 0.2, 2.2))

    def sale(self, act: int, begin: float, length: float, best_sellers: tuple[int, ...]) -> None:
        """A coupon for everything, or a flash sale of one product, which stays pinned as long as that lasts."""
        start = self._moment(begin, length, 0.64)
        end = start + _within(length * 0.12, 20, 480)
        product = choose(best_sellers, self._chance)
        if self._chance() < 0.5:
            offer = Offer(id=f"coupon-{act + 1}", kind="coupon", start=start, end=end)
        else:
            offer = Offer(id=f"flash-{act + 1}", kind="flash_sale", start=start, end=end, product=product)
            self._pins = [pin for pin in self._pins if not offer.runs(pin.second)] + [Pin(start, product)]
        self._offers.append(offer)
        span = float(end - start)
        self._interest.append(Bump(start, span * 0.05, span * 0.9, span * 0.2, 1.5))
        self._talk.append(Bump(start, span * 0.05, span * 0.6, span * 0.4, 1.3))

    def violation(self, begin: float, length: float) -> None:
        """The feed shows a LIVE with a violation less, until the appeal is accepted."""
        raised = self._moment(begin, length, 0.79)
        lasts = _within(length * 0.12, 8, 480)
        self._trouble = Trouble(
            clip=max(0, raised - between(8, 25, self._chance)),
            raised=raised,
            appealed=raised + lasts // 3,
            resolved=raised + lasts,
        )
        self._swell(FOR_YOU, Bump(raised, 4.0, lasts * 0.6, lasts * 0.6, 0.35))

    def script(self) -> Script:
        seconds, chance = self._seconds, self._chance
        hiccups = [int(seconds * (step + 0.2 + chance() * 0.6) / HICCUPS) for step in range(HICCUPS)]
        return Script(
            seconds=seconds,
            reach=tuple(together(curve(bumps, seconds), wandering(chance, seconds)) for bumps in self._reach),
            appeal=curve(self._appeal, seconds),
            hold=curve(self._hold, seconds),
            talk=curve(self._talk, seconds),
            interest=curve(self._interest, seconds),
            pins=tuple(sorted(self._pins, key=attrgetter("second"))),
            offers=tuple(self._offers),
            trouble=self._trouble,
            delays=tuple(hiccups[0::2]),
        )

    def _swell(self, channels: tuple[int, ...], bump: Bump) -> None:
        for channel in channels:
            self._reach[channel].append(bump)

    def _moment(self, begin: float, length: float, share: float) -> int:
        """About there in the act: no two LIVEs keep the same time."""
        return int(begin + length * (share + (self._chance() - 0.5) * 0.03))


def _within(length: float, shortest: int, longest: int) -> int:
    return max(shortest, min(longest, int(length)))
