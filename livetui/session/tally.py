"""Sums by prefix: any span's total from two look-ups, at a cost that does not grow with the LIVE.

A column holds the running total of one counter of one key, at the seconds where something came. A span's total is the
difference of two running totals; a trend is the differences of many. Memory grows with active seconds, not with events.
"""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Hashable, ItemsView
from typing import Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from livetui.session.counters import Counter

Ints = NDArray[np.int64]
Key = TypeVar("Key", bound=Hashable)
_LOW = 0xFFFFFFFF
_MOST = 1 << 62
_FEW = 4
"""Up to so many amounts are added quicker one by one: of a LIVE that is watched only the last seconds are new."""
_SPARSEST = 4
"""Up to so many places a key, a table of all places is quicker than sorting the keys."""


class Counted(Protocol):
    """What can be asked of a counter of a key."""

    @property
    def first(self) -> int:
        """The first second at which anything came."""

    def between(self, start: int, end: int) -> Ints:
        """The seconds of a span at which anything came."""

    def before(self, second: int) -> int:
        """The running total of everything earlier than the second."""

    def befores(self, seconds: Ints) -> Ints:
        """`before` for many seconds."""

    @property
    def unplaced(self) -> int:
        """What came before the feed was heard, at nobody knows what time: part of the whole LIVE's sum, of no span's."""


class Column:
    """The running total of one counter: ``sums[i]`` is the total up to and including ``seconds[i]``."""

    __slots__ = ("seconds", "sums")
    unplaced = 0

    def __init__(self) -> None:
        self.seconds = array("q")
        self.sums = array("q")

    def add(self, second: int, amount: int) -> None:
        """Add an amount (it may be negative: a correction) at a second, which may lie before others.

        What would take the total out of 64 bits counts as 0: only a feed of nonsense gets there.
        """
        seconds, sums = self.seconds, self.sums
        if sums and abs(sums[-1]) + abs(amount) > _MOST:
            amount = 0
        if not seconds or second > seconds[-1]:
            sums.append((sums[-1] if sums else 0) + amount)
            seconds.append(second)
            return
        if second == seconds[-1]:
            sums[-1] += amount
            return
        at = bisect_left(seconds, second)
        if seconds[at] != second:
            seconds.insert(at, second)
            sums.insert(at, sums[at - 1] if at else 0)
        np.frombuffer(sums, np.int64)[at:] += amount

    def extend(self, seconds: Ints, amounts: Ints) -> None:
        """Add many amounts at once; the seconds rise strictly, but may lie before what is there."""
        if len(seconds) <= _FEW:
            for second, amount in zip(seconds.tolist(), amounts.tolist(), strict=True):
                self.add(second, amount)
            return
        at = bisect_left(self.seconds, int(seconds[0]))
        if at < len(self.seconds):
            seconds, amounts = self._merged(at, seconds, amounts)
            del self.seconds[at:], self.sums[at:]
        base = self.sums[-1] if self.sums else 0
        if abs(base) + float(np.abs(amounts).sum(dtype=np.float64)) > _MOST:
            amounts = np.zeros_like(amounts)
        self.seconds.frombytes(seconds.tobytes())
        self.sums.frombytes((amounts.cumsum() + base).tobytes())

    def replace_from(self, seconds: Ints, amounts: Ints) -> None:
        """Let these be the amounts from the first of these seconds on; they rise strictly."""
        at = bisect_left(self.seconds, int(seconds[0]))
        del self.seconds[at:], self.sums[at:]
        self.extend(seconds, amounts)

    def _merged(self, at: int, seconds: Ints, amounts: Ints) -> tuple[Ints, Ints]:
        """What stands from index ``at`` on, together with what comes, as amounts by rising second."""
        before = self.sums[at - 1] if at else 0
        old_sums = np.frombuffer(self.sums, np.int64)[at:]
        all_seconds = np.concatenate((np.frombuffer(self.seconds, np.int64)[at:], seconds))
        all_amounts = np.concatenate((np.diff(old_sums, prepend=before), amounts))
        return group_sums(all_seconds, all_amounts)

    @property
    def first(self) -> int:
        """The first second at which anything came."""
        return self.seconds[0]

    def between(self, start: int, end: int) -> Ints:
        """The seconds of a span at which anything came."""
        return np.array(self.seconds[bisect_left(self.seconds, start) : bisect_left(self.seconds, end)], np.int64)

    def before(self, second: int) -> int:
        """The running total of everything earlier than the second."""
        at = bisect_left(self.seconds, second)
        return self.sums[at - 1] if at else 0

    def befores(self, seconds: Ints) -> Ints:
        """`before` for many seconds."""
        at = np.frombuffer(self.seconds, np.int64).searchsorted(seconds)
        padded = np.concatenate((np.zeros(1, np.int64), np.frombuffer(self.sums, np.int64)))
        return padded[at]


class Tally(Generic[Key]):
    """The columns of one family (the room, channels, products …), by key and counter."""

    def __init__(self) -> None:
        self._columns: dict[Key, dict[Counter, Column]] = {}

    def items(self) -> ItemsView[Key, dict[Counter, Column]]:
        """Every key, with its columns by counter."""
        return self._columns.items()

    def column(self, key: Key, counter: Counter) -> Column:
        """The column of a key's counter, made where there is none yet."""
        columns = self._columns.get(key)
        if columns is None:
            columns = self._columns[key] = {}
        column = columns.get(counter)
        if column is None:
            column = columns[counter] = Column()
        return column

    def get(self, key: Key, counter: Counter) -> Column | None:
        """The column of a key's counter, if anything was ever added to it."""
        columns = self._columns.get(key)
        return columns.get(counter) if columns else None

    def forget(self, counters: Collection[Counter]) -> None:
        """Let nothing have been added to these counters."""
        for columns in self._columns.values():
            for counter in counters:
                columns.pop(counter, None)


def group_sums(keys: Ints, amounts: Ints) -> tuple[Ints, Ints]:
    """The distinct keys, rising, and the sum of the amounts of each. A key holds two numbers of 32 bits."""
    high, low = keys >> 32, keys & _LOW
    first = low.min()
    width = int(low.max() - first) + 1
    size = (int(high.max()) + 1) * width
    if size <= _SPARSEST * len(keys):
        places = high * width + (low - first)
        sums, present = np.zeros(size, np.int64), np.zeros(size, bool)
        np.add.at(sums, places, amounts)
        present[places] = True
        found = np.flatnonzero(present)
        return (found // width << 32) | (found % width + first), sums[found]
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    starts = np.flatnonzero(np.concatenate((np.ones(1, bool), keys[1:] != keys[:-1])))
    return keys[starts], np.add.reduceat(amounts[order], starts)
