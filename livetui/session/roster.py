"""Which channels, products, videos and promotions have sums of their own.

A LIVE has some dozens. A feed that names a new one with every event must not make the screen slow or the memory full: from a
number on that no LIVE reaches, all further ones are summed under one name, so that totals still add up.
"""

from collections.abc import Hashable

from livetui.session.division import NO_KEY, Family

MOST_KEYS = 500
OTHERS = "(others)"

_OTHERS_KEY: dict[Family, Hashable] = {
    Family.CHANNEL: (OTHERS, False),
    Family.PRODUCT: OTHERS,
    Family.VIDEO: OTHERS,
    Family.PROMOTION: OTHERS,
}


class Roster:
    """The keys of each family, first come, first served."""

    def __init__(self) -> None:
        self._keys: dict[Family, set[Hashable]] = {family: set() for family in _OTHERS_KEY}

    def admit(self, family: Family, key: Hashable) -> Hashable:
        """The key to count under: this one, or, where there are too many, that of all the others."""
        if family not in self._keys or key is NO_KEY:
            return key
        keys = self._keys[family]
        if key in keys:
            return key
        if len(keys) >= MOST_KEYS:
            return _OTHERS_KEY[family]
        keys.add(key)
        return key
