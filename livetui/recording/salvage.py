"""How much of a file that is there already can be kept, so that recording goes on behind it."""

import os
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import suppress

import msgspec
from msgspec import Struct

from livetui.feed.reasons import UNREADABLE
from livetui.feed.source import LONGEST_TEXT
from livetui.recording.frames import Frames, holds_a_frame, pack
from livetui.recording.lines import is_json
from livetui.recording.unpack import MAGIC, unpacker_for

_READ = 256 * 1024
_HEAD = 64 * 1024
_LONGEST_END = 4 * 1024 * 1024  # more than any frame of ours: what is longer is no torn end
_FRAME = 1024 * 1024


class Kept(Struct, frozen=True):
    """What stays of a recording: its first ``size`` bytes, and ``mended`` in place of what follows them.

    ``lines`` is how many whole lines that makes; ``torn`` says that the file ended in the middle of something.
    """

    size: int
    mended: bytes
    lines: int
    torn: bool


class Unusable(Struct, frozen=True):
    """A damaged recording that nothing can be written behind; ``why`` is a verb phrase."""

    why: str


class Foreign(Struct, frozen=True):
    """A file that is not ours to write to; ``why`` is a verb phrase."""

    why: str


_NO_RECORDING = Foreign("is there already and is no recording")
_TORN_AT_ONCE = Unusable("ends before its first line is whole")


def examine(fd: int, packed: bool) -> Kept | Unusable | Foreign:
    """What can be kept of the file ``fd``, which is, or is not, to be ``packed`` with Zstandard. Raises OSError."""
    start = os.pread(fd, _HEAD, 0)
    if not start:
        return Kept(0, b"", 0, torn=False)
    if not start.strip(b"\0"):
        return Unusable("holds nothing but zeros at its start")
    packing = unpacker_for(start[:MAGIC]).name
    if packing == "plain":
        return _NO_RECORDING if packed else _examine_plain(fd)
    if packing != "Zstandard" or not packed:
        return Foreign(f"is there already and is packed with {packing}, though its name does not say so")
    return _examine_packed(fd)


class _Text:
    """What is remembered of a text that goes by in pieces."""

    def __init__(self) -> None:
        self.lines = 0
        self.head = bytearray()
        self.tail = b""
        """What follows the last newline; of what is too long for a line, only more than a line can have."""

    def add(self, piece: bytes) -> None:
        if len(self.head) < _HEAD or (b"\n" not in self.head and len(self.head) <= LONGEST_TEXT):
            self.head += piece
        self.lines += piece.count(b"\n")
        end = piece.rfind(b"\n") + 1
        self.tail = piece[end:] if end else (self.tail + piece)[: LONGEST_TEXT + 1]

    @property
    def blank(self) -> bool:
        return not self.head.removeprefix(BOM_UTF8).strip()

    def refusal(self) -> Unusable | Foreign | None:
        """Why nothing is to be written behind this text, or None."""
        if self.blank:
            return None
        head = bytes(self.head).removeprefix(BOM_UTF8)
        if any(map(_is_event, head.split(b"\n"))):
            return None
        torn = self.lines == 0 and head.startswith(b"{") and not is_json(head)
        return _TORN_AT_ONCE if torn else _NO_RECORDING


def _examine_plain(fd: int) -> Kept | Unusable | Foreign:
    text = _Text()
    size = 0
    while piece := os.pread(fd, _READ, size):
        size += len(piece)
        text.add(piece)
    if refusal := text.refusal():
        return refusal
    if text.tail and is_json(text.tail):
        return Kept(size, b"\n", text.lines + 1, torn=False)
    end = _end_of_lines(fd, size)
    return Kept(end, b"", text.lines, torn=end < size)


def _end_of_lines(fd: int, size: int) -> int:
    """Where the last newline of a file of that size ends."""
    begin = size
    while begin > 0:
        begin = max(0, begin - _READ)
        newline = os.pread(fd, _READ, begin).rfind(b"\n")
        if newline >= 0:
            return begin + newline + 1
    return 0


def _examine_packed(fd: int) -> Kept | Unusable | Foreign:
    text = _Text()
    frames = Frames()
    lines, tail = 0, b""  # where the last whole frame ends
    damaged = False
    try:
        for piece in _unpacked(fd, 0, frames):
            text.add(piece)
            if not frames.inside:
                lines, tail = text.lines, text.tail
    except frames.faults:
        damaged = True
    size = os.fstat(fd).st_size
    rest = size - frames.whole
    if text.blank and rest:
        return _TORN_AT_ONCE
    if refusal := text.refusal():
        return refusal
    if holds_a_frame(os.pread(fd, rest, frames.whole)) if rest <= _LONGEST_END else damaged:
        return Unusable("is damaged in its middle")
    mended, rescued = _rescued(fd, frames.whole) if rest else (b"", 0)
    if tail and not rescued:
        mended, rescued = pack(b"\n"), 1
    return Kept(frames.whole, mended, lines + rescued, torn=rest > 0)


def _rescued(fd: int, start: int) -> tuple[bytes, int]:
    """The whole lines of the broken frame at ``start``, in frames, and how many they are."""
    frames: list[bytes] = []
    held = b""
    lines = 0
    with suppress(*Frames.faults):
        for piece in _unpacked(fd, start, Frames()):
            held += piece
            if len(held) >= _FRAME:
                whole, held = _parted(held)
                frames.append(pack(whole))
                lines += whole.count(b"\n")
    whole, held = _parted(held)
    if whole:
        frames.append(pack(whole))
    return b"".join(frames), lines + whole.count(b"\n")


def _unpacked(fd: int, start: int, frames: Frames) -> Iterator[bytes]:
    """What stands in the frames of the file ``fd`` from the byte ``start`` on. Raises OSError, and the frames' faults."""
    while data := os.pread(fd, Frames.step, start):
        start += len(data)
        yield from frames.unpack(data)


def _parted(text: bytes) -> tuple[bytes, bytes]:
    end = text.rfind(b"\n") + 1
    return text[:end], text[end:]


class _Stamped(msgspec.Struct):
    type: str
    ts: int | str


def _is_event(line: bytes) -> bool:
    """Whether a recording may hold this line: an object that says what happened, and when."""
    try:
        msgspec.json.decode(line, type=_Stamped)
    except UNREADABLE:
        return False
    return True
