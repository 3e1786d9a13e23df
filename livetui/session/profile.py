"""How many people have which trait, as of any moment.

A log of people entering and leaving a value, in order of time, with running totals at every few thousand entries: the totals
at any moment are the nearest ones kept, and a few entries more.
"""

import numpy as np
from numpy.typing import NDArray

from livetui.session.growing import Growing
from livetui.session.tally import Ints

_BLOCK = 4096


class Profile:
    """The log of one trait in one role. Values are small numbers from 1 on."""

    def __init__(self) -> None:
        self._seconds = Growing(np.uint32)
        self._values = Growing(np.uint16)
        self._signs = Growing(np.int8)
        self._sorted = 0
        self._totals: list[Ints] = [np.zeros(1, np.int64)]  # by block: how many had each value before it

    def add(self, seconds: Ints, values: NDArray[np.uint16], sign: int) -> None:
        """Enter that people have these values from these seconds on (sign 1), or after all do not (-1)."""
        at = len(self._seconds)
        self._seconds.replace_from(at, seconds.astype(np.uint32))
        self._values.replace_from(at, values)
        self._signs.replace_from(at, np.full(len(values), sign, np.int8))

    def counts(self, end: int) -> Ints:
        """By value: how many people had it just before a second."""
        self._settle()
        stop = int(self._seconds.view.searchsorted(np.uint32(end)))
        block = stop // _BLOCK
        while len(self._totals) <= block:
            end_of_last = (len(self._totals) - 1) * _BLOCK
            self._totals.append(self._sum(self._totals[-1], end_of_last, end_of_last + _BLOCK))
        return self._sum(self._totals[block], block * _BLOCK, stop)

    def _sum(self, totals: Ints, start: int, stop: int) -> Ints:
        values, signs = self._values.view[start:stop], self._signs.view[start:stop]
        size = max(len(totals), int(values.max(initial=0)) + 1)
        out = np.zeros(size, np.int64)
        out[: len(totals)] = totals
        np.add.at(out, values, signs)
        return out

    def _settle(self) -> None:
        """Bring what was entered since last time into order."""
        if self._sorted == len(self._seconds):
            return
        new = self._seconds.view[self._sorted :]
        at = min(int(self._seconds.view[: self._sorted].searchsorted(new.min())), self._sorted)
        order = np.argsort(self._seconds.view[at:], kind="stable")
        for column in (self._seconds, self._values, self._signs):
            column.view[at:] = column.view[at:][order]
        self._sorted = len(self._seconds)
        del self._totals[at // _BLOCK + 1 :]
