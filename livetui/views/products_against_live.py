"""Why the products together do not come to what the LIVE does: what names no product, and what counts for several."""

from msgspec import Struct

from livetui.language import english
from livetui.session.as_of import Authority
from livetui.session.counters import Counter
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.figures import money
from livetui.views.product_sums import ProductSums, ranked


class AgainstLive(Struct, frozen=True):
    """What all products come to beside the LIVE, in minor units and counts; None where the feed does not carry it.

    ``reported``: GMV goes by totals of the platform, not by orders.
    """

    products_gmv: int | None
    gmv: int | None
    products_orders: int
    orders: int | None
    reported: bool

    @property
    def without_product(self) -> int:
        """How much of the LIVE's GMV no product has; below 0: how much more products have than the LIVE."""
        return 0 if self.gmv is None or self.products_gmv is None else self.gmv - self.products_gmv

    @property
    def shared(self) -> bool:
        """Whether there are orders of several products."""
        return self.orders is not None and self.products_orders > self.orders

    def words(self, currency: str | None) -> tuple[Clean, ...]:
        """Parts of a sentence; none where all adds up."""
        told: list[Clean] = []
        if rest := self.without_product:
            together, gmv, apart = (money(each, currency, short=True) for each in (self.products_gmv, self.gmv, abs(rest)))
            if self.reported:
                told.append(english("Together {sum}, GMV {gmv}, as the platform reports them", sum=together, gmv=gmv))
            elif rest > 0:
                told.append(english("Together {sum}, GMV {gmv}: {rest} names no product", sum=together, gmv=gmv, rest=apart))
            else:
                told.append(
                    english("Together {sum}, GMV {gmv}: {rest} was taken off whole orders", sum=together, gmv=gmv, rest=apart)
                )
        if self.shared:
            told.append(english("an order counts for each of its products"))
        return tuple(told)


def against_live(reading: Reading) -> AgainstLive:
    """Of the reading's span."""
    products = ranked(reading)
    sold = [each.gmv for each in products if each.gmv is not None]
    orders = ProductSums(reading, [each.key for each in products]).total(Counter.ORDERS)
    reported = reading.authority(Counter.GMV) is not Authority.EVENTS
    return AgainstLive(sum(sold) if sold else None, reading.sum(Counter.GMV), orders, reading.sum(Counter.ORDERS), reported)
