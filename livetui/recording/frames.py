"""Zstandard frames, one behind the other in a file: packing one, and finding where the whole ones end."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress

from livetui.recording.unpack import ZSTD

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_READ = 64 * 1024
_PIECE = 64 * 1024
_OPTIONS = {int(zstd.CompressionParameter.compression_level): 3, int(zstd.CompressionParameter.checksum_flag): 1}


def pack(text: bytes) -> bytes:
    """One frame, with a checksum, so that a reader knows a damaged one."""
    return zstd.compress(text, options=_OPTIONS)


class Frames:
    """Reads the frames of the file ``fd`` from the byte ``start`` on, as far as they can be read; once."""

    def __init__(self, fd: int, start: int = 0) -> None:
        self._fd = fd
        self._read = start
        self.whole = start
        """Where the last whole frame so far ends, in bytes from the start of the file."""
        self.damaged = False
        """Once the pieces are exhausted: whether they ended at what is no frame, rather than with the file."""

    def pieces(self) -> Iterator[tuple[bytes, bool]]:
        """The text, in pieces of bounded size, each with whether a frame ends behind it. Raises OSError."""
        frame: zstd.ZstdDecompressor | None = None
        data = b""
        while True:
            if not data and (frame is None or frame.needs_input):
                data = os.pread(self._fd, _READ, self._read)
                self._read += len(data)
                if not data:
                    return
            frame = frame or zstd.ZstdDecompressor()
            try:
                piece = frame.decompress(data, _PIECE)
            except zstd.ZstdError:
                self.damaged = True
                return
            data = b""
            ended = frame.eof
            if ended:
                data, frame = frame.unused_data, None
                self.whole = self._read - len(data)
            yield piece, ended


def holds_a_frame(data: bytes) -> bool:
    """Whether a whole frame begins anywhere in ``data`` but at its start."""
    at = data.find(ZSTD, 1)
    while at >= 0:
        frame = zstd.ZstdDecompressor()
        with suppress(zstd.ZstdError):
            frame.decompress(data[at:])
            if frame.eof:
                return True
        at = data.find(ZSTD, at + 1)
    return False
