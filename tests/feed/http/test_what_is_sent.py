"""What a server is told when it is asked for a feed."""

import pytest

from livetui.feed.source import Access
from tests.feed.http.asking import SSE, all_from, source_at
from tests.feed.serving import head, saying, serving


async def test_a_feed_is_asked_for_as_a_feed() -> None:
    async with serving(saying(SSE)) as server:
        await all_from(source_at(server.url + "?room=5&key=a%2Fb#part"), "ü-7")
    (request,) = server.requests
    assert request.target == "/feed?room=5&key=a%2Fb"
    sent = request.headers
    assert sent["accept"].startswith(b"text/event-stream, application/x-ndjson")
    assert (sent["accept-encoding"], sent["cache-control"]) == (b"identity", b"no-store")
    assert (sent["authorization"], sent["x-api-key"]) == (b"Bearer hunter2", b"hunter2")
    assert sent["last-event-id"] == "ü-7".encode()


@pytest.mark.parametrize("after", [None, "", " ", "a\x0bb", "a\x1fb", "x" * 100_000])
async def test_an_id_that_no_header_can_hold_is_not_sent(after: str | None) -> None:
    async with serving(saying(SSE)) as server:
        await all_from(source_at(server.url), after)
    assert "last-event-id" not in server.requests[0].headers


@pytest.mark.parametrize(("id", "sent"), [(" 5 ", b"5"), ("\ud800", b"?"), ("日本", "日本".encode()), ('"5"', b'"5"')])
async def test_any_other_id_is_sent(id: str, sent: bytes) -> None:
    async with serving(saying(SSE)) as server:
        await all_from(source_at(server.url), id)
    assert server.requests[0].headers["last-event-id"] == sent


async def test_a_user_and_a_password_are_sent_as_a_header() -> None:
    async with serving(saying(SSE)) as server:
        await all_from(source_at(server.url.replace("//", "//me:hunter%32@"), Access()))
        await all_from(source_at(server.url.replace("//", "//me:hunter2@")))
    assert [request.headers["authorization"] for request in server.requests] == [b"Basic bWU6aHVudGVyMg==", b"Bearer hunter2"]


async def test_a_server_is_told_its_cookies_beside_one_of_our_own() -> None:
    async with serving(saying(head(content_type="text/event-stream", set_cookie="theirs=2; HttpOnly"))) as server:
        source = source_at(server.url, Access(headers=[("Cookie", "mine=1")]))
        for _ in range(2):
            await all_from(source)
    assert [request.headers["cookie"] for request in server.requests] == [b"mine=1", b"mine=1; theirs=2"]


async def test_a_cookie_outside_ascii_does_not_end_the_feed() -> None:
    told = head(content_type="text/event-stream", set_cookie="caf=caf*").replace(b"*", b"\xe9")
    async with serving(saying(told + b"data: {}\n\n")) as server:
        source = source_at(server.url)
        for _ in range(2):
            assert [batch.texts for batch in await all_from(source) if batch.texts] == [[b"{}"]]
    assert "cookie" not in server.requests[1].headers


async def test_what_we_say_of_ourselves_can_be_said_otherwise() -> None:
    async with serving(saying(SSE)) as server:
        await all_from(source_at(server.url, Access(headers=[("accept", "x/y"), ("Cookie", "a=1"), ("X", "é")])))
    sent = server.requests[0].headers
    assert (sent["accept"], sent["cookie"], sent["x"]) == (b"x/y", b"a=1", "é".encode())
