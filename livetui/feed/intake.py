"""What a live source brings, as events and as the lines a recording keeps of them."""

import re
from collections.abc import Iterable, Sequence
from itertools import compress, count, repeat

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from livetui.feed.decode import TOO_LONG, Decoded, Decoder, Rejected, sources, timed
from livetui.feed.dialects.dialect import Dialect
from livetui.feed.dialects.native import NATIVE
from livetui.feed.dialects.translator import Translator
from livetui.feed.escaping import ascii_safe
from livetui.feed.events import MAX_COUNT, Event
from livetui.feed.fields import with_field
from livetui.feed.repetition import Repetition
from livetui.feed.shortening import MOST_CHARACTERS, short
from livetui.feed.source import LONGEST_TEXT, Batch
from livetui.feed.strangers import Strangers, named


class Stranger(Struct, frozen=True):
    """A line of a type that nobody knows, complete as those of events are, with the number of events before it."""

    before: int
    line: bytes
    id: str | None
    again: bool
    """Whether it has come before."""


class Taken(Struct, frozen=True):
    """What a batch held. ``lines`` are those of the events, one each: complete, with the time and the id they go by."""

    decoded: Decoded
    lines: Sequence[bytes]
    strangers: Sequence[Stranger] = ()

    def kept(self, fresh: NDArray[np.bool_], strangers: Sequence[Stranger], last_id: str | None = None) -> list[bytes]:
        """The lines to keep, in order: those of the events that are fresh, and of these strangers.

        The last event's says ``last_id``, after which the feed is to be gone on with, where that is not its own id.
        """
        lines = list(self.lines) if fresh.all() else list(compress(self.lines, fresh.tolist()))
        if lines and last_id and len(last_id) <= MOST_CHARACTERS:
            last = self.decoded.events[int(np.flatnonzero(fresh)[-1])]
            if last.id != last_id:
                lines[-1] = with_field(lines[-1], "resume_from", last_id)
        for place, stranger in enumerate(strangers):
            lines.insert(int(np.count_nonzero(fresh[: stranger.before])) + place, stranger.line)
        return lines


_SURELY_FITS = LONGEST_TEXT // 8
_ROOM = 32 * 1024  # bytes for the fields that are added, among them two ids of a thousand characters, each of two escapes
_RECORDED_FROM = re.compile(rb',"recorded_from":(\d{1,10})}$')

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
        self._strangers = Strangers()
        self._repetition = Repetition()
        self._lines = 0

    @property
    def dialect(self) -> Dialect | None:
        """What the source speaks; None until that is known."""
        return self._translator.dialect

    @property
    def ignored(self) -> int:
        """How many frames carried nothing for us."""
        return self._translator.ignored

    def begin(self) -> None:
        """Another connection to the source begins."""
        self._repetition.begin()

    def recall(self, lines: Iterable[bytes], unknown: Iterable[bytes]) -> None:
        """Lines that were recorded before, of whatever feed: those without an id, and those of types nobody knows."""
        self._repetition.recall(filter(None, map(self._as_it_came, lines)))
        for each in map(named, unknown):
            if (each.recorded_from or 0) % MOST_SOURCES == self._source:
                self._strangers.comes_again(each.id)

    def take(self, batch: Batch, now_ms: int) -> Taken:
        """The events of a batch; those that tell no time happened now."""
        lines, ids = self._translated(batch)
        first = self._lines + 1
        self._lines += len(lines) + batch.overlong
        too_long = [Rejected(number, TOO_LONG) for number in range(first + len(lines), self._lines + 1)]
        if not lines:
            return Taken(Decoded((), np.zeros(0, np.int64), too_long), ())
        block = b"\n".join(lines)
        events = self._decoder.events(block)
        if events is not None:
            if self._complete(events, lines, block, ids) and (decoded := timed(events)) is not None:
                again = _mask(self._repetition.of(lines, ids))
                return Taken(Decoded(decoded.events, decoded.times, too_long, again=again), lines)
            completed = self._completed(events, lines, ids, now_ms)
            if completed is not None and (decoded := timed(completed[0])) is not None:
                return Taken(self._decoded(decoded, self._repetition.of(lines, ids), too_long), completed[1])
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
        repeated: list[bool] = []
        kept: list[bytes] = []
        strangers: list[Stranger] = []
        unknowns: list[Rejected] = []
        faults: list[Rejected] = []
        for number, line, id in zip(count(first), lines, ids or repeat(None), strict=False):
            if (alone := self._decoder.one(line)) is not None:
                completed = self._completed(alone, [line], [id], now_ms)
                if completed is None:
                    faults.append(Rejected(number, TOO_LONG))
                    continue
                if (decoded := timed(completed[0])) is not None:
                    events += decoded.events
                    repeated.append(self._came_before(line, id))
                    kept += completed[1]
                    continue
            decoded = self._decoder.decode(line, number)
            faults += decoded.rejected
            if not decoded.unknown:
                continue
            stranger = self._stranger(line, id, len(events), self._came_before(line, id))
            if not stranger.again:
                unknowns += decoded.unknown
            if _fits(line):
                strangers.append(stranger)
        told = timed(events)
        assert told is not None  # each has a time
        return Taken(self._decoded(told, repeated, [*faults, *rejected], unknowns), kept, strangers)

    def _came_before(self, line: bytes, id: str | None) -> bool:
        return any(self._repetition.of([line], [id]) or ())

    def _stranger(self, line: bytes, id: str | None, before: int, again: bool) -> Stranger:
        own, id = named(line), id and short(id)
        if id and not own.id:
            line = with_field(line, "id", id)
        if self._source or own.recorded_from:
            line = with_field(line, "recorded_from", self._recorded_from(own.recorded_from))
        known = own.id or id
        return Stranger(before, line, known, again=again or self._strangers.comes_again(known))

    def _decoded(
        self, told: Decoded, again: Sequence[bool] | None, rejected: Sequence[Rejected], unknown: Sequence[Rejected] = ()
    ) -> Decoded:
        return Decoded(told.events, told.times, rejected, unknown, sources(told.events), _mask(again))

    def _completed(
        self, events: list[Event], lines: Sequence[bytes], ids: Sequence[str | None] | None, now_ms: int
    ) -> tuple[list[Event], Sequence[bytes]] | None:
        """Events and their lines, with the time of arrival where none is told, the id that came with them, and their source.

        None where one of the lines is too long for a recording, also without what nobody reads of it.
        """
        if max(map(len, lines)) >= _SURELY_FITS:
            lines = [line if _fits(line) else msgspec.json.encode(event) for line, event in zip(lines, events, strict=True)]
            if not all(map(_fits, lines)):
                return None
        events, written = list(events), list(lines)
        for place, event in enumerate(events):
            fields: dict[str, object] = {}
            if event.ts is None:
                fields["ts"] = now_ms
            if event.id is None and ids is not None and (id := ids[place]):  # an empty one says that there is none
                fields["id"] = short(id)
            if self._source or event.recorded_from:
                fields["recorded_from"] = self._recorded_from(event.recorded_from)
            if event.resume_from is not None:  # what is served was recorded from somebody else
                fields["resume_from"] = None
            if not fields:
                continue
            events[place] = msgspec.structs.replace(events[place], **fields)
            for name, value in fields.items():
                written[place] = with_field(written[place], name, value)
        return events, written

    def _as_it_came(self, recorded: bytes) -> bytes | None:
        """A line without the number of its feed, at its end; None where it is another's."""
        found = _RECORDED_FROM.search(recorded)
        number = int(found[1]) if found else 0
        if number % MOST_SOURCES != self._source:
            return None
        return recorded[: found.start()] + b"}" if found else recorded

    def _recorded_from(self, upstream: int | None) -> int:
        """What was recorded from several feeds may be served as one of several again."""
        return min(upstream or 0, MAX_COUNT // MOST_SOURCES - 1) * MOST_SOURCES + self._source

    def _complete(
        self, events: Sequence[Event], lines: Sequence[bytes], block: bytes, ids: Sequence[str | None] | None
    ) -> bool:
        """Whether nothing has to be changed in any of these but for their times, as of nearly all: looked at all at once."""
        if self._source or any(event.recorded_from or event.resume_from for event in events):
            return False
        if len(block) >= _SURELY_FITS and max(map(len, lines)) >= _SURELY_FITS:
            return False
        return ids is None or None not in [event.id for event in events]


def _mask(again: Sequence[bool] | None) -> NDArray[np.bool_] | None:
    return np.array(again, bool) if again and any(again) else None


def _fits(line: bytes) -> bool:
    """Whether a recording can hold a line: there it is longer, where it is not in ASCII, and has a few fields more."""
    return len(line) < _SURELY_FITS or len(ascii_safe(line)) < LONGEST_TEXT - _ROOM
