"""Ids for the texts of a file, by where they stand in it: for going on after a restart, and against counting them twice."""

import re
from dataclasses import replace
from hashlib import blake2b

from livetui.feed.source import Batch

_ID = re.compile(r"([0-9a-f]{12})-(\d+)\.(\d+)(/.*)?", re.DOTALL)


class Places:
    """Numbers the texts of one file, known by its inode and first text.

    ``earlier`` counts the files that had the name before it: one that begins the same is told from them. ``after`` is the
    last id that was received, perhaps by another run: if it is one of this file, what stands up to there is left out.
    """

    def __init__(self, inode: int, earlier: int, after: str | None = None) -> None:
        self.earlier = earlier
        self.inode = inode
        self._after = _ID.fullmatch(after or "")
        self._file: str | None = None
        self._number = 0
        self._known = 0  # up to this number all have been received

    def named(self, batch: Batch) -> Batch:
        """What comes next in the file, each text with its id."""
        if not batch.texts:
            return replace(batch, ids=())
        if self._file is None:
            self._recognise(batch.texts[0])
        begin = self._number + 1
        self._number += len(batch.texts)
        known = max(self._known + 1 - begin, 0)
        ids = [f"{self._file}-{self.earlier}.{number}" for number in range(begin + known, self._number + 1)]
        return replace(batch, texts=batch.texts[known:], ids=ids, last_id=f"{self._file}-{self.earlier}.{self._number}")

    def _recognise(self, first: bytes) -> None:
        self._file = blake2b(b"%d " % self.inode + first, digest_size=6).hexdigest()
        if self._after and self._after[1] == self._file:
            self.earlier = int(self._after[2])
            # of a text that became several events some may be missing
            self._known = int(self._after[3]) - bool(self._after[4])
