"""What goes wrong on the way to a server."""

import asyncio
import socket
from traceback import format_exception

import pytest

from livetui.errors import FeedRefused, UsageError
from livetui.feed.source import Access, Dropped
from tests.feed.http.asking import (
    SSE,
    all_from,
    ends_with,
    source_at,
    texts_of,
)
from tests.feed.serving import saying, serving


async def test_a_port_where_nobody_listens_is_a_dropped_connection() -> None:
    async with serving(saying(SSE)) as server:
        url = server.url
    with pytest.raises(Dropped, match="nobody answers"):
        await all_from(source_at(url + "?k=hunter2"))


async def test_a_name_that_nobody_knows_is_a_dropped_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    async def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", unknown)
    with pytest.raises(Dropped, match="name of the host"):
        await all_from(source_at("http://feed.localhost/?k=hunter2"))


async def test_no_proxy_stands_before_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert await texts_of(saying(SSE + b"data: 1\n\n")) == [b"1"]


async def test_a_proxy_of_an_unknown_kind_is_refused_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "gopher://me:hunter2@127.0.0.1:9")
    with pytest.raises(FeedRefused, match="proxy") as raised:
        await all_from(source_at("http://feed.example.com/"))
    assert "hunter2" not in "".join(format_exception(raised.value))


async def test_a_header_that_cannot_be_sent_is_refused_without_showing_it() -> None:
    await ends_with(FeedRefused, saying(SSE), Access(headers=[("X", "hunter2\r\nY: 1")]))


@pytest.mark.parametrize(
    "url",
    ["ftp://a/", "http://", "https:///feed", "http://[::1/", "http://a:99999/", "a.com", "http://a b/", "", "http://\0/"],
)
def test_what_is_no_address_is_a_mistake_of_usage(url: str) -> None:
    with pytest.raises(UsageError) as raised:
        source_at(url + "?k=hunter2")
    assert "hunter2" not in str(raised.value)
    assert str(raised.value).isprintable()


async def test_ipv6_is_as_good() -> None:
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        pytest.skip("there is no IPv6 here")
    async with serving(saying(SSE + b"data: 1\n\n"), host="::1") as server:
        source = source_at(server.url)
        assert (await all_from(source))[-1].texts == [b"1"]
    assert source.name == server.url
    assert server.requests[0].headers["authorization"] == b"Bearer hunter2"
