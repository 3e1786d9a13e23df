"""Events that were not recorded, and the note in the recording that says so."""

from datetime import UTC, datetime

import msgspec

from livetui.feed.events import Event, Moment, Note, milliseconds
from livetui.feed.reasons import UNREADABLE

_GAP = "recording gap: "


class Gap:
    """A run of lines that are lost, known by its first, its last and their number."""

    def __init__(self) -> None:
        self.count = 0
        self._first = b""
        self._last = b""

    def add(self, line: bytes) -> None:
        """One more line is lost."""
        if not self.count:
            self._first = line
        self._last = line
        self.count += 1

    def note(self, now_ms: int) -> bytes:
        """The line that stands where they are missing, at the time of the first; at ``now_ms`` where they tell no time."""
        first, last = (time_of(line) or now_ms for line in (self._first, self._last))
        events = "1 event" if self.count == 1 else f"{self.count:,} events"
        were = "was" if self.count == 1 else "were"
        return note(first, f"{_GAP}{events} from {_written(first)} to {_written(last)} {were} not written")


def note(ts_ms: int, text: str) -> bytes:
    """A bookmark as a line of the recording; ``text`` is ASCII."""
    return msgspec.json.encode({"type": "note", "ts": ts_ms, "text": text})


def marks_gap(event: Event) -> bool:
    """Whether an event of a recording says that some are missing there."""
    return isinstance(event, Note) and event.text.startswith(_GAP)


def time_of(line: bytes) -> int | None:
    """When the event of a line happened, in milliseconds since the epoch; None where it does not say."""
    try:
        return milliseconds(msgspec.json.decode(line, type=_Stamped).ts)
    except UNREADABLE:
        return None


class _Stamped(msgspec.Struct):
    ts: Moment | None = None


def _written(ms: int) -> str:
    return datetime.fromtimestamp(ms // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
