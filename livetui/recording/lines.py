"""Pieces of text, gathered into blocks of whole lines; a line that is too long is left out without being held."""

from collections.abc import Iterable, Iterator

import msgspec
import numpy as np
from msgspec import Struct

from livetui.feed.reasons import UNREADABLE
from livetui.feed.source import LONGEST_TEXT


class Block(Struct, frozen=True):
    """Whole lines of a recording.

    ``data`` holds lines that each end in a newline; only the recording's last may lack it. ``first_line`` is the number
    of the first, counted from 1 with blank lines. A line longer than ``LONGEST_TEXT`` stands in ``data`` as a blank
    line, so that counting newlines still tells every line's number, and its number is in ``overlong``.
    """

    first_line: int
    data: bytes
    overlong: tuple[int, ...] = ()

    def lines(self, numbers: Iterable[int]) -> list[bytes]:
        """Its lines of these numbers."""
        lines = self.data.split(b"\n")
        return [lines[number - self.first_line] for number in numbers]


class LineGatherer:
    """Takes text in any pieces and gives it back in blocks."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._held = bytearray()  # from the start of a line
        self._unbroken = 0  # how many bytes at the end of _held are known to hold no newline
        self._skipping = False
        self._overlong: list[int] = []
        self.lines = 0
        """How many lines the blocks so far hold."""

    def feed(self, piece: bytes) -> Iterator[Block]:
        """The blocks that are complete with ``piece``, each within the size unless one line is longer."""
        if self._skipping:
            end = piece.find(b"\n")
            if end < 0:
                return
            piece = piece[end:]  # this newline is what stays of the line
            self._skipping = False
        newline = piece.rfind(b"\n")
        self._unbroken = self._unbroken + len(piece) if newline < 0 else len(piece) - newline - 1
        self._held += piece
        while len(self._held) >= self._size and self._unbroken < len(self._held):
            end = self._held.rfind(b"\n", 0, self._size)
            yield self._take(1 + (end if end >= 0 else self._held.find(b"\n", self._size)))
        if self._unbroken > LONGEST_TEXT:
            if self._unbroken < len(self._held):
                yield self._take(len(self._held) - self._unbroken)
            self._skip()

    def end(self) -> tuple[Block | None, bytes]:
        """What is left when no more comes: the last whole lines, and the start of a line that has no newline."""
        if self._skipping:
            self.lines += 1
            return Block(self.lines, b"", tuple(self._overlong)), b""
        whole = len(self._held) - self._unbroken
        return (self._take(whole) if whole else None), bytes(self._held)

    def last(self, line: bytes) -> Block:
        """The block of the last line, that has no newline."""
        self.lines += 1
        return Block(self.lines, line)

    def _skip(self) -> None:
        self._overlong.append(self.lines + 1)
        self._held.clear()
        self._unbroken = 0
        self._skipping = True

    def _take(self, size: int) -> Block:
        with memoryview(self._held) as held:
            data = bytes(held[:size])
        del self._held[:size]
        first = self.lines + 1
        data, numbers = _without_overlong(data, first)
        self.lines += _line_feeds(data)
        block = Block(first, data, (*self._overlong, *numbers))
        self._overlong.clear()
        return block


def _line_feeds(data: bytes) -> int:
    """``data.count``, which takes six times as long."""
    return int(np.count_nonzero(np.frombuffer(data, np.uint8) == 0x0A))


def _without_overlong(data: bytes, first_line: int) -> tuple[bytes, list[int]]:
    """``data`` with every line that is too long emptied, and their numbers."""
    kept: list[bytes] = []
    numbers: list[int] = []
    done = start = 0
    while len(data) - start > LONGEST_TEXT:
        newline = data.rfind(b"\n", start, start + LONGEST_TEXT + 1)
        if newline < 0:
            newline = data.index(b"\n", start)
            numbers.append(first_line + data.count(b"\n", 0, start))
            kept.append(data[done:start])
            done = newline
        start = newline + 1
    return b"".join((*kept, data[done:])), numbers


def is_json(line: bytes) -> bool:
    """Whether a line without a line break behind it is whole."""
    try:
        msgspec.json.decode(line)
    except UNREADABLE:
        return False
    return True
