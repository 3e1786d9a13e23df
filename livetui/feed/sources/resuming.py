"""How a server is told where to go on: the one that named the place, and no other."""

from livetui.feed.sources.server import LONGEST_HEADER, Server

_MOST = 10_000  # ids of other servers: far more than are on their way to the disk


class Resuming:
    """The id after which a feed is to be gone on with, and who named it: before livetui began, the feed's own server."""

    def __init__(self, own: Server) -> None:
        self._after: str | None = None
        self._own = self._connected_to = own
        self._elsewhere: dict[str, Server] = {}  # who named which id last, the feed's own server left out

    def begin(self, after: str | None) -> None:
        """Another connection is asked for, to go on after an id that may have been named some connections ago."""
        self._after = after

    def connected(self, server: Server) -> None:
        """The connection stands, to this server."""
        self._connected_to = server

    def named(self, id: str) -> None:
        """The server that is connected to has named an id."""
        self._elsewhere.pop(id, None)
        if self._connected_to != self._own:
            self._elsewhere[id] = self._connected_to
        if len(self._elsewhere) > _MOST:
            del self._elsewhere[next(iter(self._elsewhere))]

    def header(self, server: Server) -> list[tuple[bytes, bytes]]:
        """The header that says where to go on, if this server has named the place and a header can say it."""
        if not self._after or not self._elsewhere.get(self._after, self._own).same(server):
            return []
        return last_event_id(self._after)


def last_event_id(after: str) -> list[tuple[bytes, bytes]]:
    """The header that says where to go on, where a header can say it."""
    value = after.encode(errors="replace").strip(b" \t")
    if not value or len(value) > LONGEST_HEADER or any(byte < 0x20 or byte == 0x7F for byte in value):
        return []
    return [(b"Last-Event-ID", value)]
