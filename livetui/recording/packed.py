"""The text of a file that may be packed, in pieces, with how far it is read and what went wrong on the way."""

import os
from collections.abc import Iterator
from io import FileIO

from msgspec import Struct

from livetui.recording.unpack import MAGIC, Unpacker, unpacker_for

_READ = 256 * 1024


class Fault(Struct, frozen=True):
    """Why the text of a file ends too early, as a verb phrase; ``short`` where only its end is missing."""

    what: str
    short: bool


class PackedFile:
    """Reads a file from start to end, once; nothing is raised for what is wrong with its contents."""

    def __init__(self, file: FileIO) -> None:
        self._file = file
        self._size = os.fstat(file.fileno()).st_size
        self._taken = 0
        self.ended = False
        self.fault: Fault | None = None
        """Why the text ended too early; known once it has ended."""

    @property
    def progress(self) -> float:
        """The fraction of the file's bytes that has been read, 0 to 1; a pipe's is 0 until its end."""
        if self.ended:
            return 1.0
        return min(1.0, self._taken / self._size) if self._size else 0.0

    def pieces(self) -> Iterator[bytes]:
        """The text, in pieces of bounded size."""
        try:
            start = self._start()
            unpacker = unpacker_for(start)
            try:
                yield from self._unpacked(start, unpacker)
            except unpacker.faults:
                self.fault = Fault(f"has damaged {unpacker.name} data", short=False)
            else:
                if unpacker.inside:
                    self.fault = Fault(f"ends in the middle of its {unpacker.name} data", short=True)
        except OSError as error:
            self.fault = Fault(f"cannot be read any further ({error.strerror})", short=False)
        self.ended = True

    def _start(self) -> bytes:
        start = b""
        while len(start) < MAGIC and (more := self._file.read(MAGIC - len(start))):
            start += more
        return start

    def _unpacked(self, data: bytes, unpacker: Unpacker) -> Iterator[bytes]:
        while data:
            for begin in range(0, len(data), unpacker.step):
                step = data[begin : begin + unpacker.step]
                self._taken += len(step)
                yield from unpacker.unpack(step)
            data = self._file.read(_READ)
