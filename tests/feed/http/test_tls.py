"""Which certificates are trusted, and that no way leads out of TLS."""

import asyncio
import ssl

import pytest
import trustme

from livetui.errors import FeedRefused
from livetui.feed.sources.http import HttpSource
from tests.feed.http.asking import (
    ACCESS,
    SSE,
    all_from,
    source_at,
)
from tests.feed.serving import head, saying, serving


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def _server_side(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def _trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority.configure_trust(context)
    return context


async def test_a_good_certificate_is_taken(authority: trustme.CA) -> None:
    async with serving(saying(SSE + b"data: 1\n\n"), tls=_server_side(authority, "127.0.0.1")) as server:
        assert (await all_from(source_at(server.url, verify=_trusting(authority))))[-1].texts == [b"1"]


async def test_a_certificate_of_nobody_we_know_is_refused(authority: trustme.CA) -> None:
    async with serving(saying(SSE), tls=_server_side(authority, "127.0.0.1")) as server:
        with pytest.raises(FeedRefused, match=r"certificate .* cannot be verified .*issuer"):
            await all_from(HttpSource(server.url + "?k=hunter2", ACCESS))
    assert server.requests == []


async def test_a_certificate_of_another_host_is_refused(authority: trustme.CA) -> None:
    async with serving(saying(SSE), tls=_server_side(authority, "example.com")) as server:
        with pytest.raises(FeedRefused, match=r"certificate .* cannot be verified"):
            await all_from(source_at(server.url, verify=_trusting(authority)))
    assert server.requests == []


async def test_a_server_that_speaks_no_tls_is_refused() -> None:
    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(hang_up, "127.0.0.1", 0) as server:
        url = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        with pytest.raises(FeedRefused, match="does not speak TLS: try the address with http://"):
            await all_from(source_at(url))


async def test_a_way_out_of_tls_is_not_taken(authority: trustme.CA) -> None:
    context = _server_side(authority, "127.0.0.1")
    async with serving(saying(SSE)) as other, serving(saying(head(302, Location=other.url)), tls=context) as server:
        with pytest.raises(FeedRefused, match="anybody could listen"):
            await all_from(source_at(server.url, verify=_trusting(authority)))
    assert other.requests == []
