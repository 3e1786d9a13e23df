"""The loop that feeds are received on."""

import asyncio
import socket

from livetui.feed.aside import aside


class Loop(asyncio.SelectorEventLoop):
    """One that can be left at once, also while a name server does not answer."""

    # Its types are another with each version of the type checker's stubs.
    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):  # type: ignore[no-untyped-def]
        """The addresses of a host, as `socket.getaddrinfo` gives them."""
        return await aside(socket.getaddrinfo, host, port, family, type, proto, flags)
