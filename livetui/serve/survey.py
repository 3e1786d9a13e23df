"""A recording looked through once, before anybody hears it: how many events it has, and where each of them stands."""

from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from livetui.errors import UnreadableInput
from livetui.feed.decode import Rejected
from livetui.recording.read import Recording
from livetui.recording.refusal import no_event
from livetui.serve.batch import Sorter
from livetui.serve.names import Names, own_hashes
from livetui.session.hashing import Hashes
from livetui.text import Clean


class Survey(Struct, frozen=True):
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
    names: Names
    """The ids that the events go by."""

    @property
    def events(self) -> int:
        """How many events there are, those of unknown types included."""
        return len(self.names.marks)


def survey(recording: Recording, path: Path) -> Survey:
    """Look through a recording; raises `UnreadableInput` where it has no event, or can be read only once."""
    if not path.is_file():
        raise UnreadableInput(f"{recording.name} is a pipe, which can be read only once: save it to a file, and serve that.")
    sorter, rejected = Sorter(), 0
    first: Rejected | None = None
    ends: list[int] = []
    latest_ms: list[int] = []
    own: list[Hashes] = []
    for block in recording.blocks():
        recorded, bad = sorter.sort(block)
        rejected += len(bad)
        first = first or next(iter(bad), None)
        ends.append(sorter.events)
        latest_ms.append(sorter.latest_ms)
        own.append(own_hashes(recorded.ids))
    if not sorter.events:
        raise UnreadableInput(no_event(recording.name, recording.cut, first))
    names = Names.of(np.concatenate(own))
    return Survey(path, recording.name, rejected, recording.cut, np.array(ends), np.array(latest_ms), names)
