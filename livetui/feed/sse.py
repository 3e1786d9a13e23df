"""Server-Sent Events: bytes in any pieces in, whole messages out, as the WHATWG text says ("Interpreting an event stream")."""

import msgspec

from livetui.feed.source import LONGEST_TEXT

_BOM = b"\xef\xbb\xbf"
_DATA = b"data:"
_LONGEST_LINE = LONGEST_TEXT + len(b"data: ")
_LONGEST_WAIT_MS = 10**15  # what ``retry`` may say beyond it means the same: never


class Message(msgspec.Struct, frozen=True, gc=False):
    """One event of the stream."""

    data: bytes
    """Its data lines, joined with newlines. They stay bytes, for the JSON decoder must see what is not UTF-8."""
    event: str = "message"
    id: str | None = None
    """The id that this very event named, None if it named none."""


class EventStream:
    """Decodes one stream. What is incomplete when the stream ends is no event: there is nothing to call at the end."""

    def __init__(self) -> None:
        self.last_id = ""
        """The last id that was named, by an event without data as well; what to go on from."""
        self.retry_ms: int | None = None
        """How long the server asks to wait before connecting again, in milliseconds."""
        self.overlong = 0
        """How many events were left out because their data is longer than `LONGEST_TEXT`."""
        self._begun = False
        self._after_cr = False  # then a newline at the start of the next piece belongs to that line end
        self._held = bytearray()  # the start of a line whose end has not come
        self._skipping = False  # whether that line is too long, and dealt with already
        self._messages: list[Message] = []
        self._data: list[bytes] = []
        self._size = 0  # of the data, once joined
        self._spoiled = False  # whether this event is too long, and counted already
        self._event = "message"
        self._id: str | None = None

    def feed(self, piece: bytes) -> list[Message]:
        """The events that are complete with ``piece``."""
        if not self._begun:
            piece = bytes(self._held) + piece
            self._held.clear()
            if len(piece) < len(_BOM) and _BOM.startswith(piece):
                self._held += piece
                return []
            self._begun = True
            piece = piece.removeprefix(_BOM)
        if self._after_cr and piece:
            self._after_cr = False
            piece = piece.removeprefix(b"\n")
        end = 1 + max(piece.rfind(b"\n"), piece.rfind(b"\r"))
        if end:
            self._after_cr = piece.endswith(b"\r")
            self._take(piece[:end].splitlines())  # of bytes: at CR, LF and CRLF alone
            piece = piece[end:]
        if piece and not self._skipping:
            self._held += piece
            if len(self._held) > _LONGEST_LINE:
                self._skip(self._held)
                self._held.clear()
                self._skipping = True
        messages, self._messages = self._messages, []
        return messages

    def _take(self, lines: list[bytes]) -> None:
        if self._skipping:
            del lines[0]
            self._skipping = False
        elif self._held:
            lines[0] = bytes(self._held) + lines[0]
            self._held.clear()
        for line in lines:
            if line[:5] == _DATA:
                self._add(line[6:] if line[5:6] == b" " else line[5:])
            elif line:
                self._field(line)
            else:
                self._dispatch()

    def _dispatch(self) -> None:
        """A blank line: the event is complete."""
        data = self._data
        if data:
            if not self._spoiled:
                self._messages.append(Message(data[0] if len(data) == 1 else b"\n".join(data), self._event, self._id))
            self._data = []
            self._size = 0
            self._spoiled = False
        self._event = "message"
        if self._id is not None:
            self.last_id = self._id
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
        elif name == b"event":
            self._event = value.decode("utf-8", "replace") or "message"
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
            self.overlong += 1
        self._data = [b""]
        self._size = LONGEST_TEXT  # so that whatever else it says is too long as well
