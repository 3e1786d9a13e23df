"""A set of strings known by their hashes, and their numbers, asked and told in batches.

A dict of a million strings takes over 100 MB and misses the cache at every look-up. Here a string is its 64-bit hash in an
open-addressing table of NumPy arrays: 24 to 96 bytes an entry. Python keys its hash anew for every process, so that
nobody outside can aim for a collision; by chance two of a million strings meet once in forty million runs.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

_SLOTS = 1 << 16
_NONE = np.int64(hash(None)).view(np.uint64)


def hashes(names: Sequence[str | None]) -> Hashes:
    """The names' hashes; 0, which also marks an empty slot, for those that are None."""
    out = np.fromiter(map(hash, names), np.int64, len(names)).view(np.uint64)
    out[out == 0] = 1
    out[out == _NONE] = 0
    return out


class HashSet:
    """A set of hashes, in 16 to 64 bytes each; a slot that holds 0 is empty."""

    def __init__(self) -> None:
        self._slots = np.zeros(_SLOTS, np.uint64)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def add(self, batch: Hashes) -> NDArray[np.bool_]:
        """Put hashes in; which of them were not there before, nor earlier in the batch."""
        ordered = np.sort(batch)
        if not (ordered[1:] == ordered[:-1]).any():
            return self._add_different(batch)
        different, firsts = np.unique(batch, return_index=True)
        fresh = np.zeros(len(batch), bool)
        fresh[firsts] = self._add_different(different)
        return fresh

    def holds(self, batch: Hashes) -> NDArray[np.bool_]:
        """Which hashes are there."""
        found: NDArray[np.bool_] = self._slots[self._find(batch)] == batch
        return found

    def _add_different(self, batch: Hashes) -> NDArray[np.bool_]:
        self._make_room(len(batch))
        places = self._find(batch)
        fresh: NDArray[np.bool_] = self._slots[places] == 0
        self._put(batch[fresh], places[fresh])
        self._size += int(np.count_nonzero(fresh))
        return fresh

    def _find(self, batch: Hashes) -> Places:
        """For each hash the slot that holds it, or else the empty one where it belongs."""
        last = len(self._slots) - 1
        places = (batch & np.uint64(last)).astype(np.int64)
        held = self._slots[places]
        astray = np.flatnonzero((held != batch) & (held != 0))
        while len(astray):
            places[astray] = (places[astray] + 1) & last
            held = self._slots[places[astray]]
            astray = astray[(held != batch[astray]) & (held != 0)]
        return places

    def _put(self, batch: Hashes, places: Places) -> Places:
        """Write different hashes that are not there into the empty slots where they belong; where each of them went."""
        self._slots[places] = batch
        left = np.flatnonzero(self._slots[places] != batch)  # of several that wanted one slot the last got it
        if len(left):
            places[left] = self._put(batch[left], self._find(batch[left]))
        return places

    def _make_room(self, more: int) -> None:
        while (self._size + more) * 2 > len(self._slots):
            self._rehash(4 * len(self._slots))

    def _rehash(self, slots: int) -> Places:
        """Move to a table of so many slots; where what stood in the used slots, in their order, now is."""
        held = self._slots[self._slots != 0]
        self._slots = np.zeros(slots, np.uint64)
        return self._put(held, (held & np.uint64(slots - 1)).astype(np.int64))


class HashIndex(HashSet):
    """Numbers hashes 0, 1, 2 …"""

    def __init__(self) -> None:
        super().__init__()
        self._numbers = np.zeros(_SLOTS, np.int32)

    def numbers(self, batch: Hashes) -> Places:
        """The number of each hash; new ones get the next numbers."""
        self._make_room(len(batch))
        places = self._find(batch)
        new = np.flatnonzero(self._slots[places] == 0)
        if len(new):
            different = np.sort(batch[new])
            different = different[np.concatenate((np.ones(1, bool), different[1:] != different[:-1]))]
            written = self._put(different, self._find(different))
            self._numbers[written] = np.arange(self._size, self._size + len(different))
            self._size += len(different)
            places[new] = self._find(batch[new])
        return self._numbers[places].astype(np.int64)

    def _rehash(self, slots: int) -> Places:
        numbers = self._numbers[self._slots != 0]
        places = super()._rehash(slots)
        self._numbers = np.zeros(slots, np.int32)
        self._numbers[places] = numbers
        return places
