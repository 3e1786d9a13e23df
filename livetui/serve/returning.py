"""Who has been told everything, and comes back.

SSE clients say which event was their last. Those of the other transports may not, or may name an id that two events have: a
cookie knows them again, where they keep cookies, and never takes a new client for an old one.
"""

import secrets
from http.cookies import CookieError, SimpleCookie
from itertools import count

from livetui.serve.request import Request

_MOST = 100_000
_ENOUGH = 2
_NEVER = (-1, 0)


class Visitors:
    """Gives each visitor a number, and remembers, of the last hundred thousand, who has been told everything."""

    def __init__(self) -> None:
        self._cookie = f"livetui-{secrets.token_hex(4)}"  # a cookie goes to all ports of a host, so each run has its own
        self._numbers = count(1)
        self._done: dict[str, tuple[int, int]] = {}

    def newcomer(self) -> str:
        """A number for somebody new."""
        return str(next(self._numbers))

    def cookie(self, visitor: str, path: str) -> bytes:
        """The header that lets a visitor be known again on this path."""
        return f"{self._cookie}={visitor}; Path={path}; HttpOnly; SameSite=Strict".encode()

    def has_been_told_all(self, visitor: str, asked: Request, after: int) -> None:
        """Remember that this visitor, who came with this request, has been told what follows the first ``after`` events."""
        before, times = self._told(asked)
        self._done[visitor] = after, times + 1 if before == after else 1
        if len(self._done) > _MOST:
            del self._done[next(iter(self._done))]

    def knows(self, asked: Request, after: int) -> bool:
        """Whether this is one who has been told everything from that place on twice, and still names no later one.

        Once is not enough: what was told may be lost on its way, and with it the id to go on from.
        """
        return self._told(asked) == (after, _ENOUGH)

    def _told(self, asked: Request) -> tuple[int, int]:
        """From which place on whoever asks has been told everything, and how often."""
        try:
            cookie = SimpleCookie(asked.header(b"cookie")).get(self._cookie)
        except CookieError:
            cookie = None
        return self._done.get(cookie.value, _NEVER) if cookie else _NEVER
