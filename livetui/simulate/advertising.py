"""Once a minute: what advertising cost and brought, and how the videos that lead here did."""

from livetui.feed.events import AdSpent, VideoViewed
from livetui.simulate.agenda import Agenda
from livetui.simulate.chance import Chance, around
from livetui.simulate.channels import CHANNELS, PAID
from livetui.simulate.orders import Orders
from livetui.simulate.shop import Shop
from livetui.simulate.traffic import Traffic

CENTS_PER_THOUSAND = 1100.0
CAMPAIGNS = {"ads": "LIVE traffic", "video": "Video boost"}

# A video's part of the views of its kind, how many of its impressions last six seconds, and how many to its end.
VIDEOS = (("v1", 9.0, 0.34, 0.11), ("v2", 5.5, 0.27, 0.08), ("v3", 3.5, 0.41, 0.15), ("v4", 2.0, 0.18, 0.04))


class Advertising:
    """The advertising manager's minute by minute account."""

    def __init__(self, *, chance: Chance, agenda: Agenda, traffic: Traffic, shop: Shop, orders: Orders) -> None:
        self._chance = chance
        self._agenda = agenda
        self._traffic = traffic
        self._shop = shop
        self._orders = orders
        self._minutes = 0

    def account(self, second: int) -> None:
        """Say what the minute that ends with this second brought."""
        chance, traffic, shop, orders = self._chance, self._traffic, self._shop, self._orders
        self._minutes += 1
        ms = self._agenda.start_ms + second * 1000 + 900
        for number in PAID:
            channel = CHANNELS[number]
            impressions = _taken(traffic.paid_impressions, number)
            if not impressions:
                continue
            spend = 1 + int(impressions * CENTS_PER_THOUSAND * around(chance, 0.12) / 1000.0)
            self._agenda.add(ms, AdSpent(
                ts=ms, id=f"a{self._minutes}.{number}", spend=spend, campaign=CAMPAIGNS[channel.name], currency="USD",
                impressions=impressions, clicks=_taken(shop.paid_clicks, number),
                conversions=_taken(orders.paid_orders, number), revenue=_taken(orders.paid_revenue, number),
            ))  # fmt: skip
        for video, size, six_seconds, completed in VIDEOS:
            impressions = int(traffic.pace * size * around(chance, 0.3))
            seen = int(impressions * six_seconds * around(chance, 0.1))
            if impressions:
                self._agenda.add(ms, VideoViewed(
                    ts=ms, id=f"w{self._minutes}.{video}", video=video, impressions=impressions, views_6s=seen,
                    completed=min(seen, int(impressions * completed * around(chance, 0.15))),
                ))  # fmt: skip


def _taken(counts: list[int], number: int) -> int:
    count = counts[number]
    counts[number] = 0
    return count
