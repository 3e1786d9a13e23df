"""What servers ask to be told when we come back: by that one without ids knows that it is us again."""

import re
from collections.abc import Iterable, Sequence

from livetui.feed.sources.server import LONGEST_HEADER, Server

_SET = re.compile(r"\s*([!#$%&'*+\-.^_`|~0-9A-Za-z]+)\s*=\s*([\x21-\x3a\x3c-\x7e]*)\s*(?:;(.*))?")
_GONE = re.compile(r"(?:.*;)?\s*max-age\s*=\s*(?:0|-\d+)\s*(?:;.*)?", re.IGNORECASE)

Headers = Sequence[tuple[bytes, bytes]]


class Cookies:
    """Those of the servers of one feed, each told to its own server alone; the latest, so many as a header may hold."""

    def __init__(self) -> None:
        self._held: dict[tuple[Server, str], str] = {}

    def take(self, server: Server, told: Iterable[str]) -> None:
        """Set-Cookie headers; one that no header could carry back is as if it had not been said."""
        for found in filter(None, map(_SET.fullmatch, told)):
            name, value, attributes = found.groups("")
            self._held.pop((server, name), None)
            if not _GONE.fullmatch(attributes):
                self._held[server, name] = value
        while sum(len(f"{name}={value}; ") for (_, name), value in self._held.items()) > LONGEST_HEADER:
            del self._held[next(iter(self._held))]

    def beside(self, server: Server, headers: Headers) -> list[tuple[bytes, bytes]]:
        """The headers with what this server asked for, in the one Cookie header that a request may have."""
        others = [(name, value) for name, value in headers if name.lower() != b"cookie"]
        told = [value for name, value in headers if name.lower() == b"cookie"]
        told += [f"{name}={value}".encode() for (asking, name), value in self._held.items() if asking == server]
        return [*others, (b"Cookie", b"; ".join(told))] if told else others
