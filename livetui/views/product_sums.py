"""What products brought over a span: their order by what was sold, and the sums of some of them."""

from collections.abc import Sequence
from typing import NamedTuple

from livetui.session.counters import Counter
from livetui.session.division import Family
from livetui.session.once import once
from livetui.session.reading import Reading
from livetui.session.sums import sums_by_key
from livetui.views.product_names import listed_names, safe_name, shown


class Ranked(NamedTuple):
    """A product by its id as the feed has it, which is never drawn, and its GMV over the span, in minor units."""

    key: str
    gmv: int | None


@once
def ranked(reading: Reading) -> tuple[Ranked, ...]:
    """Every product listed or seen by the moment, by GMV, most first, then by name. All panels of a page ask for the same."""
    names = listed_names(reading)
    sums = sums_by_key(reading, Family.PRODUCT, list(dict.fromkeys([*names, *reading.products()])), Counter.GMV)
    by_name = sorted((safe_name(names.get(key)) or shown(key), key) for key in sums)
    return tuple(sorted((Ranked(key, sums[key]) for _, key in by_name), key=_most_first))


def _most_first(each: Ranked) -> int:
    return -(each.gmv or 0)


class ProductSums(dict[Counter, dict[str, int | None]]):
    """The sums of some products over a reading's span, by counter and product; None where the feed does not carry it.

    Those of a counter are looked up for all of them at once, when it is first asked for.
    """

    def __init__(self, reading: Reading, keys: Sequence[str]) -> None:
        super().__init__()
        self._reading, self._keys = reading, keys

    def __missing__(self, counter: Counter) -> dict[str, int | None]:
        self[counter] = sums = sums_by_key(self._reading, Family.PRODUCT, self._keys, counter)
        return sums

    def total(self, counter: Counter) -> int:
        """What there was of it of all these products together."""
        return sum(count or 0 for count in self[counter].values())
