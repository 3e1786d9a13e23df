"""Lines in, events out; a bad line becomes a counted value with its number and reason."""

from collections.abc import Sequence

import msgspec
import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from livetui.feed.events import TYPE_NAMES, Event, milliseconds, union
from livetui.feed.reasons import UNREADABLE, is_of_an_empty_text, not_an_event, not_json
from livetui.feed.shortening import MOST_CHARACTERS, shortened

TOO_LONG = "longer than 1 MiB"
_MOST_WORDS = 200
_LINE_FEED, _SPACE = 0x0A, 0x20
_NAMES = ("id", "viewer", "channel", "video", "gender", "age", "region", "device", "promotion", "product")
_SOURCE = b'"recorded_from"'


class Rejected(Struct, frozen=True):
    """A line that is no event: its number, from 1 on, and why, in words for the user.

    ``after_ms`` is the latest time of the events before it in its block, in milliseconds; 0 where there are none.
    """

    line: int
    reason: str
    after_ms: int = 0


class Decoded(Struct, frozen=True):
    """What a block of lines held: events in the order they came, and when each happened, in milliseconds.

    ``sources`` tells by number which feed each came from, for what has one id in two feeds is no repetition; None: all from 0.
    ``again`` are those that are known without an id to have come before; None: none.
    """

    events: Sequence[Event]
    times: NDArray[np.int64]
    rejected: Sequence[Rejected] = ()
    unknown: Sequence[Rejected] = ()
    sources: NDArray[np.int64] | None = None
    again: NDArray[np.bool_] | None = None


class _Typed(msgspec.Struct):
    type: str


class Decoder:
    """Decodes blocks of whole lines: all at once, and line by line only where one of them is bad."""

    def __init__(self) -> None:
        self._decoder: msgspec.json.Decoder[Event] = msgspec.json.Decoder(union())
        self._typed = msgspec.json.Decoder(_Typed)

    def events(self, block: bytes) -> list[Event] | None:
        """The events of lines, each told its time in whatever way or not at all; None unless every line is an event."""
        try:
            if not block.isascii():
                block.decode()
            events = self._decoder.decode_lines(block)
        except UNREADABLE:
            return None
        lengths = _lengths(block)
        if lengths is None or len(events) != len(lengths):
            return None
        for place in np.flatnonzero(lengths > MOST_CHARACTERS).tolist():
            events[place] = shortened(events[place])
        return events

    def event(self, line: bytes) -> Event:
        """The event of one line; an empty name that need not be there counts as not told, also where it is said once more.

        Raises what msgspec raises.
        """
        try:
            return self._decoder.decode(line)
        except msgspec.ValidationError as error:
            said = msgspec.json.decode(line)
            if not is_of_an_empty_text(error) or not isinstance(said, dict):
                raise
            told = {name: value for name, value in said.items() if name not in _NAMES or value != ""}
            return self._decoder.decode(msgspec.json.encode(told))

    def one(self, line: bytes) -> list[Event] | None:
        """The event of one line, told its time in whatever way or not at all; None if it is no event."""
        try:
            line.decode()
            event = self.event(line)
        except UNREADABLE:
            return None
        return [shortened(event) if len(line) > MOST_CHARACTERS else event]

    def type_of(self, line: bytes) -> str | None:
        """The type a line names, if it is an object that names one."""
        try:
            return self._typed.decode(line).type
        except UNREADABLE:
            return None

    def decode(self, block: bytes, first_line: int = 1, overlong: Sequence[int] = ()) -> Decoded:
        """Decode lines; ``first_line`` is the number of the first, ``overlong`` those of lines left out for their length."""
        events = self.events(block)
        if events is not None and (decoded := timed(events)) is not None:
            return _with_sources(decoded, block)
        sorting = _Sorting(self)
        for number, line in enumerate(block.split(b"\n"), first_line):
            if number in overlong:
                sorting.reject(number, TOO_LONG)
            elif line.strip():
                sorting.sort(line, number)
        decoded = Decoded(sorting.events, np.array(sorting.times, np.int64), sorting.rejected, sorting.unknown)
        return _with_sources(decoded, block)


def _lengths(block: bytes) -> NDArray[np.int64] | None:
    """How long each line is, in bytes; None if one may be blank, which would make up for two events on another."""
    characters = np.frombuffer(block, np.uint8)
    ends = np.flatnonzero(characters == _LINE_FEED)
    starts = ends[:-1] + 1 if block.endswith(b"\n") else ends + 1
    if block[:1] <= b" " or (characters[starts] <= _SPACE).any():
        return None
    return np.diff(np.concatenate(([0], starts, [len(block)])))


def _with_sources(decoded: Decoded, block: bytes) -> Decoded:
    """The same, told from which feed each event came if the block's lines say so."""
    return replace(decoded, sources=sources(decoded.events)) if _SOURCE in block else decoded


def sources(events: Sequence[Event]) -> NDArray[np.int64] | None:
    """The number of the feed each event was recorded from; None: all from 0."""
    numbers = [event.recorded_from or 0 for event in events]
    return np.array(numbers, np.int64) if any(numbers) else None


class _Sorting:
    """Puts the lines of one block where they belong, one by one."""

    def __init__(self, decoder: Decoder) -> None:
        self.events: list[Event] = []
        self.times: list[int] = []
        self.rejected: list[Rejected] = []
        self.unknown: list[Rejected] = []
        self._decoder = decoder
        self._latest = 0

    def reject(self, number: int, reason: str) -> None:
        """Put a line among those that are no event."""
        self.rejected.append(Rejected(number, reason[:_MOST_WORDS], self._latest))

    def sort(self, line: bytes, number: int) -> None:
        """Put one line where it belongs."""
        try:
            line.decode()
            event = self._decoder.event(line)
        except UnicodeDecodeError:
            self.reject(number, "not UTF-8")
        except RecursionError:
            self.reject(number, "nested too deeply")
        except msgspec.ValidationError as error:
            kind = self._decoder.type_of(line)
            if kind is None or kind in TYPE_NAMES:
                self.reject(number, not_an_event(error))
            else:
                self.unknown.append(Rejected(number, f"unknown type {kind[:_MOST_WORDS]!r}", self._latest))
        except msgspec.DecodeError as error:
            self.reject(number, not_json(error, line))
        else:
            ts = milliseconds(event.ts)
            if ts is None:
                self.reject(number, "ts is missing" if event.ts is None else "ts is before the year 2000 or after 2100")
            else:
                event = shortened(event) if len(line) > MOST_CHARACTERS else event
                self.events.append(event if ts is event.ts else msgspec.structs.replace(event, ts=ts))
                self.times.append(ts)
                self._latest = max(self._latest, ts)


def timed(events: Sequence[Event]) -> Decoded | None:
    """The events with their times in milliseconds; None if one does not tell its time, or is out of range."""
    try:
        return Decoded(events, np.fromiter([event.ts for event in events], np.int64, len(events)))
    except TypeError:  # some are no numbers
        moments = [milliseconds(event.ts) for event in events]
    if None in moments:
        return None
    told = [msgspec.structs.replace(event, ts=ts) for event, ts in zip(events, moments, strict=True)]
    return Decoded(told, np.array(moments, np.int64))
