"""The messages in what a WebSocket server sends (RFC 6455, section 5); the other frames are left for the library."""

from msgspec import Struct, field

_FIN = 0x80
_CONTINUATION, _TEXT, _BINARY, _CLOSE = 0x0, 0x1, 0x2, 0x8
_WHOLE = frozenset({_FIN | _TEXT, _FIN | _BINARY})
_DATA = frozenset({_CONTINUATION, _TEXT, _BINARY})
_CONTROL = frozenset({0x88, 0x89, 0x8A})  # close, ping, pong: never in parts, never longer than:
_LONGEST_CONTROL = 125
_OUT_OF_PLACE = bytes((_FIN | _CONTINUATION, 0))


class Taken(Struct):
    """What some bytes brought."""

    messages: list[bytes] = field(default_factory=list)
    overlong: int = 0
    """How many messages were too long, and left out without being held."""
    rest: bytes = b""
    """The frames that are not data, and all bytes from the first that break the protocol."""


class Messages:
    """Takes the messages out of a stream of frames; one that is too long is skipped, however it is cut into frames.

    The library would drop the connection for a long message, and costs ten times as much for each of the others.
    """

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._held = bytearray()  # the start of a frame
        self._wanted = 2  # how many bytes of it must be there to go on
        self._skip = 0  # how many bytes to come belong to a message that is too long
        self._within = False  # whether a message in parts has begun and not ended
        self._parts = bytearray()  # what has come of it
        self._skipping = False  # whether it is too long, and counted already
        self._all_rest = False

    def feed(self, data: bytes) -> Taken:
        """Take what is complete with ``data``."""
        if self._all_rest:
            return Taken(rest=data)
        if self._skip:
            skipped = min(self._skip, len(data))
            self._skip -= skipped
            data = data[skipped:]
        if self._held:
            self._held += data
            if len(self._held) < self._wanted:
                return Taken()
            data = bytes(self._held)
            self._held.clear()
        taken = Taken()
        left = self._take(data, taken)
        self._held += data[left:]
        return taken

    def _take(self, data: bytes, taken: Taken) -> int:
        """Take the frames of ``data``; where the first that is not complete begins."""
        messages = taken.messages
        longest = self._longest
        size = len(data)
        at = 0
        while at + 2 <= size:
            first, length, start = data[at], data[at + 1], at + 2
            if length > 125:
                if length > 127:  # masked, which only a client's frames are
                    return self._leave(data[at:], size, taken)
                start += 2 if length == 126 else 8
                if start > size:
                    self._wanted = start - at
                    return at
                length = int.from_bytes(data[at + 2 : start], "big")
            end = start + length
            if first in _WHOLE and not self._within and length <= longest:
                if end > size:
                    self._wanted = end - at
                    return at
                messages.append(data[start:end])
            elif first in _CONTROL and length <= _LONGEST_CONTROL:
                if end > size:
                    self._wanted = end - at
                    return at
                if first & 0xF == _CLOSE:  # no data can follow
                    return self._leave(data[at:], size, taken)
                taken.rest += data[at:end]
            elif (opcode := first & ~_FIN) in _DATA:
                if (opcode == _CONTINUATION) != self._within:
                    # the library has not seen the message that this would continue, or cut short
                    return self._leave(_OUT_OF_PLACE, size, taken)
                if not self._part(data, start, end, taken, last=bool(first & _FIN)):
                    self._wanted = end - at
                    return at
            else:
                return self._leave(data[at:], size, taken)
            at = min(end, size)
        self._wanted = 2
        return at

    def _part(self, data: bytes, start: int, end: int, taken: Taken, *, last: bool) -> bool:
        """Add a part to its message, or skip it; False where it must wait for the rest of its frame."""
        if not self._skipping and len(self._parts) + end - start > self._longest:
            self._skipping = True
            self._parts.clear()
            taken.overlong += 1
        if self._skipping:
            self._skip = max(0, end - len(data))
        elif end > len(data):
            return False
        else:
            self._parts += data[start:end]
        self._within = not last
        if last:
            if not self._skipping:
                taken.messages.append(bytes(self._parts))
                self._parts.clear()
            self._skipping = False
        return True

    def _leave(self, rest: bytes, size: int, taken: Taken) -> int:
        """Leave this and all that follows to the library, that knows how to end a connection."""
        self._all_rest = True
        taken.rest += rest
        return size
