"""A feed over HTTP: Server-Sent Events, or one JSON text a line; the content type says which."""

import logging
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from http.cookiejar import CookieJar

import httpx

from livetui import clock
from livetui.errors import FeedRefused, UsageError
from livetui.feed.called import Called
from livetui.feed.headers import shown
from livetui.feed.source import Access, Batch, Over
from livetui.feed.sources.access_headers import access_headers
from livetui.feed.sources.answer import ACCEPT, kind_of
from livetui.feed.sources.cookies import Cookies
from livetui.feed.sources.failure import FAILURES, failure
from livetui.feed.sources.gathering import gathered
from livetui.feed.sources.resuming import Resuming
from livetui.feed.sources.server import MOST_REDIRECTS, REDIRECTS, Server
from livetui.feed.splitting import Lines
from livetui.feed.sse import EventStream
from livetui.text import Clean

for _name in ("httpx", "httpcore"):  # they log whole addresses and headers, with the tokens in them
    logging.getLogger(_name).setLevel(logging.WARNING)

_PORTS = {"http": 80, "https": 443}
_TIMEOUT = httpx.Timeout(None, connect=10.0)  # reading has none: who listens knows how long a feed may be silent
_HEADERS = {"Accept": ACCEPT, "Accept-Encoding": "identity", "Cache-Control": "no-store", "User-Agent": "livetui"}

RawHeaders = list[tuple[bytes, bytes]]


class HttpSource:
    """A feed at an ``http://`` or ``https://`` address; raises `UsageError` where it is no such address.

    ``verify`` holds the certificates to trust, in place of the system's and certifi's.
    """

    def __init__(
        self,
        url: str,
        access: Access = Access(),  # noqa: B008 - it is frozen
        *,
        called: Called | None = None,
        verify: ssl.SSLContext | None = None,
        now_ms: Callable[[], int] = clock.now_ms,
    ) -> None:
        self.retry_s: float | None = None
        """How long the server asks to wait before connecting again, in seconds; None where it has not said."""
        self._called = called or Called(shown(url))
        self._name = self._called.name
        self._url, self._headers = _opened(url, access, self._name)
        self._verify = verify
        self._now_ms = now_ms
        self._cookies = Cookies()
        self._resuming = Resuming(_server(self._url))

    @property
    def name(self) -> Clean:
        """The address as it may be shown."""
        return self._name

    async def batches(self, after: str | None) -> AsyncIterator[Batch]:
        """One connection, as `Source` says; its end is orderly only where the body came whole."""
        async with self._client() as client:
            self._resuming.begin(after)
            response, strayed = await self._answer(client)
            where = self._where(response.url)
            kind = kind_of(response.status_code, response.headers, where=where, strayed=strayed, now_ms=self._now_ms())
            self._resuming.connected(_server(response.url))
            yield Batch()
            reader = _Events(self._asked_to_wait) if kind == "events" else _Sequence() if kind == "sequence" else Lines()
            try:
                async with aclosing(gathered(response.aiter_raw())) as pieces:
                    async for piece in pieces:
                        yield reader.feed(piece)
            except FAILURES as error:
                raise failure(error, where) from None
            finally:
                await response.aclose()
            last = reader.end()
            if last.texts:
                yield last
            if kind != "events" and "content-length" in response.headers:
                raise Over("it was a file, and is read to its end")

    def named(self, id: str) -> None:
        """The connection that stands has named an id to go on after, as `Resumable` says."""
        self._resuming.named(id)

    def _client(self) -> httpx.AsyncClient:
        if self._verify is None:
            self._verify = httpx.create_ssl_context()
            self._verify.load_default_certs()
        try:
            return httpx.AsyncClient(
                headers=_HEADERS,
                cookies=_NoJar(),
                timeout=_TIMEOUT,
                verify=self._verify,
                trust_env=not _server(self._url).loopback,
            )
        except (ImportError, ValueError, httpx.InvalidURL):
            raise FeedRefused(
                "The proxy that HTTPS_PROXY, HTTP_PROXY or ALL_PROXY names is none we can use: unset it."
            ) from None

    async def _answer(self, client: httpx.AsyncClient) -> tuple[httpx.Response, bool]:
        """The answer at the end of all redirections, and whether they led away from the feed's own server."""
        url, strayed = self._url, False
        for _ in range(1 + MOST_REDIRECTS):
            server = _server(url)
            headers = [*([] if strayed else self._headers), *self._resuming.header(server)]
            try:
                request = client.build_request("GET", url, headers=self._cookies.beside(server, headers))
                response = await client.send(request, stream=True)
            except FAILURES as error:
                raise failure(error, self._where(url)) from None
            self._cookies.take(server, response.headers.get_list("set-cookie"))
            if response.status_code not in REDIRECTS:
                return response, strayed
            await response.aclose()
            url = self._redirected(response)
            strayed = strayed or not server.same(_server(url))  # for good: the other has chosen where to go on
        raise FeedRefused(f"{self._name} redirects more than {MOST_REDIRECTS} times: check the address.")

    def _redirected(self, response: httpx.Response) -> httpx.URL:
        location = response.headers.get("location")
        if not location:
            raise FeedRefused(f"{self._name} redirects ({response.status_code}) to nowhere: check the address.")
        try:
            url = response.url.join(location).copy_with(userinfo=b"", fragment=None)
        except FAILURES as error:
            raise failure(error, self._name) from None
        if not _can_be_asked(url):
            raise FeedRefused(
                f"{self._name} redirects to {self._called.there(location)}, which is no address of a feed: check the address."
            )
        if _server(response.url).weakened(_server(url)):
            raise FeedRefused(
                f"{self._name} redirects to {self._where(url)}, where anybody could listen: ask for a safe address."
            )
        return url

    def _where(self, url: httpx.URL) -> Clean:
        """What to call an address that we have asked."""
        return self._name if url == self._url else self._called.there(str(url))

    def _asked_to_wait(self, retry_ms: int) -> None:
        self.retry_s = retry_ms / 1000


class _NoJar(CookieJar):
    """Of cookies the source itself takes care."""

    def extract_cookies(self, response: object, request: object) -> None:
        """Leave them."""


class _Events:
    """Server-Sent Events as batches."""

    def __init__(self, asked_to_wait: Callable[[int], None]) -> None:
        self._stream = EventStream()
        self._asked_to_wait = asked_to_wait

    def feed(self, piece: bytes) -> Batch:
        batch = self._stream.feed(piece)
        if self._stream.retry_ms is not None:
            self._asked_to_wait(self._stream.retry_ms)
        return batch

    def end(self) -> Batch:
        return Batch()  # an incomplete event is none


class _Sequence(Lines):
    """Lines with a record separator before each; JSON itself never holds one."""

    def feed(self, piece: bytes) -> Batch:
        return super().feed(piece.replace(b"\x1e", b" "))


def _opened(url: str, access: Access, name: Clean) -> tuple[httpx.URL, RawHeaders]:
    """The address without user and password, and the headers that open it, those two among them."""
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, UnicodeError):
        raise UsageError(f"{name} is not an address: write it as https://host/path.") from None
    if not _can_be_asked(parsed) or any(char.isspace() for char in url):
        raise UsageError(f"{name} is not the address of an HTTP feed: write it as https://host/path.")
    headers = access_headers(access, parsed.username, parsed.password)
    return parsed.copy_with(userinfo=b"", fragment=None), headers


def _can_be_asked(url: httpx.URL) -> bool:
    return url.scheme in _PORTS and bool(url.host) and (url.port or 0) < 65_536


def _server(url: httpx.URL) -> Server:
    return Server(url.scheme == "https", url.host, url.port or _PORTS[url.scheme])
