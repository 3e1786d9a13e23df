"""Which ids have been seen, in bounded memory."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from livetui.session.hashing import HashIndex, hashes

_GENERATION = 1_000_000
_SOURCE_STEP = np.uint64(0x9E3779B97F4A7C15)


class Seen:
    """Remembers at least the last million ids of all sources, and at most two.

    Two generations: when the younger is full the older is forgotten.
    """

    def __init__(self, generation: int = _GENERATION) -> None:
        self._generation = generation
        self._older = HashIndex()
        self._younger = HashIndex()

    def repeated(self, ids: Sequence[str], source: int = 0) -> NDArray[np.bool_]:
        """Which of these ids this source has sent before, within these too; all are seen from now on."""
        marks = hashes(ids) + np.uint64(source) * _SOURCE_STEP
        marks[marks == 0] = 1
        if len(self._younger) >= self._generation:
            self._older, self._younger = self._younger, HashIndex()
        _, fresh = self._younger.codes(marks)
        if len(self._older) and fresh.any():
            fresh[fresh] = ~self._older.holds(marks[fresh])
        return ~fresh
