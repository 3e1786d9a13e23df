"""The events in a block of a recording: the lines as they were recorded, each with its id and its moment."""

from collections.abc import Sequence

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from livetui.feed.decode import Decoded, Decoder, Rejected
from livetui.feed.events import Millis
from livetui.recording.lines import Block


class Recorded(Struct, frozen=True):
    """Consecutive events with the ids of their own, None where they have none.

    ``moments`` say, in milliseconds, when each goes out: the latest time of all events so far, so that a late one goes out at
    once.
    """

    lines: Sequence[bytes]
    ids: Sequence[str | None]
    moments: NDArray[np.int64]


class Batch(Struct, frozen=True):
    """The same as they go out, each with the id it goes by."""

    lines: Sequence[bytes]
    ids: Sequence[str]
    moments: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.lines)

    def part(self, begin: int, end: int) -> "Batch":
        """The events from ``begin`` up to ``end``, counted from 0."""
        return Batch(self.lines[begin:end], self.ids[begin:end], self.moments[begin:end])


NOTHING = Batch((), (), np.zeros(0, np.int64))


class Sorter:
    """Takes a recording's blocks in their order, and leaves out the lines that are no events; unknown types are events."""

    def __init__(self) -> None:
        self.events = 0
        """How many events there have been."""
        self.latest_ms = 0
        """The latest time of them all."""
        self._decoder = Decoder()

    def skip(self, events: int, latest_ms: int) -> None:
        """Go past a block of which this is known: how many events there are up to its end, and their latest time."""
        self.events, self.latest_ms = events, latest_ms

    def sort(self, block: Block) -> tuple[Recorded, Sequence[Rejected]]:
        """The events of a block, and the lines that are none."""
        data = block.data.replace(b"\r\n", b"\n").replace(b"\r", b" ") if b"\r" in block.data else block.data
        lines = data.split(b"\n")
        if not lines[-1]:
            lines.pop()
        decoded = self._decoder.decode(data, block.first_line, block.overlong)
        if len(decoded.events) != len(lines) or not all(map(bytes.strip, lines)):
            return self._one_by_one(lines, block)
        return self._recorded(lines, [event.id for event in decoded.events], decoded.times), ()

    def _one_by_one(self, lines: Sequence[bytes], block: Block) -> tuple[Recorded, Sequence[Rejected]]:
        kept: list[bytes] = []
        ids: list[str | None] = []
        times: list[int] = []
        rejected: list[Rejected] = []
        for number, line in enumerate(lines, block.first_line):
            decoded = self._decoder.decode(line, number, block.overlong)
            rejected += decoded.rejected
            if decoded.events or decoded.unknown:
                id, ts = _stamp(line, decoded)
                kept.append(line)
                ids.append(id)
                times.append(ts)
        return self._recorded(kept, ids, np.array(times, np.int64)), rejected

    def _recorded(self, lines: Sequence[bytes], ids: Sequence[str | None], times: NDArray[np.int64]) -> Recorded:
        moments = np.maximum.accumulate(np.maximum(times, self.latest_ms))
        if lines:
            self.events += len(lines)
            self.latest_ms = int(moments[-1])
        return Recorded(lines, ids, moments)


class _Stamp(msgspec.Struct):
    id: str | None = None
    ts: Millis | None = None


def _stamp(line: bytes, decoded: Decoded) -> tuple[str | None, int]:
    """The id and the time of one line; what an unknown type says of them in another way is not understood."""
    if decoded.events:
        return decoded.events[0].id, int(decoded.times[0])
    try:
        stamp = msgspec.json.decode(line, type=_Stamp)
    except msgspec.ValidationError:
        return None, 0
    return stamp.id, stamp.ts or 0
