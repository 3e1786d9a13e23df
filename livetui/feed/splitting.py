"""Bytes in any pieces in, whole lines out at once; a line that is too long is left out without being held."""

from codecs import BOM_UTF8

from livetui.feed.source import LONGEST_TEXT, Batch


class Lines:
    """Splits one stream of bytes, in which one text stands on each line."""

    def __init__(self, longest: int = LONGEST_TEXT) -> None:
        self._longest = longest
        self._begun = False  # whether so much has come that no byte order mark can stand before it
        self._held = bytearray()  # the start of a line whose newline has not come
        self._skipping = False  # whether that line is too long, and counted already

    def feed(self, piece: bytes) -> Batch:
        """The lines that are complete with ``piece``, none of them blank, and how many became too long with it."""
        if not self._begun:
            piece = bytes(self._held) + piece
            self._held.clear()
            self._begun = len(piece) >= len(BOM_UTF8) or not BOM_UTF8.startswith(piece)
            piece = piece.removeprefix(BOM_UTF8)
        if self._skipping:
            newline = piece.find(b"\n")
            if newline < 0:
                return Batch(unfinished=True)
            piece = piece[newline + 1 :]
            self._skipping = False
        end = piece.rfind(b"\n")
        if end < 0:
            self._held += piece
            return Batch(overlong=self._overlong(), unfinished=True)
        block = bytes(self._held) + piece[:end]
        self._held = bytearray(piece[end + 1 :])
        texts, overlong = self._texts(block)
        return Batch(texts, overlong=overlong + self._overlong())

    def end(self) -> Batch:
        """The last line, that has no newline, when no more comes; another stream can be fed after it."""
        last = bytes(self._held)
        self._held.clear()
        self._skipping = False
        self._begun = False
        return Batch(self._texts(last)[0] if last else ())

    def _texts(self, block: bytes) -> tuple[list[bytes], int]:
        """The lines of ``block``, and how many more were too long."""
        if b"\r" in block:  # outside a string white space, inside one not allowed: either way a space means the same
            block = block.replace(b"\r", b" ")
        lines = block.split(b"\n")
        texts = [text for line in lines if len(line) <= self._longest and (text := line.strip())]
        return texts, sum(len(line) > self._longest for line in lines) if len(block) > self._longest else 0

    def _overlong(self) -> int:
        """1 where the line that is held has just become too long, and is let go."""
        if len(self._held) <= self._longest:
            return 0
        self._held.clear()
        self._skipping = True
        return 1
