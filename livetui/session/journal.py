"""Who appeared when, so that different people can be counted over any span.

Each entry knows when the same person appeared before. In a span, every person has exactly one entry whose forerunner lies
before the span: counting those counts the people. For the whole LIVE these are the entries without a forerunner, and how many
of them there are is kept by blocks.
"""

import numpy as np
from numpy.typing import NDArray

from livetui.session.growing import Growing
from livetui.session.tally import Ints

_BLOCK = 4096


class Journal:
    """Appearances by (second, person), one at most for each pair, in order of time; a person is a small number."""

    def __init__(self) -> None:
        self._seconds = Growing(np.uint32)
        self._people = Growing(np.uint32)
        self._before = Growing(np.uint32)  # second of the same person's appearance before; 0: none
        self._last = Growing(np.uint32)  # by person: second of the last appearance; 0: none
        self._firsts = Growing(np.int64)  # by block: how many first appearances stand before it

    def __len__(self) -> int:
        return len(self._seconds)

    def add(self, seconds: Ints, people: Ints) -> None:
        """Enter appearances, in order of time; they may be earlier than others."""
        if not len(seconds):
            return
        known = max(len(self._last), int(people.max()) + 1)
        self._last.resize(known)
        at = int(self._seconds.view.searchsorted(np.uint32(seconds[0])))
        if at < len(self):
            self._take_back(at)
            seconds = np.concatenate((self._seconds.view[at:], seconds))
            people = np.concatenate((self._people.view[at:], people))
            order = np.argsort(seconds, kind="stable")
            seconds, people = seconds[order], people[order]
        self._append(at, seconds.astype(np.uint32), people.astype(np.uint32))
        self._recount(at)

    def _take_back(self, at: int) -> None:
        """Let the last appearances be those before index ``at``."""
        # Backwards, so that of a person's entries the first one stands: what came before it is what came before all.
        self._last.view[self._people.view[at:][::-1]] = self._before.view[at:][::-1]

    def _append(self, at: int, seconds: NDArray[np.uint32], people: NDArray[np.uint32]) -> None:
        """Let these be the entries from ``at`` on; none of their people's last appearances is later than that."""
        repeats = self._repeats(people)
        before = self._last.view[people]
        if len(repeats):
            by_person = repeats[np.argsort(people[repeats], kind="stable")]
            same = people[by_person[1:]] == people[by_person[:-1]]
            before[by_person[1:][same]] = seconds[by_person[:-1][same]]
            again = before == seconds
            if again.any():
                seconds, people, before = seconds[~again], people[~again], before[~again]
        self._seconds.replace_from(at, seconds)
        self._people.replace_from(at, people)
        self._before.replace_from(at, before)
        self._last.view[people] = seconds  # in order of time: the last assignment stands

    def _repeats(self, people: NDArray[np.uint32]) -> NDArray[np.intp]:
        """Where people stand who stand here more than once."""
        place, own = np.empty(len(self._last), np.uint32), np.arange(len(people), dtype=np.uint32)
        place[people] = own
        overwritten = place[people] != own
        if not overwritten.any():
            return np.zeros(0, np.intp)
        place[people[overwritten]] = len(people)
        return np.flatnonzero(place[people] == len(people))

    def _recount(self, at: int) -> None:
        block = at // _BLOCK
        firsts = self._before.view[block * _BLOCK :] == 0
        sums = np.add.reduceat(firsts, np.arange(0, len(firsts), _BLOCK), dtype=np.int64)
        start = self._firsts.view[block : block + 1] if block < len(self._firsts) else np.zeros(1, np.int64)
        self._firsts.replace_from(block, np.concatenate((start, start + np.cumsum(sums))))

    def _slice(self, start: int, end: int) -> slice:
        low, high = self._seconds.view.searchsorted(np.array([start, end], np.uint32))
        return slice(int(low), int(high))

    @property
    def first(self) -> int | None:
        """The first second anybody appeared."""
        return int(self._seconds.view[0]) if len(self) else None

    def count(self, start: int, end: int) -> int:
        """How many different people appeared at start <= second < end."""
        part = self._slice(start, end)
        if part.start > 0:
            return int(np.count_nonzero(self._before.view[part] < start))
        if part.stop == 0:
            return 0
        block = part.stop // _BLOCK
        rest = self._before.view[block * _BLOCK : part.stop]
        return int(self._firsts.view[block]) + int(np.count_nonzero(rest == 0))

    def people(self, start: int, end: int) -> Ints:
        """The different people who appeared at start <= second < end."""
        part = self._slice(start, end)
        return self._people.view[part][self._before.view[part] < start].astype(np.int64)
