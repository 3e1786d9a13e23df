"""Where a redirect moves a feed to TLS: what opens it goes along on the same host, to the same port or from 80 to 443."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager

import pytest
import trustme

from livetui.feed.source import Access, Dropped, Source
from livetui.feed.sources.http import HttpSource
from livetui.feed.sources.server import Server
from livetui.feed.sources.websocket import WebSocketSource
from tests.feed.serving import Reply, Request, head, saying, serving

HOST = "127.0.0.1"
STANDARD_HOSTS = {"http": "127.80.44.3", "ws": "127.80.44.4"}
"""Addresses of this computer whose ports 80 and 443 nobody has, one for each transport."""
ACCESS = Access(headers=[("X-Api-Key", "hunter2")])
SOURCES: dict[str, Callable[[str, ssl.SSLContext], Source]] = {
    "http": lambda address, trusting: HttpSource(f"http://{address}/live", ACCESS, verify=trusting),
    "ws": lambda address, trusting: WebSocketSource(f"ws://{address}/live", ACCESS, context=trusting),
}


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority.configure_trust(context)
    return context


@pytest.fixture
def tls(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST, *STANDARD_HOSTS.values()).configure_cert(context)
    return context


async def dropped(source: Source) -> None:
    """Connect, and hear from the server that it has trouble."""
    with pytest.raises(Dropped, match="503"):
        async for _ in source.batches(None):
            pass


@asynccontextmanager
async def both_ways(plain: Reply, safe: Reply, tls: ssl.SSLContext) -> AsyncIterator[int]:
    """A port that is spoken to in plain text and over TLS, as the first byte says."""
    async with AsyncExitStack() as stack:
        ends = {
            False: await stack.enter_async_context(serving(plain)),
            True: await stack.enter_async_context(serving(safe, tls=tls)),
        }

        async def lead(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            first = await reader.readexactly(1)
            behind, there = await asyncio.open_connection(HOST, ends[first == b"\x16"].port)
            there.write(first)
            await asyncio.gather(carried(reader, there), carried(behind, writer))

        async with await asyncio.start_server(lead, HOST, 0) as front:
            yield front.sockets[0].getsockname()[1]


async def carried(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """All bytes from here to there."""
    while piece := await reader.read(65_536):
        writer.write(piece)
    writer.close()


@pytest.mark.parametrize("transport", SOURCES)
async def test_to_the_same_port_what_opens_the_feed_goes_along(
    transport: str, tls: ssl.SSLContext, trusting: ssl.SSLContext
) -> None:
    asked: list[Request] = []

    async def redirecting(request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(head(301, Location=f"https://{HOST}:{port}/live"))

    async def safe(request: Request, writer: asyncio.StreamWriter) -> None:
        asked.append(request)
        writer.write(head(503))

    async with asyncio.timeout(10), both_ways(redirecting, safe, tls) as port:
        await dropped(SOURCES[transport](f"{HOST}:{port}", trusting))
    assert [request.headers.get("x-api-key") for request in asked] == [b"hunter2"]


@pytest.mark.parametrize("transport", SOURCES)
async def test_from_port_80_to_443_what_opens_the_feed_goes_along(
    transport: str, tls: ssl.SSLContext, trusting: ssl.SSLContext
) -> None:
    host = STANDARD_HOSTS[transport]
    async with asyncio.timeout(10), AsyncExitStack() as stack:
        try:
            await stack.enter_async_context(serving(saying(head(301, Location=f"https://{host}/live")), host=host, port=80))
            safe = await stack.enter_async_context(serving(saying(head(503)), host=host, port=443, tls=tls))
        except OSError as error:
            pytest.skip(f"ports 80 and 443 cannot be had here ({error.strerror})")
        await dropped(SOURCES[transport](host, trusting))
    assert [request.headers.get("x-api-key") for request in safe.requests] == [b"hunter2"]


@pytest.mark.parametrize("transport", SOURCES)
async def test_to_any_other_port_it_stays_behind(transport: str, tls: ssl.SSLContext, trusting: ssl.SSLContext) -> None:
    async with (
        asyncio.timeout(10),
        serving(saying(head(503)), tls=tls) as safe,
        serving(saying(head(301, Location=f"https://{HOST}:{safe.port}/live"))) as server,
    ):
        await dropped(SOURCES[transport](f"{HOST}:{server.port}", trusting))
    assert [request.headers.get("x-api-key") for request in server.requests] == [b"hunter2"]
    assert [request.headers.get("x-api-key") for request in safe.requests] == [None]


PLAIN, SAFE = Server(False, "a", 80), Server(True, "a", 443)
SAME = [
    (SAFE, SAFE, True),
    (PLAIN, PLAIN, True),
    (PLAIN, SAFE, True),
    (Server(False, "a", 8080), Server(True, "a", 8080), True),
    (Server(False, "a", 8080), SAFE, False),
    (SAFE, PLAIN, False),
    (Server(True, "a", 80), SAFE, False),
    (Server(True, "a", 80), PLAIN, False),
    (SAFE, Server(True, "a", 444), False),
    (SAFE, Server(True, "b", 443), False),
    (SAFE, Server(True, "a.b", 443), False),
]


@pytest.mark.parametrize(("here", "there", "same"), SAME)
def test_who_is_the_same_server(here: Server, there: Server, same: bool) -> None:
    assert here.same(there) == same
