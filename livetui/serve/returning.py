"""Who has heard everything, and comes back.

SSE clients say which event was their last. The other transports have no such word: a cookie knows them again, in clients
that keep cookies, and never takes a new client for an old one.
"""

import secrets
from http.cookies import CookieError, SimpleCookie
from itertools import count

from livetui.serve.request import Request

_MOST = 100_000


class Visitors:
    """Gives each visitor a number, and remembers, of the last hundred thousand, who has heard everything."""

    def __init__(self) -> None:
        self._cookie = f"livetui-{secrets.token_hex(4)}"  # a cookie goes to all ports of a host, so each run has its own
        self._numbers = count(1)
        self._done: dict[str, None] = {}

    def newcomer(self) -> str:
        """A number for somebody new."""
        return str(next(self._numbers))

    def cookie(self, visitor: str, path: str) -> bytes:
        """The header that lets a visitor be known again on this path."""
        return f"{self._cookie}={visitor}; Path={path}; HttpOnly; SameSite=Strict".encode()

    def has_heard_all(self, visitor: str) -> None:
        """Remember that this visitor need not be told anything again."""
        self._done[visitor] = None
        if len(self._done) > _MOST:
            del self._done[next(iter(self._done))]

    def knows(self, asked: Request) -> bool:
        """Whether this is one who has heard everything."""
        try:
            cookie = SimpleCookie(asked.header(b"cookie")).get(self._cookie)
        except CookieError:
            return False
        return cookie is not None and cookie.value in self._done
