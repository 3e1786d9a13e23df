"""What products brought over a span: their order by what was sold, and the sums of some of them."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from livetui.session.counters import Counter
from livetui.session.division import Family
from livetui.session.reading import Reading
from livetui.session.sums import sums_by_key
from livetui.text import Clean
from livetui.views.product_names import called, listed_names, shown


class Ranked(NamedTuple):
    """A product by its id as the feed has it, which is never drawn, and its GMV over the span, in minor units."""

    key: str
    gmv: int | None


@lru_cache(maxsize=1)
def ranked(reading: Reading) -> tuple[Ranked, ...]:
    """Every product listed or seen by the moment, by GMV, most first, then by name. All panels of a page ask for the same."""
    keys = list(dict.fromkeys([*listed_names(reading), *reading.products()]))
    sums = sums_by_key(reading, Family.PRODUCT, keys, (Counter.GMV,))
    found = sorted((Ranked(key, gmv) for key, (gmv,) in zip(keys, sums, strict=True)), key=_most_first)
    order: list[Ranked] = []
    for _, alike in groupby(found, _most_first):
        some = list(alike)
        order += some if len(some) == 1 else sorted(some, key=lambda each: _by_name(reading, each.key))
    return tuple(order)


def _most_first(each: Ranked) -> int:
    return -(each.gmv or 0)


def _by_name(reading: Reading, key: str) -> tuple[Clean, str]:
    return called(reading, key) or shown(key), key


class ProductSums:
    """The sums of some products over a reading's span; those of a counter are looked up for all of them at once."""

    def __init__(self, reading: Reading, keys: Sequence[str]) -> None:
        self._reading, self._keys = reading, keys
        self._columns: dict[Counter, dict[str, int | None]] = {}

    def column(self, counter: Counter) -> dict[str, int | None]:
        """What there was of a counter, by product; None where the feed does not carry it."""
        if counter not in self._columns:
            sums = sums_by_key(self._reading, Family.PRODUCT, self._keys, (counter,))
            self._columns[counter] = {key: count for key, (count,) in zip(self._keys, sums, strict=True)}
        return self._columns[counter]

    def total(self, counter: Counter) -> int:
        """What there was of it of all these products together."""
        return sum(count or 0 for count in self.column(counter).values())
