"""A WebSocket server as a feed: every message is a JSON text, or some lines of them."""

import contextlib
import os
import ssl
from collections.abc import AsyncGenerator, Callable, Sequence

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
from livetui.feed.called import Called
from livetui.feed.headers import shown
from livetui.feed.source import LONGEST_TEXT, Access, Batch, Dropped
from livetui.feed.sources import websocket_close_codes
from livetui.feed.sources.access_headers import access_headers
from livetui.feed.sources.cookies import Cookies
from livetui.feed.sources.resuming import Resuming
from livetui.feed.sources.retry_after import retry_after_s
from livetui.feed.sources.server import MOST_REDIRECTS, REDIRECTS
from livetui.feed.sources.status import no_feed
from livetui.feed.sources.unreachable import NOBODY, unreachable
from livetui.feed.sources.websocket_address import Address
from livetui.feed.sources.websocket_connection import SILENT, Connect, Connection
from livetui.text import Clean

_OPEN_S = 10.0
_CLOSE_S = 1.0
_PING_S = 20.0
_NO_WEBSOCKET = "is there, but not as a WebSocket: try the address with http:// or https://"


class WebSocketSource:
    """Texts from a ``ws://`` or ``wss://`` address.

    Raises `UsageError` where it is none. ``context`` says which certificates are trusted: without it, the system's.
    """

    def __init__(
        self,
        url: str,
        access: Access,
        *,
        called: Called | None = None,
        context: ssl.SSLContext | None = None,
        now_ms: Callable[[], int] = clock.now_ms,
    ) -> None:
        self._called = called or Called(shown(url))
        self._name = self._called.name
        try:
            self._address = Address.parse(url)
        except ValueError:
            raise UsageError(
                f"{self._name} is not the address of a WebSocket: it is written ws://host:port/path or wss://host/path."
            ) from None
        self._hello = access.hello
        self._headers = access_headers(access, self._address.user, self._address.password)
        self._cookies = Cookies()
        self._resuming = Resuming(self._address.server)
        self._context = context
        self._now_ms = now_ms

    @property
    def name(self) -> Clean:
        """Its address, without anything secret."""
        return self._name

    async def batches(self, after: str | None) -> AsyncGenerator[Batch, None]:
        """One connection; messages that came together are one batch."""
        self._resuming.begin(after)
        connection, told = await self._connected()
        try:
            if told and self._hello is not None:
                with contextlib.suppress(ConnectionClosed):  # the end says why
                    await connection.send(self._hello.encode(errors="replace"), text=True)
            yield Batch()
            while (batch := await connection.batch()) is not None:
                yield batch
        finally:
            await connection.leave()
        if (why := websocket_close_codes.closed(connection.code, self._name)) is not None:
            raise why

    def named(self, id: str) -> None:
        """The connection that stands has named an id to go on after, as `Resumable` says."""
        self._resuming.named(id)

    async def _connected(self) -> tuple[Connection, bool]:
        """A connection, and whether it is to the feed's own host."""
        address, strayed = self._address, False
        for _ in range(MOST_REDIRECTS + 1):
            try:
                headers = [*([] if strayed else self._headers), *self._resuming.header(address.server)]
                headers = self._cookies.beside(address.server, headers)
                connection = await self._connect(address, [(name.decode(), value.decode("latin-1")) for name, value in headers])
                if connection.response is not None:
                    self._cookies.take(address.server, connection.response.headers.get_all("Set-Cookie"))
                self._resuming.connected(address.server)
                return connection, not strayed
            except InvalidStatus as answer:
                self._cookies.take(address.server, answer.response.headers.get_all("Set-Cookie"))
                before, address = address, self._redirected(address, answer, strayed)
                strayed = strayed or not before.server.same(address.server)  # for good: the other has chosen where to go on
            except (OSError, InvalidHandshake, InvalidProxy, ImportError) as error:
                raise _failure(error, self._where(address)) from None
        raise FeedRefused(f"{self._name} sends us from one address to the next without end: check the address.")

    def _where(self, address: Address) -> Clean:
        return self._name if address == self._address else self._called.there(address.url)

    async def _connect(self, address: Address, headers: Sequence[tuple[str, str]]) -> Connection:
        connection = await Connect(
            address.url,
            additional_headers=headers,
            user_agent_header=f"livetui/{__version__}",
            ssl=(self._context or True) if address.server.secure else None,
            compression=None,  # a few bytes could become very many
            proxy=None if address.server.loopback else True,
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

    def _redirected(self, address: Address, answer: InvalidStatus, strayed: bool) -> Address:
        """Where a server sends us; raises what any other answer than a redirect means."""
        status, headers, where = answer.response.status_code, answer.response.headers, self._where(address)
        locations = headers.get_all("Location")
        if status not in REDIRECTS or len(locations) != 1:
            waits = headers.get_all("Retry-After")
            wait_s = retry_after_s(waits[0] if waits else None, self._now_ms())
            otherwise = "sends us on, but not to a WebSocket: check the address" if status >= 300 else _NO_WEBSOCKET
            raise no_feed(status, where, retry_after_s=wait_s, strayed=strayed, otherwise=otherwise) from None
        try:
            return address.redirected(locations[0])
        except ValueError:
            raise FeedRefused(f"{where} sends us to an address that is not safe to follow: check the address.") from None


def _failure(error: Exception, where: Clean) -> Exception:
    """What it means that there is no connection; the errors' own words may hold what is secret."""
    if why := unreachable(error, where):
        return why
    match error:
        case TimeoutError():
            return Dropped(f"no answer as a WebSocket within {_OPEN_S:.0f} s")
        case ConnectionError():
            return Dropped("the connection broke before it stood")
        case OSError():  # without a number where a name has several addresses, and none of them answers
            return Dropped(f"no connection ({os.strerror(error.errno)})" if error.errno else NOBODY)
        case InvalidMessage() if isinstance(error.__cause__, EOFError):
            return Dropped("the server closed before it answered")
        case ImportError() | InvalidProxy():
            return FeedRefused("The proxy in your environment cannot be used for WebSockets: set an http:// one, or none.")
        case ProxyError():
            return Dropped("the proxy does not let us through")
        case _:
            return FeedRefused(f"{where} does not answer as a WebSocket server does: check the address.")
