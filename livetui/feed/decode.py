"""Lines in, events out; a bad line becomes a counted value with its number and reason."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec
import numpy as np
from numpy.typing import NDArray

from livetui.feed.events import EVENT_TYPES, Event, milliseconds, type_name, union

MAX_LINE = 1 << 20
"""Longer lines are rejected, in bytes."""

_KNOWN = {type_name(kind) for kind in EVENT_TYPES}


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line that is no event: its number, from 1 on, and why, in words for the user."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a block of lines held: events in the order they came, and when each happened, in milliseconds."""

    events: Sequence[Event]
    times: NDArray[np.int64]
    rejected: Sequence[Rejected] = ()
    unknown: Sequence[Rejected] = ()


class _Typed(msgspec.Struct):
    type: str


@dataclass
class _Sorted:
    events: list[Event] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    unknown: list[Rejected] = field(default_factory=list)


class Decoder:
    """Decodes blocks of whole lines: all at once, and line by line only where one of them is bad."""

    def __init__(self) -> None:
        self._decoder: msgspec.json.Decoder[Event] = msgspec.json.Decoder(union())
        self._typed = msgspec.json.Decoder(_Typed)

    def decode(self, block: bytes, first_line: int = 1) -> Decoded:
        """Decode lines; ``first_line`` is the number of the first of them."""
        try:
            if not block.isascii():
                block.decode()
            events = self._decoder.decode_lines(block)
            if len(events) == block.count(b"\n") + (not block.endswith(b"\n")):  # else lines are blank, or not an event each
                return Decoded(events, _times(events))
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, TypeError):
            pass
        return self._one_by_one(block, first_line)

    def _one_by_one(self, block: bytes, first_line: int) -> Decoded:
        out = _Sorted()
        for number, line in enumerate(block.split(b"\n"), first_line):
            if line.strip():
                self._sort(line, number, out)
        return Decoded(out.events, _times(out.events), out.rejected, out.unknown)

    def _sort(self, line: bytes, number: int, out: _Sorted) -> None:
        """Put one line where it belongs."""
        try:
            line.decode()
            event = self._decoder.decode(line)
        except UnicodeDecodeError:
            out.rejected.append(Rejected(number, "not UTF-8"))
        except RecursionError:
            out.rejected.append(Rejected(number, "nested too deeply"))
        except msgspec.ValidationError as error:
            kind = self._type_of(line)
            if kind is None or kind in _KNOWN:
                out.rejected.append(Rejected(number, str(error)))
            else:
                out.unknown.append(Rejected(number, f"unknown type {kind!r}"))
        except msgspec.DecodeError as error:
            out.rejected.append(Rejected(number, str(error)))
        else:
            ts = milliseconds(event.ts)
            if ts is None:
                out.rejected.append(Rejected(number, "no ts, or one out of range"))
            else:
                out.events.append(event if ts is event.ts else msgspec.structs.replace(event, ts=ts))

    def _type_of(self, line: bytes) -> str | None:
        """The type a line names, if it is an object that names one."""
        try:
            return self._typed.decode(line).type
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return None


def _times(events: Sequence[Event]) -> NDArray[np.int64]:
    """The events' times; TypeError where one is missing or not yet in milliseconds."""
    return np.fromiter([event.ts for event in events], np.int64, len(events))
