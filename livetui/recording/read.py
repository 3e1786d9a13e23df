"""Reads a recording: whole lines in blocks of bounded size, from plain, gzip or Zstandard files, also damaged ones."""

from codecs import BOM_UTF8
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Self

from livetui.errors import UnreadableInput
from livetui.recording.lines import Block, LineGatherer, is_json
from livetui.recording.opening import open_to_read
from livetui.recording.packed import PackedFile
from livetui.recording.refusal import refusal
from livetui.text import clean

BLOCK = 128 * 1024
_HEAD = 4 * 1024

__all__ = ["BLOCK", "Block", "Recording"]


class Recording:
    """A file of one JSON event per line, open for one reading from start to end.

    Opening raises ``UnreadableInput`` for what is no recording at all. After that nothing is raised for what the file
    holds: whatever can be read is delivered, and ``cut`` says where and why it stopped early.
    """

    def __init__(self, path: Path, *, block_size: int = BLOCK) -> None:
        self.cut: str | None = None
        """Once the blocks are exhausted: a sentence where the recording ends in the middle of a line, or is damaged."""
        self.name = clean(str(path))
        """What to call the recording in a message."""
        self._lines = LineGatherer(block_size)
        self._file = open_to_read(path, self.name)
        try:
            self._packed = PackedFile(self._file)
            pieces = self._packed.pieces()
            self._pieces = chain([self._head(pieces)], pieces)
        except BaseException:
            self.close()
            raise

    @property
    def progress(self) -> float:
        """The fraction of the file's bytes that has been read, 0 to 1; a pipe's is 0 until its end."""
        return self._packed.progress

    @property
    def lines(self) -> int:
        """How many lines have been delivered, blank and overlong ones included."""
        return self._lines.lines

    def blocks(self) -> Iterator[Block]:
        """The recording's lines, in order, in blocks of at most ``block_size`` bytes unless a line is longer; once."""
        for piece in self._pieces:
            yield from self._lines.feed(piece)
        block, rest = self._lines.end()
        if block:
            yield block
        partial = bool(rest.strip()) and not is_json(rest)
        if rest and not partial:
            yield self._lines.last(rest)
        self.cut = self._why_cut(partial)

    def close(self) -> None:
        """Closes the file; no blocks come after that."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _head(self, pieces: Iterator[bytes]) -> bytes:
        """The text's beginning, without a byte order mark; raises where it is not that of a recording."""
        head = b""
        for piece in pieces:
            head += piece
            if len(head) >= _HEAD:
                break
        head = head.removeprefix(BOM_UTF8)
        fault = self._packed.fault
        if self._packed.ended and not head.strip():
            if fault is None:
                raise UnreadableInput(f"{self.name} is empty: name a recording that has events in it.")
            if not fault.short:
                raise UnreadableInput(f"{self.name} {fault.what} from its start on: make or fetch the file again.")
        if reason := refusal(head[:_HEAD]):
            raise UnreadableInput(f"{self.name} {reason}.")
        return head

    def _why_cut(self, partial: bool) -> str | None:
        fault = self._packed.fault
        if fault is None and not partial:
            return None
        what = fault.what if fault else "ends in the middle of a line"
        if self.lines == 0:
            return f"{self.name} {what} before its first line is whole, so nothing of it could be read."
        lines = "1 whole line" if self.lines == 1 else f"{self.lines:,} whole lines"
        return f"{self.name} {what}: the {lines} before that were read, what follows is lost."
