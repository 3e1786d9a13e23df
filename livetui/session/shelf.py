"""The products: what the feed told of each, and which one was pinned when."""

from typing import TypeVar

from livetui.feed.events import LAST_MS, ProductListed, ProductPinned, ProductUnpinned
from livetui.session.history import History

Value = TypeVar("Value")


class Shelf:
    """What was said of products, as it changed."""

    def __init__(self) -> None:
        self._names: dict[str, History[str]] = {}
        self._skus: dict[str, History[str]] = {}
        self._categories: dict[str, History[str]] = {}
        self._prices: dict[str, History[int]] = {}
        self._stocks: dict[str, History[int]] = {}
        self._first: dict[str, int] = {}
        self.pinnings: History[ProductPinned | ProductUnpinned] = History()

    def list_product(self, ts: int, listed: ProductListed) -> None:
        """Enter a listing or an update, but for the price."""
        product = listed.product
        self._first[product] = min(ts, self._first.get(product, ts))
        if listed.name is not None:
            self._names.setdefault(product, History()).add(ts, listed.name)
        if listed.sku is not None:
            self._skus.setdefault(product, History()).add(ts, listed.sku)
        if listed.category is not None:
            self._categories.setdefault(product, History()).add(ts, listed.category)
        if listed.stock is not None:
            self._stocks.setdefault(product, History()).add(ts, listed.stock)

    def price_product(self, ts: int, listed: ProductListed) -> None:
        """Enter the price of a listing, which is in the LIVE's currency."""
        if listed.price is not None:
            self._prices.setdefault(listed.product, History()).add(ts, listed.price)

    def forget_prices(self) -> None:
        """Let no price have been told."""
        self._prices.clear()

    def listed(self, end_ms: int) -> list[str]:
        """The products listed before a time."""
        return [product for product, first in self._first.items() if first < end_ms]

    def name(self, product: str, end_ms: int) -> str | None:
        """What the product was called."""
        return _held(self._names, product, end_ms)

    def sku(self, product: str, end_ms: int) -> str | None:
        """The seller's own number for it."""
        return _held(self._skus, product, end_ms)

    def category(self, product: str, end_ms: int) -> str | None:
        """What kind of product it is."""
        return _held(self._categories, product, end_ms)

    def price(self, product: str, end_ms: int) -> int | None:
        """What it cost, in minor units."""
        return _held(self._prices, product, end_ms)

    def stock(self, product: str, end_ms: int) -> tuple[int, int] | None:
        """When the stock was last told, in milliseconds, and what it was then."""
        history = self._stocks.get(product)
        return history.at(end_ms) if history is not None else None

    def stocked_ms(self, product: str) -> int:
        """When the feed first told of any pieces, in milliseconds; `LAST_MS` where it never did."""
        told = self._stocks.get(product, History())
        return next((ts for ts, stock in told.until(LAST_MS) if stock > 0), LAST_MS)

    def pinned(self, end_ms: int) -> tuple[int, str] | None:
        """Since when a product had been pinned, and which; a new pin takes the place of the one before."""
        taken_down = set()
        since: tuple[int, str] | None = None
        for ts, event in self.pinnings.latest(end_ms):
            if isinstance(event, ProductUnpinned):
                if since is None:
                    taken_down.add(event.product)
                elif event.product == since[1]:
                    break
            elif event.product in taken_down or (since is not None and event.product != since[1]):
                break
            else:
                since = ts, event.product  # pinned again and again is pinned since the first of these
        return since

    def last_pin(self, product: str, end_ms: int, most: int) -> tuple[int, int | None] | None:
        """The last pin of a product among the latest so many changes: since when, and until when, None if it still is."""
        since: int | None = None
        until: int | None = None
        for ts, event in self.pinnings.latest(end_ms, most):
            pins = isinstance(event, ProductPinned)
            if pins and event.product == product:
                since = ts
            elif pins or event.product == product:
                if since is not None:
                    break
                until = ts
        return None if since is None else (since, until)

    def pins(self, end_ms: int, most: int) -> list[tuple[int, str]]:
        """The pinnings before a time, newest first, among the latest so many changes: when, and what."""
        return [(ts, event.product) for ts, event in self.pinnings.latest(end_ms, most) if isinstance(event, ProductPinned)]


def _held(histories: dict[str, History[Value]], product: str, end_ms: int) -> Value | None:
    history = histories.get(product)
    held = history.at(end_ms) if history is not None else None
    return None if held is None else held[1]
