"""What a live source brings, as events and as the lines a recording keeps of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, count

import msgspec
import numpy as np
from numpy.typing import NDArray

from livetui.feed.decode import Decoded, Decoder, Rejected, sources, timed
from livetui.feed.dialects.dialect import Dialect
from livetui.feed.dialects.native import NATIVE
from livetui.feed.dialects.translator import Translator
from livetui.feed.escaping import ascii_safe
from livetui.feed.events import MAX_COUNT, Event
from livetui.feed.source import LONGEST_TEXT, Batch


@dataclass(frozen=True, slots=True)
class Taken:
    """What a batch held. ``lines`` are those of the events, one each: complete, with the time and the id they go by."""

    decoded: Decoded
    lines: Sequence[bytes]
    unknown: Sequence[tuple[int, bytes]] = ()
    """Lines of types nobody knows, each with the number of events before it."""

    def kept(self, fresh: NDArray[np.bool_]) -> list[bytes]:
        """The lines to keep, in order: those of the events that are fresh, and those of types nobody knows."""
        lines = list(self.lines) if fresh.all() else list(compress(self.lines, fresh.tolist()))
        for before, (at, line) in enumerate(self.unknown):
            lines.insert(int(np.count_nonzero(fresh[:at])) + before, line)
        return lines


_SURELY_FITS = LONGEST_TEXT // 8

MOST_SOURCES = 64
"""So many feeds can be one LIVE."""


class Intake:
    """Takes one source's batches apart, in the dialect it speaks or the one its first frame is recognised by.

    ``source`` is the feed's number among those watched, from 0 on.
    """

    def __init__(self, source: int = 0, dialect: Dialect | None = None) -> None:
        self._source = source
        self._translator = Translator(dialect)
        self._decoder = Decoder()
        self._lines = 0

    @property
    def dialect(self) -> Dialect | None:
        """What the source speaks; None until that is known."""
        return self._translator.dialect

    @property
    def ignored(self) -> int:
        """How many frames carried nothing for us."""
        return self._translator.ignored

    def take(self, batch: Batch, now_ms: int) -> Taken:
        """The events of a batch; those that tell no time happened now."""
        lines, ids = self._translated(batch)
        first = self._lines + 1
        self._lines += len(lines) + batch.overlong
        too_long = [Rejected(number, "longer than 1 MiB") for number in range(first + len(lines), self._lines + 1)]
        if not lines:
            return Taken(Decoded((), np.zeros(0, np.int64), too_long), ())
        events = self._decoder.events(b"\n".join(lines))
        if events is not None:
            events, lines = self._completed(events, lines, ids, now_ms)
            if (decoded := timed(events)) is not None:
                return Taken(self._decoded(decoded, too_long), lines)
        return self._one_by_one(lines, ids, now_ms, first, too_long)

    def _translated(self, batch: Batch) -> tuple[Sequence[bytes], Sequence[str | None] | None]:
        """The lines a batch comes to, and the ids that came with them."""
        if batch.ids is None or self._translator.dialect is NATIVE:
            return self._translator.lines(batch.texts), batch.ids
        lines: list[bytes] = []
        ids: list[str | None] = []
        for text, id in zip(batch.texts, batch.ids, strict=True):
            translated = self._translator.lines([text])
            lines += translated
            ids += [id] if len(translated) == 1 else [id and f"{id}/{place}" for place in range(len(translated))]
        return lines, ids

    def _one_by_one(
        self, lines: Sequence[bytes], ids: Sequence[str | None] | None, now_ms: int, first: int, rejected: list[Rejected]
    ) -> Taken:
        """Line by line, because one of them is no event."""
        events: list[Event] = []
        kept: list[bytes] = []
        unknown: list[tuple[int, bytes]] = []
        unknowns: list[Rejected] = []
        faults: list[Rejected] = []
        for number, line, id in zip(count(first), lines, ids or [None] * len(lines), strict=False):
            if (alone := self._decoder.one(line)) is not None:
                completed, (line,) = self._completed(alone, [line], [id], now_ms)
                if (decoded := timed(completed)) is not None:
                    events += decoded.events
                    kept.append(line)
                    continue
            decoded = self._decoder.decode(line, number)
            faults += decoded.rejected
            unknowns += decoded.unknown
            unknown += [(len(events), line)] * (len(decoded.unknown) if _fits(line) else 0)
        told = timed(events)
        assert told is not None  # each has a time
        return Taken(self._decoded(told, [*faults, *rejected], unknowns), kept, unknown)

    def _decoded(self, told: Decoded, rejected: Sequence[Rejected], unknown: Sequence[Rejected] = ()) -> Decoded:
        return Decoded(told.events, told.times, rejected, unknown, sources(told.events))

    def _completed(
        self, events: list[Event], lines: Sequence[bytes], ids: Sequence[str | None] | None, now_ms: int
    ) -> tuple[list[Event], Sequence[bytes]]:
        """Events and their lines, with the time of arrival where none is told, the id that came with them, and their source."""
        changes: dict[int, dict[str, object]] = {}
        for place, event in enumerate(events):
            if event.ts is None:
                changes.setdefault(place, {})["ts"] = now_ms
            if ids is not None and event.id is None and ids[place]:  # an empty one says that there is none
                changes.setdefault(place, {})["id"] = ids[place]
            if self._source or event.recorded_from:
                # What was recorded from several feeds, and is served as one of several again.
                upstream = min(event.recorded_from or 0, MAX_COUNT // MOST_SOURCES - 1)
                changes.setdefault(place, {})["recorded_from"] = upstream * MOST_SOURCES + self._source
        if max(map(len, lines)) >= _SURELY_FITS:
            lines = [line if _fits(line) else msgspec.json.encode(event) for line, event in zip(lines, events, strict=True)]
        if not changes:
            return events, lines
        events, written = list(events), list(lines)
        for place, fields in changes.items():
            events[place] = msgspec.structs.replace(events[place], **fields)
            for name, value in fields.items():
                written[place] = with_field(written[place], name, value)
        return events, written


def _fits(line: bytes) -> bool:
    """Whether a recording can hold a line: there it is longer, where it is not in ASCII, and has a few fields more."""
    return len(line) < _SURELY_FITS or len(ascii_safe(line)) < LONGEST_TEXT - 1024


def with_field(line: bytes, name: str, value: object) -> bytes:
    """A line with one more field, which goes before an earlier one of that name."""
    return b'%b,"%b":%b}' % (line.rstrip()[:-1], name.encode(), msgspec.json.encode(value))
