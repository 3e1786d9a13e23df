"""Server-Sent Events: bytes in any pieces in, whole texts out, as the WHATWG text says ("Interpreting an event stream").

What an event is named is not told: nobody asks.
"""

import re
from codecs import BOM_UTF8

from livetui.feed.source import LONGEST_TEXT, Batch

_DATA = b"data:"
_LONGEST_LINE = LONGEST_TEXT + len(b"data: ")
_LONGEST_WAIT_MS = 10**15  # what ``retry`` may say beyond it means the same: never
_END = b"\n\n"
_NAME = rb"(?:event:.*\n)?"
_PLAIN = re.compile(_NAME + rb"(?:id: ?([^ \n].*)\n)?" + _NAME + rb"data: ?(\S.*)\n\n|((?s:.+))")
"""An event as nearly all are, with one line of data and one id at most; or else all that is left, from the first other on.

No part of it can be read in two ways, so that a stream made to be hard takes no longer than others.
"""


class EventStream:
    """Decodes one stream. What is incomplete when the stream ends is no event: there is nothing to call at the end."""

    def __init__(self) -> None:
        self.retry_ms: int | None = None
        """How long the server asks to wait before connecting again, in milliseconds."""
        self._begun = False
        self._after_cr = False  # then a newline at the start of the next piece belongs to that line end
        self._held = bytearray()  # the start of a line whose end has not come
        self._skipping = False  # whether that line is too long, and dealt with already
        self._texts: list[bytes] = []
        self._ids: list[str | None] = []
        self._overlong = 0
        self._data: list[bytes] = []
        self._size = 0  # of the data, once joined
        self._spoiled = False  # whether this event is too long, and counted already
        self._id: str | None = None
        self._last_id: str | None = None  # by an event without data as well

    def feed(self, piece: bytes) -> Batch:
        """The data of the events that are complete with ``piece``, none of it blank, and how many became too long with it.

        It stays bytes, for the JSON decoder must see what is not UTF-8. Several lines of it are joined with spaces: in JSON
        a line break can only be white space. An id is that which this very event named, None if it named none.
        """
        if not self._begun:
            piece = bytes(self._held) + piece
            self._held.clear()
            if len(piece) < len(BOM_UTF8) and BOM_UTF8.startswith(piece):
                self._held += piece
                return Batch(ids=(), unfinished=True)
            self._begun = True
            piece = piece.removeprefix(BOM_UTF8)
        if self._after_cr and piece:
            self._after_cr = False
            piece = piece.removeprefix(b"\n")
        end = 1 + max(piece.rfind(b"\n"), piece.rfind(b"\r"))
        if end:
            self._after_cr = piece.endswith(b"\r")
            self._take(bytes(self._held) + piece[:end])
            self._held.clear()
            piece = piece[end:]
        if piece and not self._skipping:
            self._held += piece
            if len(self._held) > _LONGEST_LINE:
                self._skip(self._held)
                self._held.clear()
                self._skipping = True
        batch = Batch(self._texts, self._ids, self._last_id, self._overlong, unfinished=not end)
        self._texts, self._ids, self._overlong = [], [], 0
        return batch

    def _take(self, text: bytes) -> None:
        """Whole lines."""
        if self._skipping or self._spoiled or self._data or self._id is not None:
            rest, end, text = text.partition(_END)
            self._take_lines(rest + end)
        if text and len(text) <= LONGEST_TEXT and b"\r" not in text and b"\0" not in text:
            text = self._take_plain(text)
        self._take_lines(text)

    def _take_plain(self, text: bytes) -> bytes:
        """Take the plain events that whole lines begin with, all at once; what is left."""
        found: list[tuple[bytes, bytes, bytes]] = _PLAIN.findall(text)
        rest = found[-1][2]
        if rest:
            del found[-1]
        if found:
            ids, texts, _ = zip(*found, strict=True)
            named = b"\n".join(ids).decode("utf-8", "replace").split("\n")
            self._texts += texts
            self._ids += [id or None for id in named]
            self._last_id = next(filter(None, reversed(named)), self._last_id)
        return rest

    def _take_lines(self, text: bytes) -> None:
        lines = text.splitlines()  # of bytes: at CR, LF and CRLF alone
        if self._skipping and lines:
            del lines[0]
            self._skipping = False
        for line in lines:
            if line[:5] == _DATA:
                self._add(line[6:] if line[5:6] == b" " else line[5:])
            elif line:
                self._field(line)
            else:
                self._dispatch()

    def _dispatch(self) -> None:
        """A blank line: the event is complete."""
        if self._data:
            text = b" ".join(self._data)
            if not self._spoiled and text and not text.isspace():
                self._texts.append(text)
                self._ids.append(self._id)
            self._data = []
            self._size = 0
            self._spoiled = False
        if self._id is not None:
            self._last_id = self._id
            self._id = None

    def _add(self, value: bytes) -> None:
        """One line of data."""
        self._size += len(value) + (1 if self._data else 0)
        if self._size > LONGEST_TEXT:
            self._spoil()
        else:
            self._data.append(value)

    def _field(self, line: bytes) -> None:
        """Any other line that is not blank."""
        if len(line) > _LONGEST_LINE:
            self._skip(line)
            return
        name, _, value = line.partition(b":")
        if value[:1] == b" ":
            value = value[1:]
        if name == b"id":
            if b"\0" not in value:
                self._id = value.decode("utf-8", "replace")
        elif name == b"data":
            self._add(value)
        elif name == b"retry" and value.isdigit():
            digits = value.lstrip(b"0")
            self.retry_ms = int(digits or b"0") if len(digits) < len(str(_LONGEST_WAIT_MS)) else _LONGEST_WAIT_MS

    def _skip(self, line: bytes | bytearray) -> None:
        """A line too long to hold: with data the event goes, any other is as if it had not been said."""
        if line.startswith(_DATA):
            self._spoil()

    def _spoil(self) -> None:
        """The event is too long: nothing of it is held, and it is counted once."""
        if not self._spoiled:
            self._spoiled = True
            self._overlong += 1
        self._data = [b""]
        self._size = LONGEST_TEXT  # so that whatever else it says is too long as well
