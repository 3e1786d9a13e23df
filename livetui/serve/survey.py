"""A recording looked through once, before anybody hears it: how many events it has, and where each of them stands."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from livetui.errors import UnreadableInput
from livetui.feed.decode import Rejected
from livetui.recording.read import Recording
from livetui.serve.batch import Sorter
from livetui.session.hashing import Hashes, hashes
from livetui.text import Clean, clean


@dataclass(frozen=True, slots=True)
class Survey:
    """What a recording holds, in some 8 bytes an event."""

    path: Path
    name: Clean
    rejected: int
    """How many lines are no events."""
    cut: str | None
    """A sentence where the recording ends too early."""
    ends: NDArray[np.int64]
    """How many events there are up to the end of each block of the file."""
    latest_ms: NDArray[np.int64]
    """The latest time of all events up to the end of each block."""
    marks: Hashes
    """The hash of each event's id."""

    @property
    def events(self) -> int:
        """How many events there are, those of unknown types included."""
        return len(self.marks)

    def place_after(self, id: str) -> int:
        """How many events somebody has who has had this one; 0 where none has this id.

        Of several events with the same id it is the first, for to hear something twice is better than to miss it; unless
        the last event of all is one of them, for somebody who comes back after that must find the end.
        """
        (mark,) = hashes([id])
        if mark == self.marks[-1]:
            return self.events
        found = np.flatnonzero(self.marks == mark)
        return int(found[0]) + 1 if len(found) else 0


def survey(recording: Recording, path: Path) -> Survey:
    """Look through a recording; raises `UnreadableInput` where it has no event, or can be read only once."""
    if not path.is_file():
        raise UnreadableInput(f"{recording.name} is a pipe, which can be read only once: save it to a file, and serve that.")
    sorter, rejected = Sorter(), 0
    first: Rejected | None = None
    ends: list[int] = []
    latest_ms: list[int] = []
    marks: list[Hashes] = []
    for block in recording.blocks():
        batch, bad = sorter.sort(block)
        rejected += len(bad)
        first = first or next(iter(bad), None)
        ends.append(sorter.events)
        latest_ms.append(sorter.latest_ms)
        marks.append(hashes(batch.ids))
    if not sorter.events:
        raise UnreadableInput(_nothing(recording, first))
    return Survey(path, recording.name, rejected, recording.cut, np.array(ends), np.array(latest_ms), np.concatenate(marks))


def _nothing(recording: Recording, first: Rejected | None) -> str:
    if recording.cut:
        return recording.cut
    if first is None:
        return f"{recording.name} has no event in it: name a recording of a LIVE."
    return (
        f"{recording.name} has no event in it, only lines that cannot be used (line {first.line}: {clean(first.reason)}): "
        "name a recording of a LIVE, one JSON event a line."
    )
