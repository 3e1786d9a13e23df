"""Which categories the LIVE's products are of, and what each sold."""

from msgspec import Struct

from livetui.session.counters import Counter
from livetui.session.division import Family
from livetui.session.once import once
from livetui.session.reading import Reading


class CategorySales(Struct, frozen=True):
    """A category as the feed calls it, and its GMV over the span in minor units; None where no product's is told."""

    name: str
    gmv: int | None


@once
def categories(reading: Reading) -> tuple[CategorySales, ...]:
    """By the GMV of their best-selling product, most first; the LIVE's own where no product has one.

    All panels of a page ask for the same.
    """
    shelf, now = reading.session.shelf, reading.moment_ms
    sales: dict[str, list[int | None]] = {}
    for product in dict.fromkeys([*shelf.listed(now), *reading.products()]):
        if name := shelf.category(product, now):
            sales.setdefault(name, []).append(reading.sum_of(Counter.GMV, Family.PRODUCT, product))
    if not sales:
        return (CategorySales(reading.live.category, None),) if reading.live.category else ()
    own = reading.live.category
    order = sorted(sales, key=lambda name: (-max(gmv or 0 for gmv in sales[name]), name != own, name))
    return tuple(CategorySales(name, _total(sales[name])) for name in order)


def benchmark_category(reading: Reading, chosen: str | None = None) -> str | None:
    """The category whose benchmark a LIVE is held against: the one chosen, else that of the product with the most GMV."""
    return chosen or next((category.name for category in categories(reading)), None)


def _total(told: list[int | None]) -> int | None:
    known = [gmv for gmv in told if gmv is not None]
    return sum(known) if known else None
