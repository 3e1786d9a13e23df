"""How a server is told where to go on: the one that named the place, and no other."""

from livetui.feed.sources.server import LONGEST_HEADER, Server


class Resuming:
    """The id after which a feed is to be gone on with, and who named it: before livetui began, the feed's own server."""

    def __init__(self, own: Server) -> None:
        self._after: str | None = None
        self._named_by = self._connected_to = own

    def begin(self, after: str | None) -> None:
        """Another connection is asked for; an id that was not known when the last one was has been named on that."""
        if after != self._after:
            self._after, self._named_by = after, self._connected_to

    def connected(self, server: Server) -> None:
        """The connection stands, to this server."""
        self._connected_to = server

    def header(self, server: Server) -> list[tuple[bytes, bytes]]:
        """The header that says where to go on, if this server has named the place and a header can say it."""
        return last_event_id(self._after) if self._named_by.same(server) else []


def last_event_id(after: str | None) -> list[tuple[bytes, bytes]]:
    """The header that says where to go on, where a header can say it."""
    value = (after or "").encode(errors="replace").strip(b" \t")
    if not value or len(value) > LONGEST_HEADER or any(byte < 0x20 or byte == 0x7F for byte in value):
        return []
    return [(b"Last-Event-ID", value)]
