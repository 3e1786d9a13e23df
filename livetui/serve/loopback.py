"""Only this machine may listen, and only its own programs: not a web page that the browser on it has open."""

import os
import socket
from errno import EADDRINUSE
from urllib.parse import urlsplit

from livetui.errors import UsageError
from livetui.serve.request import Request

HOST = "127.0.0.1"
_NAMES = frozenset({HOST, "localhost", "::1"})
_LAST_PORT = 65_535


def listen(port: int) -> socket.socket:
    """A socket on this machine alone, 0 for any port that is free; raises `UsageError` where the port cannot be had."""
    if not 0 <= port <= _LAST_PORT:
        raise UsageError(f"--port is a number from 1 to {_LAST_PORT}, or 0 for any port that is free, not {port}.")
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        taken = error.errno == EADDRINUSE
        why = "is taken by another program" if taken else f"cannot be used ({os.strerror(error.errno or 0)})"
        raise UsageError(f"Port {port} {why}: choose another with --port, or 0 for any.") from None


def stranger(asked: Request) -> str | None:
    """Why somebody is not let in, or None.

    A page from elsewhere can reach this machine under a name of its own that leads here (DNS rebinding), and can open a
    WebSocket to any address: the browser says so in Host and in Origin, and nothing else would stop it from reading.
    """
    host, origin = asked.header(b"host"), asked.header(b"origin")
    if host is None or _name(f"//{host}") not in _NAMES:
        return "Only requests to localhost or 127.0.0.1 are answered."
    if origin is not None and _name(origin) not in _NAMES:
        return "Pages from elsewhere are not answered."
    return None


def _name(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
