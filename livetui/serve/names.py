"""Under which id each event of a recording goes out: no two have the same, so that whoever names one has a place.

It is the event's own, where a header can carry that and no earlier event has had it; else its number, behind which stand
as many points as it takes for no number to be the own id of any event.
"""

import re
from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from livetui.feed.fields import with_field
from livetui.feed.rehearsal import marked
from livetui.feed.source import LONGEST_TEXT
from livetui.serve.batch import Batch, Recorded
from livetui.session.hashing import Hashes, hashes

_CARRIED = re.compile(r"(?! )[^\x00-\x1f\x7f]{1,999}(?<! )")
"""Ids that SSE can carry and that a client can send back in a header; longer ones are cut by the decoder."""
_AT_ONCE = 65_536  # names in memory, of which only the hashes stay
_ROOM = 96  # bytes of a line that an id and the mark of a rehearsal take, at most


class Names(Struct, frozen=True):
    """The ids that all events of a recording go by."""

    marks: Hashes
    """The hash of each."""
    points: str
    """What stands behind a number."""

    @classmethod
    def of(cls, own: Hashes) -> "Names":
        """The ids of events that have these of their own, told by `own_hashes`."""
        different, firsts = np.unique(own, return_index=True)
        numbered = np.ones(len(own), bool)
        numbered[firsts] = different == 0
        numbers = np.flatnonzero(numbered) + 1
        points = ""
        while np.isin(names := _names(numbers, points), different).any():
            points += "."
        marks = own.copy()
        marks[numbered] = names
        return cls(marks, points)

    def place_of(self, id: str) -> int:
        """How many events somebody has who has had the one that goes by this id; 0 where none does."""
        found = np.flatnonzero(self.marks == hashes([id]))
        return int(found[0]) + 1 if len(found) else 0

    def named(self, recorded: Recorded, before: int) -> Batch:
        """Events as they go out, of which there are so many before them; none beyond those that have names.

        The very first says that this is a rehearsal.
        """
        marks = self.marks[before : before + len(recorded.lines)]
        own = (own_hashes(recorded.ids[: len(marks)]) == marks).tolist()
        ids = [
            id if is_own and id is not None else f"{number}{self.points}"
            for number, (id, is_own) in enumerate(zip(recorded.ids, own, strict=False), before + 1)
        ]
        lines = [_with_id(line, told, id) for line, told, id in zip(recorded.lines, recorded.ids, ids, strict=False)]
        if not before and lines and _has_room(lines[0]):
            lines[0] = marked(lines[0])
        return Batch(lines, ids, recorded.moments[: len(marks)])


def own_hashes(ids: Sequence[str | None]) -> Hashes:
    """The hashes of those ids that can be carried; 0 for all others."""
    return hashes([id if id is not None and _CARRIED.fullmatch(id) else None for id in ids])


def _names(numbers: NDArray[np.int64], points: str) -> Hashes:
    parts = np.split(numbers, range(_AT_ONCE, len(numbers), _AT_ONCE))
    return np.concatenate([hashes([f"{number}{points}" for number in part.tolist()]) for part in parts])


def _with_id(line: bytes, told: str | None, id: str) -> bytes:
    """The line of an event with an id in it, by which it is known again where the transport carries none."""
    return line if told is not None or not _has_room(line) else with_field(line, "id", id)


def _has_room(line: bytes) -> bool:
    return len(line) <= LONGEST_TEXT - _ROOM
