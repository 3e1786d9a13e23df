"""Which server an address leads to, and which may be told, after a redirect, what opens the feed."""

from ipaddress import ip_address

from msgspec import Struct

REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST_REDIRECTS = 5
LONGEST_HEADER = 4096
"""Bytes of the longest value we send: servers refuse longer ones, and would then refuse us for ever."""

_STANDARD_UPGRADE = (80, 443)


class Server(Struct, frozen=True):
    """Where one connects to; ``secure``: over TLS."""

    secure: bool
    host: str
    port: int

    @property
    def loopback(self) -> bool:
        """Whether it is this computer, which no proxy can reach for us."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost" or self.host.endswith(".localhost")

    def weakened(self, there: "Server") -> bool:
        """Whether a redirect from here leads to where anybody could listen, while here nobody can."""
        return self.secure and not there.secure

    def same(self, there: "Server") -> bool:
        """Whether a redirect from here stays on this server, or only moves to TLS: who is told here may be told there.

        Another port may be somebody else's, unless it is what TLS has by standard where plain text had its own.
        """
        if self.host != there.host or self.weakened(there):
            return False
        return self.port == there.port or (there.secure and not self.secure and (self.port, there.port) == _STANDARD_UPGRADE)
