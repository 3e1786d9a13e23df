"""A set of strings known by their hashes, numbered in order of arrival, asked and told in batches.

A dict of a million strings takes over 100 MB and misses the cache at every look-up. Here a string is its 64-bit hash in an
open-addressing table of NumPy arrays: 24 to 96 bytes an entry. Python keys its hash anew for every process, so that
nobody outside can aim for a collision; by chance two of a million strings meet once in forty million runs.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Codes = NDArray[np.int64]

_SLOTS, _GROWTH = 1 << 14, 4


def hashes(names: Sequence[str]) -> Hashes:
    """The names' hashes; 0, which marks an empty slot, never occurs."""
    out = np.fromiter(map(hash, names), np.int64, len(names)).view(np.uint64)
    out[out == 0] = 1
    return out


class HashIndex:
    """Numbers hashes 0, 1, 2 … in the order in which they first come."""

    def __init__(self) -> None:
        self._slots = np.zeros(_SLOTS, np.uint64)
        self._codes = np.zeros(_SLOTS, np.int32)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def codes(self, batch: Hashes) -> tuple[Codes, NDArray[np.bool_]]:
        """The number of each hash, and whether this is its first occurrence (in the batch too)."""
        while (self._size + len(batch)) * 2 > len(self._slots):
            self._grow()
        codes = np.zeros(len(batch), np.int64)
        fresh = np.zeros(len(batch), bool)
        pending, places = np.arange(len(batch)), self._home(batch)
        while len(pending):
            wanted = batch[pending]
            empty = self._slots[places] == 0
            if empty.any():
                rivals, free = pending[empty], places[empty]
                # Of several that want one free slot the first gets it: the last assignment stands, hence backwards.
                self._codes[free[::-1]] = rivals[::-1]
                first = self._codes[free] == rivals
                won, taken = rivals[first], free[first]
                self._slots[taken] = batch[won]
                self._codes[taken] = np.arange(self._size, self._size + len(won))
                self._size += len(won)
                fresh[won] = True
            found = self._slots[places] == wanted
            codes[pending[found]] = self._codes[places[found]]
            missed = ~found
            pending, places = pending[missed], (places[missed] + 1) & (len(self._slots) - 1)
        return codes, fresh

    def holds(self, batch: Hashes) -> NDArray[np.bool_]:
        """Which hashes are there."""
        known = np.zeros(len(batch), bool)
        pending, places = np.arange(len(batch)), self._home(batch)
        while len(pending):
            held = self._slots[places]
            known[pending[held == batch[pending]]] = True
            onwards = (held != 0) & (held != batch[pending])
            pending, places = pending[onwards], (places[onwards] + 1) & (len(self._slots) - 1)
        return known

    def _home(self, batch: Hashes) -> Codes:
        return (batch & np.uint64(len(self._slots) - 1)).astype(np.int64)

    def _grow(self) -> None:
        used = np.flatnonzero(self._slots)
        held, codes = self._slots[used], self._codes[used]
        self._slots = np.zeros(_GROWTH * len(self._slots), np.uint64)
        self._codes = np.zeros(len(self._slots), np.int32)
        places = self._home(held)
        while len(held):
            free = self._slots[places] == 0
            self._slots[places[free]] = held[free]
            self._codes[places[free]] = codes[free]
            left = self._slots[places] != held
            held, codes, places = held[left], codes[left], (places[left] + 1) & (len(self._slots) - 1)
