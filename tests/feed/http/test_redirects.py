"""Where redirects lead, and what goes along."""

import asyncio

import pytest

from livetui.errors import FeedRefused
from livetui.feed.source import Dropped
from tests.feed.http.asking import (
    SSE,
    all_from,
    ends_with,
    source_at,
)
from tests.feed.serving import Reply, Request, Server, head, saying, serving

REDIRECTS = (301, 302, 303, 307, 308)


def _redirecting(status: int, location: str) -> Reply:
    """To ``location``, but at that address the feed itself."""

    async def reply(request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(SSE + b"data: 1\n\n" if request.target == "/there" else head(status, Location=location))

    return reply


@pytest.mark.parametrize("status", REDIRECTS)
async def test_a_redirection_within_the_feeds_host_takes_all_along(status: int) -> None:
    for location in ("/there", "there#part", "//{}/there", "http://me:evil@{}/there"):
        to: list[str] = []

        async def reply(request: Request, writer: asyncio.StreamWriter, to: list[str] = to) -> None:
            await _redirecting(status, to[0])(request, writer)

        async with serving(reply) as server:
            to.append(location.format(f"127.0.0.1:{server.port}"))
            batches = await all_from(source_at(server.url.replace("//", "//me:word@")), "7")
        assert batches[-1].texts == [b"1"]
        assert len(server.requests) == 2
        assert {request.headers["authorization"] for request in server.requests} == {b"Bearer hunter2"}
        assert {request.headers["last-event-id"] for request in server.requests} == {b"7"}


async def test_a_redirection_to_another_host_takes_nothing_along() -> None:
    async with serving(saying(SSE + b"data: 1\n\n")) as other:
        for url in (other.url, other.url.replace("127.0.0.1", "localhost"), other.url.replace("//", "//me:evil@")):
            async with serving(saying(head(307, Location=url))) as server:
                batches = await all_from(source_at(server.url.replace("//", "//me:word@")), "7")
            assert batches[-1].texts == [b"1"]
            assert "authorization" in server.requests[0].headers
    for request in other.requests:
        assert not {"authorization", "x-api-key", "last-event-id", "cookie", "referer"} & request.headers.keys()
        assert "hunter2" not in repr(request)


async def test_what_was_left_behind_stays_so_where_another_host_leads_back() -> None:
    server: Server

    async def there_and_back(request: Request, writer: asyncio.StreamWriter) -> None:
        if request.target == "/back":
            writer.write(SSE + b"data: 1\n\n")
        else:
            writer.write(head(302, Location=f"http://localhost:{other.port}/"))

    async with serving(there_and_back) as server, serving(saying(head(302, Location=f"{server.url[:-5]}/back"))) as other:
        assert (await all_from(source_at(server.url)))[-1].texts == [b"1"]
    assert ["authorization" in request.headers for request in server.requests] == [True, False]


async def test_what_was_left_behind_stays_so_within_another_host() -> None:
    async with serving(_redirecting(302, "/there")) as other, serving(saying(head(302, Location=other.url))) as server:
        assert (await all_from(source_at(server.url), "7"))[-1].texts == [b"1"]
    assert [request.target for request in other.requests] == ["/feed", "/there"]
    assert not any({"authorization", "x-api-key", "last-event-id"} & request.headers.keys() for request in other.requests)


async def test_another_host_that_wants_a_token_is_named() -> None:
    async with serving(saying(head(401))) as other, serving(saying(head(302, Location=other.url + "?k=hunter2"))) as server:
        with pytest.raises(FeedRefused, match=rf"127\.0\.0\.1:{other.port}/feed .401. .* headers do not go along"):
            await all_from(source_at(server.url))


async def test_five_redirections_are_followed_and_six_are_not() -> None:
    async def reply(request: Request, writer: asyncio.StreamWriter) -> None:
        left = int(request.target.rpartition("/")[2])
        writer.write(head(302, Location=f"/{left - 1}") if left else SSE + b"data: 1\n\n")

    async with serving(reply) as server:
        assert (await all_from(source_at(server.url + "/5")))[-1].texts == [b"1"]
        with pytest.raises(FeedRefused, match="more than 5 times"):
            await all_from(source_at(server.url + "/6"))


@pytest.mark.parametrize(
    "location",
    [
        "ftp://example.com/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "mailto:a@b",
        "http://",
        "http://[::1",
        "http://a:b/",
        "http://a:99999/",
        "\x1b[2J://x",
    ],
)
async def test_a_redirection_to_anything_else_is_not_followed(location: str) -> None:
    async with serving(saying(head(302, Location=location))) as server:
        with pytest.raises((FeedRefused, Dropped)) as raised:
            await all_from(source_at(server.url))
    assert str(raised.value).isprintable()


async def test_a_redirection_to_nowhere_is_refused() -> None:
    await ends_with(FeedRefused, saying(head(302)))


def _naming(ids: list[str]) -> Reply:
    """An event with the next of these ids to each connection."""

    async def reply(request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(SSE + f"id: {ids.pop(0)}\ndata: 1\n\n".encode())

    return reply


async def test_the_server_that_named_the_last_id_hears_of_it_behind_a_redirection_too() -> None:
    async with serving(_naming(["a", "b", "c"])) as other, serving(saying(head(302, Location=other.url))) as server:
        source = source_at(server.url)
        for after, named in (("from a recording", "a"), ("a", "b"), ("b", "c")):
            await all_from(source, after)
            source.named(named)
    assert [request.headers.get("last-event-id") for request in server.requests] == [b"from a recording", None, None]
    assert [request.headers.get("last-event-id") for request in other.requests] == [None, b"a", b"b"]
    assert not any({"authorization", "x-api-key"} & request.headers.keys() for request in other.requests)


async def test_an_id_is_not_told_to_another_server_than_the_one_that_named_it() -> None:
    async with serving(_naming(["a"])) as first, serving(_naming(["b"])) as second:
        targets = [first.url, second.url]

        async def lead(request: Request, writer: asyncio.StreamWriter) -> None:
            writer.write(head(302, Location=targets.pop(0)))

        async with serving(lead) as server:
            source = source_at(server.url)
            await all_from(source)
            source.named("a")
            await all_from(source, "a")
    assert ["last-event-id" in request.headers for request in (*first.requests, *second.requests)] == [False, False]
