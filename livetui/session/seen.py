"""Which ids have been seen, in bounded memory."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from livetui.session.hashing import Hashes, HashSet, hashes
from livetui.session.tally import Ints

_GENERATION = 500_000
_SOURCE_STEP = np.uint64(0x9E3779B97F4A7C15)


class Seen:
    """Remembers at least the last half million ids of all sources, and at most about a million.

    Two generations: when the younger is full the older is forgotten.
    """

    def __init__(self, generation: int = _GENERATION) -> None:
        self._generation = generation
        self._older = HashSet()
        self._younger = HashSet()

    def repeated(self, ids: Sequence[str | None], sources: Ints | None = None) -> NDArray[np.bool_]:
        """Which of these ids their source (None: one for all) has sent before, within these too; all are seen from now on.

        None is no id.
        """
        marks = hashes(ids)
        named = marks != 0
        if sources is not None:
            marks += sources.astype(np.uint64) * _SOURCE_STEP
            marks[marks == 0] = 1
        if named.all():
            return self._again(marks)
        again = np.zeros(len(marks), bool)
        again[named] = self._again(marks[named])
        return again

    def _again(self, marks: Hashes) -> NDArray[np.bool_]:
        if len(self._younger) >= self._generation:
            self._older, self._younger = self._younger, HashSet()
        again = ~self._younger.add(marks)
        if len(self._older):
            again |= self._older.holds(marks)
        return again
