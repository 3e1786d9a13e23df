"""The bytes of a recording, unpacked a bounded piece at a time: as they are, from gzip, or from Zstandard."""

import zlib
from collections.abc import Iterator
from typing import Protocol

PIECE = 64 * 1024
STEP = 4 * 1024  # what is unpacked in the step that meets the damage is lost, so the steps are small

_GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
"""How a Zstandard frame begins."""
_ZSTD_SKIPPABLE = b"\x2a\x4d\x18"
MAGIC = 4
"""How many of the first bytes tell what a file is packed with."""


class Unpacker(Protocol):
    """Turns packed bytes into pieces of text of at most ``PIECE`` bytes; ``faults`` are what it raises on damage."""

    name: str
    step: int
    faults: tuple[type[Exception], ...]

    @property
    def inside(self) -> bool:
        """Whether the bytes so far stop inside something packed, so that more must follow."""

    def unpack(self, data: bytes) -> Iterator[bytes]:
        """The text that ``data`` adds; to be exhausted before the next call."""


def unpacker_for(start: bytes) -> Unpacker:
    """What unpacks a file that starts with these bytes; a file cut within them is recognised as well."""
    if start.startswith(_GZIP):
        return _Gzip()
    skippable = start[1:MAGIC] == _ZSTD_SKIPPABLE and start[0] & 0xF0 == 0x50
    if start.startswith(ZSTD) or skippable or (start and ZSTD.startswith(start)):
        from livetui.recording.frames import Frames  # takes long to import, and not every recording needs it

        return Frames()
    return _Plain()


class _Plain:
    name = "plain"
    step = 4 * PIECE
    faults: tuple[type[Exception], ...] = ()
    inside = False

    def unpack(self, data: bytes) -> Iterator[bytes]:
        yield data


class _Gzip:
    """Members one after another, and zeros after a member, as tapes and block devices leave them."""

    name = "gzip"
    step = STEP
    faults: tuple[type[Exception], ...] = (zlib.error,)

    def __init__(self) -> None:
        self._member: zlib._Decompress | None = None
        self._first = True

    @property
    def inside(self) -> bool:
        return self._member is not None

    def unpack(self, data: bytes) -> Iterator[bytes]:
        more = False  # a full piece may leave a little text behind that needs no further input
        while data or more:
            if self._member is None:
                data = data if self._first else data.lstrip(b"\0")
                if not data:
                    return
                self._member, self._first = zlib.decompressobj(wbits=31), False
            piece = self._member.decompress(data, PIECE)
            data = self._member.unconsumed_tail
            more = len(piece) == PIECE
            if self._member.eof:
                data, self._member, more = self._member.unused_data, None, False
            if piece:
                yield piece
