"""What the products are called, which several panels of a page ask of all of them."""

from collections.abc import Mapping
from functools import lru_cache

from livetui.session.once import once
from livetui.session.reading import Reading
from livetui.text import Clean, clean

_REMEMBERED = 16_384


@once
def listed_names(reading: Reading) -> Mapping[str, str | None]:
    """The names, as the feed has them, of the products listed by the moment; None where it tells none."""
    shelf, now = reading.session.shelf, reading.moment_ms
    return {product: shelf.name(product, now) for product in shelf.listed(now)}


def called(reading: Reading, key: str) -> Clean | None:
    """A product's name, made safe to draw."""
    return safe_name(listed_names(reading).get(key))


def safe_name(name: str | None) -> Clean | None:
    """A name as the feed has it, made safe to draw."""
    return None if name is None else _safe(name, 120)


def shown(key: str) -> Clean:
    """A product's id, made safe to draw."""
    return _safe(key, 80)


_safe = lru_cache(maxsize=_REMEMBERED)(clean)
