"""How a WebSocket source connects: what it tells whom, what it makes of a refusal, and that it keeps secrets."""

import asyncio
import logging
import ssl
import traceback
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
import trustme
from rich.pretty import pretty_repr
from websockets.asyncio.server import ServerConnection

from livetui import clock
from livetui.errors import FeedRefused, UsageError
from livetui.feed.source import Access, Dropped, Over
from livetui.feed.sources import websocket
from livetui.feed.sources.retry_after import retry_after_s
from livetui.feed.sources.websocket import WebSocketSource
from livetui.feed.sources.websocket_address import Address
from tests.feed.websocket_servers import answer, answering, gathered, sending, source_at, speaking

SECRET = "s3cret"
ACCESS = Access(headers=[("X-Api-Key", SECRET), ("Authorization", f"Bearer {SECRET}")], hello=f'{{"key":"{SECRET}"}}')


async def test_the_feeds_own_host_is_told_the_headers_and_the_key_in_the_address() -> None:
    async with answering() as server:
        with pytest.raises(Dropped):
            await gathered(source_at(server.port, ACCESS, path=f"/live?apiKey={SECRET}"))
    request = server.asked[0].decode().lower()
    assert request.startswith(f"get /live?apikey={SECRET} http/1.1\r\n")
    assert f"x-api-key: {SECRET}\r\n" in request
    assert f"authorization: bearer {SECRET}\r\n" in request
    assert "sec-websocket-extensions" not in request


async def test_a_header_may_hold_any_character() -> None:
    async with answering() as server:
        with pytest.raises(Dropped):
            await gathered(source_at(server.port, Access(headers=[("X-Shop", "café 🛍")])))
    assert "X-Shop: café 🛍\r\n".encode() in server.asked[0]


async def test_user_and_password_are_told_as_a_header() -> None:
    async with answering() as server:
        with pytest.raises(Dropped):
            await gathered(WebSocketSource(f"ws://me:p%40ss@127.0.0.1:{server.port}/", Access()))
    assert b"Authorization: Basic bWU6cEBzcw==\r\n" in server.asked[0]


REFUSALS = {
    204: (Over, "is over"),
    200: (FeedRefused, "try the address with http:// or https://"),
    304: (FeedRefused, "check the address"),
    400: (FeedRefused, "check the address"),
    401: (FeedRefused, "with --header"),
    403: (FeedRefused, "key you pass is valid"),
    404: (FeedRefused, "check the address"),
    408: (Dropped, "408"),
    410: (FeedRefused, "new address"),
    418: (FeedRefused, "418"),
    425: (Dropped, "425"),
    426: (FeedRefused, "https://"),
    429: (Dropped, "429"),
    500: (Dropped, "500"),
    503: (Dropped, "503"),
}


@pytest.mark.parametrize("status", REFUSALS)
async def test_a_refused_handshake_means(status: int) -> None:
    kind, words = REFUSALS[status]
    async with answering(answer(status)) as server:
        with pytest.raises(kind, match=words):
            await gathered(source_at(server.port))


async def test_a_server_that_has_too_much_to_do_says_how_long_to_wait() -> None:
    async with answering(answer(503, "Retry-After: 17")) as server:
        with pytest.raises(Dropped) as dropped:
            await gathered(source_at(server.port))
    assert dropped.value.retry_after_s == 17


async def test_a_server_may_say_until_when_to_wait() -> None:
    until = datetime.fromtimestamp(clock.now_ms() / 1000, UTC) + timedelta(seconds=60)
    async with answering(answer(429, f"Retry-After: {format_datetime(until, usegmt=True)}")) as server:
        with pytest.raises(Dropped) as dropped:
            await gathered(source_at(server.port))
    assert dropped.value.retry_after_s == pytest.approx(60, abs=3)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("", None),
        ("0", 0),
        (" 120 ", 120),
        ("9" * 5000, 1e9),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
        ("Thu, 01 Jan 1970 00:01:40 GMT", 90),
        ("Thursday, 01-Jan-70 00:01:40 GMT", 90),
        ("Thu, 01 Jan 1970 00:01:40 -0000", 90),
        ("Thu, 01 Jan 1970 00:00:01 GMT", 0),
        ("Thu, 32 Jan 1970 00:00:01 GMT", None),
        ("soon", None),
    ],
)
def test_retry_after(value: str | None, seconds: float | None) -> None:
    assert retry_after_s(value, now_ms=10_000) == seconds


async def test_a_redirect_on_the_same_host_takes_everything_along() -> None:
    async with answering(answer(307, "Location: /there")) as server:
        with pytest.raises(Dropped):
            await gathered(source_at(server.port, ACCESS))
    assert server.asked[1].startswith(b"GET /there HTTP/1.1\r\n")
    assert server.asked[1].count(SECRET.encode()) == 2


async def test_a_redirect_to_another_host_takes_nothing_along() -> None:
    told: list[object] = []

    async def listen(connection: ServerConnection) -> None:
        assert connection.request is not None
        told.extend([connection.request.path, str(connection.request.headers)])
        await connection.send("1")
        told.extend([message async for message in connection])

    async with (
        asyncio.timeout(30),
        speaking(listen) as port,
        answering(answer(302, f"Location: http://localhost:{port}/there")) as server,
    ):
        batches = source_at(server.port, ACCESS, path=f"/?apiKey={SECRET}").batches(None)
        await anext(batches)
        assert (await anext(batches)).texts == [b"1"]
        await batches.aclose()
    assert told[0] == "/there"
    assert SECRET not in repr(told)
    assert SECRET not in pretty_repr(told)
    assert len(told) == 2


async def test_the_server_that_named_the_last_id_hears_of_it_behind_a_redirect_too() -> None:
    async def name(connection: ServerConnection) -> None:
        assert connection.request is not None
        told.append(connection.request.headers.get("Last-Event-ID"))
        await connection.send("1")

    told: list[str | None] = []
    async with speaking(name) as port:
        there = answer(302, f"Location: ws://127.0.0.1:{port}/")
        async with answering(there, there) as server:
            source = source_at(server.port, ACCESS)
            for after in ("from a recording", "a"):
                assert await gathered(source, after) == ([b"1"], 0)
                source.named("a")
    assert told == [None, "a"]
    assert [b"Last-Event-ID" in asked for asked in server.asked] == [True, False]


async def test_another_port_is_another_host() -> None:
    async with answering() as other, answering(answer(302, f"Location: ws://127.0.0.1:{other.port}/")) as server:
        with pytest.raises(Dropped):
            await gathered(source_at(server.port, ACCESS))
    assert SECRET.encode() not in other.asked[0]


async def test_another_host_cannot_send_us_back_with_everything() -> None:
    async with answering() as home, answering(answer(302, f"Location: ws://127.0.0.1:{home.port}/transfer")) as other:
        home.answers.append(answer(302, f"Location: ws://127.0.0.1:{other.port}/"))
        with pytest.raises(Dropped):
            await gathered(source_at(home.port, ACCESS))
    assert [SECRET.encode() in asked for asked in home.asked] == [True, False]


async def test_a_refusal_after_a_redirect_says_that_the_headers_stayed_behind() -> None:
    async with answering(answer(401)) as other, answering(answer(302, f"Location: ws://127.0.0.1:{other.port}/")) as server:
        with pytest.raises(FeedRefused, match=rf"^ws://127\.0\.0\.1:{other.port}/ .* do not go along"):
            await gathered(source_at(server.port, ACCESS))


async def test_redirects_without_end_are_refused() -> None:
    async with answering(*[answer(301, "Location: /again")] * 9) as server:
        with pytest.raises(FeedRefused, match="without end"):
            await gathered(source_at(server.port))
    assert len(server.asked) == 6


@pytest.mark.parametrize(
    "target", ["ftp://127.0.0.1/", "file:///etc/passwd", "javascript:alert(1)", "ws://:80/", "ws://h:99999/"]
)
async def test_a_redirect_out_of_websockets_is_refused(target: str) -> None:
    async with answering(answer(302, f"Location: {target}")) as server:
        with pytest.raises(FeedRefused, match="not safe to follow"):
            await gathered(source_at(server.port))


def test_a_redirect_out_of_tls_is_refused() -> None:
    address = Address.parse("wss://shop.example/live")
    assert address.redirected("https://other.example/").server.secure
    with pytest.raises(ValueError, match="out of TLS"):
        address.redirected("http://shop.example/live")


def test_the_case_of_a_host_and_a_standard_port_make_no_difference() -> None:
    assert Address.parse("wss://A:443/").server == Address.parse("https://a/x").server


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.8.8", "[::1]", "rig.localhost"])
def test_this_machine_is_spoken_to_without_a_proxy(host: str) -> None:
    assert Address.parse(f"ws://{host}:21213/").server.loopback
    assert not Address.parse("ws://shop.example/").server.loopback


BAD = ["", "ws:", "ws://", "ws:///path", "wss://:80/", "ws://host:port/", "ws://host:70000/", f"ws://{'x' * 64}.example/"]


@pytest.mark.parametrize("url", [*BAD, "ftp://host/", f"ws://me:{SECRET}@/", f"ws://[::1/?{SECRET}"])
def test_what_is_no_address_is_said_without_repeating_it(url: str) -> None:
    with pytest.raises(UsageError, match="it is written ws://host:port/path") as error:
        WebSocketSource(url, Access())
    assert SECRET not in "".join(traceback.format_exception(error.value))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
async def test_nobody_at_the_address_is_a_drop(host: str) -> None:
    async with answering() as server:
        pass
    with pytest.raises(Dropped, match="nobody answers"):
        await gathered(source_at(server.port, host=host))


async def test_a_server_that_does_not_answer_is_a_drop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(websocket, "_OPEN_S", 0.05)
    async with await asyncio.start_server(lambda *_: None, "127.0.0.1", 0) as server:
        with pytest.raises(Dropped, match="no answer"):
            await gathered(source_at(server.sockets[0].getsockname()[1]))


ANSWERS = {
    "closes at once": (b"", Dropped, "closed before"),
    "is no web server": (b"220 mail.example ESMTP\r\n\r\n", FeedRefused, "check the address"),
    "answers without a key": (answer(101, "Upgrade: websocket", "Connection: Upgrade"), FeedRefused, "check the address"),
    "speaks a subprotocol": (answer(101, "Upgrade: other", "Connection: Upgrade"), FeedRefused, "check the address"),
}


@pytest.mark.parametrize("what", ANSWERS)
async def test_a_server_that(what: str) -> None:
    sent, kind, words = ANSWERS[what]
    async with answering(sent) as server:
        with pytest.raises(kind, match=words):
            await gathered(source_at(server.port))


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def serving(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    return context


async def test_tls_with_a_certificate_that_is_trusted(authority: trustme.CA, serving: ssl.SSLContext) -> None:
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    async with speaking(sending("1"), serving) as port:
        source = WebSocketSource(f"wss://localhost:{port}/", Access(), context=trusting)
        assert await gathered(source) == ([b"1"], 0)


async def test_a_certificate_that_cannot_be_verified_is_refused(serving: ssl.SSLContext) -> None:
    async with speaking(sending("1"), serving) as port:
        with pytest.raises(FeedRefused, match="certificate"):
            await gathered(WebSocketSource(f"wss://localhost:{port}/", Access()))


async def test_a_server_without_tls_is_refused() -> None:
    async def answer_in_plain_text(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(answer(400))

    async with await asyncio.start_server(answer_in_plain_text, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(FeedRefused, match="does not speak TLS"):
            await gathered(WebSocketSource(f"wss://localhost:{port}/", Access()))


async def test_a_server_that_closes_before_tls_stands_is_a_drop() -> None:
    async with speaking(sending("1")) as port:
        with pytest.raises(Dropped, match="before it stood"):
            await gathered(WebSocketSource(f"wss://localhost:{port}/", Access()))


@pytest.mark.parametrize("sent", [answer(401), answer(503), answer(302, "Location: ftp://x"), b"?", b"", answer(101)])
async def test_nothing_secret_is_said_or_logged(sent: bytes, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with answering(sent) as server:
        source = WebSocketSource(f"ws://{SECRET}:{SECRET}@127.0.0.1:{server.port}/?k={SECRET}", ACCESS)
        with pytest.raises((FeedRefused, Dropped)) as error:
            await gathered(source)
    said = "".join(traceback.format_exception(error.value))
    assert SECRET not in f"{said}{source.name}{source._address!r}{ACCESS!r}{caplog.text}"
