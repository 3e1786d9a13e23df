"""Ids for the texts of a file, by where they stand in it: for going on after a restart, and against counting them twice."""

import re
from hashlib import blake2b
from zlib import crc32

from msgspec.structs import replace

from livetui.feed.source import Batch

_ID = re.compile(r"([0-9a-f]{12})-(\d+)\.(\d+)-([0-9a-f]{8})(/.*)?", re.DOTALL)


class Places:
    """Numbers the texts of one file, known by its inode and first text.

    ``earlier`` counts the files that had the name before it: one that begins the same is told from them. ``after`` is the
    last id that was received, perhaps by another run: if it is one of this file, what stands up to there is left out. An id
    also holds a sum of all texts so far, by which a file is known that was written anew behind its first text.
    """

    def __init__(self, inode: int, earlier: int, after: str | None = None) -> None:
        self.earlier = earlier
        self.inode = inode
        self._after = _ID.fullmatch(after or "")
        self._file: str | None = None
        self._number = 0
        self._sum = 0
        self._known = 0  # up to this number all have been received,
        self._expected: tuple[int, int] | None = None  # if that is the sum at this one
        self.differs = False
        """Whether the file holds something else than what was received of it; then nothing is taken from it any more."""

    @property
    def short(self) -> bool:
        """Whether less has come than was received before."""
        return self._expected is not None

    def named(self, batch: Batch) -> Batch:
        """What comes next in the file, each text with its id."""
        if not batch.texts:
            return replace(batch, ids=())
        if self._file is None:
            self._recognise(batch.texts[0])
        ids = [self._next(text) for text in batch.texts]
        if self.differs:
            return Batch(ids=())
        known = max(self._known + len(ids) - self._number, 0)
        return replace(batch, texts=batch.texts[known:], ids=ids[known:], last_id=ids[-1])

    def _next(self, text: bytes) -> str:
        self._number += 1
        self._sum = crc32(text, self._sum)
        if self._expected is not None and self._number == self._expected[0]:
            self.differs = self._sum != self._expected[1]
            self._expected = None
        return f"{self._file}-{self.earlier}.{self._number}-{self._sum:08x}"

    def _recognise(self, first: bytes) -> None:
        self._file = blake2b(b"%d " % self.inode + first, digest_size=6).hexdigest()
        if self._after and self._after[1] == self._file:
            self.earlier = int(self._after[2])
            number = int(self._after[3])
            # of a text that became several events some may be missing
            self._known = number - bool(self._after[5])
            self._expected = (number, int(self._after[4], 16))
