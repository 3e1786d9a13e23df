"""Where a WebSocket feed is: an address of which user and password are taken out, and where a redirect leads from it."""

from typing import Any, Self
from urllib.parse import SplitResult, unquote, urljoin, urlsplit, urlunsplit

from msgspec import Struct

from livetui.feed.sources.server import Server

_SCHEMES = {"ws": "ws", "wss": "wss", "http": "ws", "https": "wss"}
_PORTS = {"ws": 80, "wss": 443}


class Address(Struct, frozen=True):
    """An address one can connect to."""

    url: str
    """Without user, password and fragment."""
    server: Server
    user: str = ""
    password: str = ""

    def __repr__(self) -> str:
        return f"Address(server={self.server!r})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return [("server", self.server)]

    @classmethod
    def parse(cls, url: str) -> Self:
        """Take an address apart; ValueError, that says nothing of it, where it is none."""
        try:
            return cls._of(urlsplit(url))
        except (ValueError, KeyError):  # UnicodeError, of a host name, among them
            raise ValueError("not the address of a WebSocket") from None

    @classmethod
    def _of(cls, parts: SplitResult) -> Self:
        scheme = _SCHEMES[parts.scheme.lower()]
        host = parts.hostname or ""
        host.encode("idna")  # for its check
        if not host:
            raise ValueError
        url = urlunsplit((scheme, parts.netloc.rpartition("@")[2], parts.path, parts.query, ""))
        server = Server(scheme == "wss", host, parts.port or _PORTS[scheme])
        return cls(url, server, unquote(parts.username or ""), unquote(parts.password or ""))

    def redirected(self, location: str) -> Self:
        """Where a server sends us; ValueError where that is no address, or one that can be listened in on while this cannot."""
        there = self.parse(urljoin(self.url, location))
        if self.server.weakened(there.server):
            raise ValueError("a redirect out of TLS")
        return there
