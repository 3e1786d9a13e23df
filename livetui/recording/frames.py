"""Zstandard frames, one behind the other: packing one, unpacking them, and finding where the whole ones end."""

from collections.abc import Iterator
from contextlib import suppress

from livetui.recording.unpack import PIECE, STEP, ZSTD
from livetui.recording.zstandard import zstd

_OPTIONS = {int(zstd.CompressionParameter.compression_level): 3, int(zstd.CompressionParameter.checksum_flag): 1}


def pack(text: bytes) -> bytes:
    """One frame, with a checksum, so that a reader knows a damaged one."""
    return zstd.compress(text, options=_OPTIONS)


class Frames:
    """Unpacks what stands in frames, whatever pieces their bytes come in; see `livetui.recording.unpack.Unpacker`."""

    name = "Zstandard"
    step = STEP
    faults: tuple[type[Exception], ...] = (zstd.ZstdError,)

    def __init__(self) -> None:
        self._frame: zstd.ZstdDecompressor | None = None
        self._taken = 0
        self.whole = 0
        """How many of the bytes so far stand in whole frames."""

    @property
    def inside(self) -> bool:
        """Whether the bytes so far stop inside a frame."""
        return self._frame is not None

    def unpack(self, data: bytes) -> Iterator[bytes]:
        """The text that ``data`` adds; while a piece is looked at that ends a frame, nothing of the next has been begun."""
        self._taken += len(data)
        while data or (self._frame is not None and not self._frame.needs_input):
            if self._frame is None:
                self._frame = zstd.ZstdDecompressor()
            piece = self._frame.decompress(data, PIECE)
            data = b""
            ended = self._frame.eof
            if ended:
                data, self._frame = self._frame.unused_data, None
                self.whole = self._taken - len(data)
            if piece or ended:
                yield piece


def holds_a_frame(data: bytes) -> bool:
    """Whether a whole frame begins anywhere in ``data`` but at its start."""
    at = data.find(ZSTD, 1)
    while at >= 0:
        frames = Frames()
        with suppress(zstd.ZstdError):
            for _ in frames.unpack(data[at:]):
                if frames.whole:
                    return True
        at = data.find(ZSTD, at + 1)
    return False
