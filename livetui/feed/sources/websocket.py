"""A WebSocket server as a feed: every message is a JSON text, or some lines of them."""

import contextlib
import os
import ssl
from collections.abc import AsyncGenerator, Sequence
from socket import gaierror

from websockets.exceptions import (
    ConnectionClosed,
    InvalidHandshake,
    InvalidMessage,
    InvalidProxy,
    InvalidStatus,
    ProxyError,
)

from livetui import __version__, clock
from livetui.errors import FeedRefused, UsageError
from livetui.feed.headers import shown
from livetui.feed.source import LONGEST_TEXT, Access, Batch, Dropped
from livetui.feed.sources import websocket_answers
from livetui.feed.sources.resuming import cookie, last_event_id
from livetui.feed.sources.retry_after import retry_after_s
from livetui.feed.sources.websocket_address import Address
from livetui.feed.sources.websocket_connection import SILENT, Connect, Connection
from livetui.text import Clean

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 5
_OPEN_S = 10.0
_CLOSE_S = 1.0
_PING_S = 20.0
_NOBODY = "nobody answers at this address"


class WebSocketSource:
    """Texts from a ``ws://`` or ``wss://`` address.

    Raises `UsageError` where it is none. ``context`` says which certificates are trusted: without it, the system's.
    """

    def __init__(self, url: str, access: Access, *, context: ssl.SSLContext | None = None) -> None:
        self._name = shown(url)
        try:
            self._address = Address.parse(url)
        except ValueError:
            raise UsageError(
                f"{self._name} is not the address of a WebSocket: it is written ws://host:port/path or wss://host/path."
            ) from None
        self._access = access
        self._cookie: str | None = None
        self._context = context

    @property
    def name(self) -> Clean:
        """Its address, without anything secret."""
        return self._name

    async def batches(self, after: str | None) -> AsyncGenerator[Batch, None]:
        """One connection; messages that came together are one batch."""
        connection, told = await self._connected(after)
        if told:
            self._cookie = cookie(connection.response.headers.get_all("Set-Cookie")) if connection.response else None
        try:
            if told and self._access.hello is not None:
                with contextlib.suppress(ConnectionClosed):  # the end says why
                    await connection.send(self._access.hello.encode(errors="replace"), text=True)
            yield Batch()
            while (batch := await connection.batch()) is not None:
                yield batch
        finally:
            await connection.leave()
        if (why := websocket_answers.closed(connection.code, self._name)) is not None:
            raise why

    async def _connected(self, after: str | None) -> tuple[Connection, bool]:
        """A connection, and whether it is to the feed's own host."""
        address, strayed = self._address, False
        for _ in range(_MOST_REDIRECTS + 1):
            try:
                return await self._connect(address, () if strayed else self._headers(after)), not strayed
            except InvalidStatus as answer:
                address = _redirected(address, answer, strayed)
                strayed = strayed or not self._address.same_host(address)  # for good: another host has chosen where to go on
            except (OSError, InvalidHandshake, InvalidProxy, ImportError) as error:
                raise _failure(error, shown(address.url)) from None
        raise FeedRefused(f"{self._name} sends us from one address to the next without end: check the address.")

    async def _connect(self, address: Address, headers: Sequence[tuple[str, str]]) -> Connection:
        connection = await Connect(
            address.url,
            additional_headers=headers,
            user_agent_header=f"livetui/{__version__}",
            ssl=(self._context or True) if address.secure else None,
            compression=None,  # a few bytes could become very many
            proxy=None if address.loopback else True,
            open_timeout=_OPEN_S,
            close_timeout=_CLOSE_S,
            ping_interval=_PING_S,
            ping_timeout=_PING_S,
            max_size=LONGEST_TEXT,
            logger=SILENT,
            create_connection=Connection,
        )
        assert isinstance(connection, Connection)
        return connection

    def _headers(self, after: str | None) -> list[tuple[str, str]]:
        """What opens the feed, and says where to go on."""
        headers = [(name, value.encode().decode("latin-1")) for name, value in self._access.headers]
        if self._address.authorization and not any(name.lower() == "authorization" for name, _ in headers):
            headers.append(("Authorization", self._address.authorization))
        if self._cookie:
            headers.append(("Cookie", self._cookie))
        return headers + [(name.decode(), value.decode("latin-1")) for name, value in last_event_id(after)]


def _redirected(address: Address, answer: InvalidStatus, strayed: bool) -> Address:
    """Where a server sends us; raises what any other answer than a redirect means."""
    where = shown(address.url)
    status, headers = answer.response.status_code, answer.response.headers
    locations = headers.get_all("Location")
    if status not in _REDIRECTS or len(locations) != 1:
        waits = headers.get_all("Retry-After")
        wait_s = retry_after_s(waits[0] if waits else None, clock.now_ms())
        raise websocket_answers.refused(status, where, wait_s, strayed=strayed) from None
    try:
        return address.redirected(locations[0])
    except ValueError:
        raise FeedRefused(f"{where} sends us to an address that is not safe to follow: check the address.") from None


def _failure(error: Exception, where: Clean) -> Exception:
    """What it means that there is no connection; the errors' own words may hold what is secret."""
    match error:
        case ssl.SSLCertVerificationError():
            return FeedRefused(f"{where} has a certificate that cannot be trusted: check the address and your clock.")
        case ssl.SSLError(reason="WRONG_VERSION_NUMBER" | "RECORD_LAYER_FAILURE"):
            return FeedRefused(f"{where} does not speak TLS: try the address with ws:// instead of wss://.")
        case ssl.SSLError():
            return Dropped("TLS could not be agreed on")
        case gaierror():
            return Dropped("the host name is not known")
        case ConnectionRefusedError():
            return Dropped(_NOBODY)
        case TimeoutError():
            return Dropped(f"no answer as a WebSocket within {_OPEN_S:.0f} s")
        case ConnectionError():
            return Dropped("the connection broke before it stood")
        case OSError():  # without a number where a name has several addresses, and none of them answers
            return Dropped(f"no connection ({os.strerror(error.errno)})" if error.errno else _NOBODY)
        case InvalidMessage() if isinstance(error.__cause__, EOFError):
            return Dropped("the server closed before it answered")
        case ImportError() | InvalidProxy():
            return FeedRefused("The proxy in your environment cannot be used for WebSockets: set an http:// one, or none.")
        case ProxyError():
            return Dropped("the proxy does not let us through")
        case _:
            return FeedRefused(f"{where} does not answer as a WebSocket server does: check the address.")
