"""The figures of products, each worked out when it is asked for: of hundreds a page shows some."""

from collections.abc import Sequence
from functools import cached_property

from livetui.metrics.advice import Advice
from livetui.session.counters import Counter
from livetui.session.reading import Reading
from livetui.text import Clean, clean
from livetui.views.choices import Choices
from livetui.views.parts import parts
from livetui.views.product_advice import Judge
from livetui.views.product_names import called, shown
from livetui.views.product_row import ProductRow
from livetui.views.product_sums import ProductSums, ranked
from livetui.views.ratios import per, share
from livetui.views.stock import minutes_left, runs_low, sold_of, stock_left


class Together:
    """What only all products of a reading together tell: shares of GMV, which one is pinned, what to do."""

    def __init__(self, reading: Reading, choices: Choices) -> None:
        self.reading, self.rules = reading, choices.thresholds.stock
        every = ranked(reading)
        self.keys = [each.key for each in every]
        self.whole = sum(each.gmv or 0 for each in every)
        self.parts = dict(zip(self.keys, parts([each.gmv for each in every]), strict=True))
        held = reading.session.shelf.pinned(reading.moment_ms)
        self.pinned = None if held is None else held[1]
        self.judge = Judge(reading, choices, every)

    def products(self, keys: Sequence[str]) -> "list[Product]":
        """These of them."""
        sums = ProductSums(self.reading, keys)
        return [Product(key, self, sums) for key in keys]


class Product:
    """A product as its row has it, and can be sorted by."""

    def __init__(self, key: str, together: Together, sums: ProductSums) -> None:
        self.key, self._all, self._reading = key, together, together.reading
        self._sums = sums

    def row(self) -> ProductRow:
        """All of it."""
        return ProductRow(**{name: getattr(self, name) for name in ProductRow.__struct_fields__})

    @property
    def product(self) -> Clean:
        return shown(self.key)

    @property
    def name(self) -> Clean | None:
        return called(self._reading, self.key)

    @property
    def sku(self) -> Clean | None:
        sku = self._reading.session.shelf.sku(self.key, self._reading.moment_ms)
        return None if sku is None else clean(sku, 40)

    @property
    def pinned(self) -> bool:
        return self.key == self._all.pinned

    @property
    def price(self) -> int | None:
        return self._reading.session.shelf.price(self.key, self._reading.moment_ms)

    @property
    def impressions(self) -> int | None:
        return self._sums[Counter.PRODUCT_IMPRESSIONS][self.key]

    @property
    def clicks(self) -> int | None:
        return self._sums[Counter.PRODUCT_CLICKS][self.key]

    @property
    def carts(self) -> int | None:
        return self._sums[Counter.CARTS][self.key]

    @property
    def orders(self) -> int | None:
        return self._sums[Counter.ORDERS][self.key]

    @property
    def sku_orders(self) -> int | None:
        return self._sums[Counter.SKU_ORDERS][self.key]

    @property
    def items_sold(self) -> int | None:
        return self._sums[Counter.ITEMS_SOLD][self.key]

    @property
    def gmv(self) -> int | None:
        return self._sums[Counter.GMV][self.key]

    @property
    def gmv_share(self) -> float | None:
        return share(self.gmv, self._all.whole)

    @property
    def gmv_part(self) -> int | None:
        return self._all.parts[self.key]

    @property
    def ctr(self) -> float | None:
        return per(self.clicks, self.impressions)

    @property
    def ctor(self) -> float | None:
        return per(self.orders, self.clicks)

    @property
    def add_to_cart_rate(self) -> float | None:
        return per(self.carts, self.clicks)

    @property
    def sku_ctor(self) -> float | None:
        return per(self.sku_orders, self.clicks)

    @property
    def gpm(self) -> float | None:
        return per(None if self.gmv is None else self.gmv * 1000, self.impressions)

    @cached_property
    def _stock(self) -> tuple[int | None, float | None]:
        sold = sold_of(self._reading, self.key)
        left = stock_left(self._reading, self.key, sold)
        return left, minutes_left(self._reading, sold, left, self._all.rules)

    @property
    def stock(self) -> int | None:
        return self._stock[0]

    @property
    def sold_out_in_min(self) -> float | None:
        return self._stock[1]

    @property
    def stock_low(self) -> bool:
        return runs_low(*self._stock, self._all.rules)

    @property
    def advice(self) -> Advice | None:
        return self._all.judge.advice(
            self.key, impressions=self.impressions, clicks=self.clicks, orders=self.orders,
            pinned=self.pinned, sold_out=self.stock == 0,
        )  # fmt: skip
