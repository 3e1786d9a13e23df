"""A feed over HTTP, against servers that speak it by hand: what comes, what is sent where, and what each answer means."""

import asyncio
import gc
import logging
import socket
import ssl
import tracemalloc
import warnings
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager, suppress
from email.utils import formatdate
from random import Random
from traceback import format_exception
from typing import cast

import pytest
import trustme

from livetui.errors import FeedRefused, LivetuiError, UsageError
from livetui.feed.source import LONGEST_TEXT, Access, Batch, Dropped, Over
from livetui.feed.sources.http import HttpSource
from tests.feed.serving import Reply, Request, Server, chunked, for_ever, head, saying, serving

SSE = head(Content_Type="text/event-stream")
LINES = head(Content_Type="application/x-ndjson")
SSE_CHUNKED = head(Content_Type="text/event-stream", Transfer_Encoding="chunked")
TOKEN = "hunter2"
ACCESS = Access(headers=[("Authorization", f"Bearer {TOKEN}"), ("X-Api-Key", TOKEN)])
NOW_MS = 1_786_557_420_350


@pytest.fixture(autouse=True)
async def _nothing_hangs_or_leaks(recwarn: pytest.WarningsRecorder) -> AsyncIterator[None]:
    warnings.simplefilter("always", ResourceWarning)
    async with asyncio.timeout(20):
        yield
    gc.collect()
    assert [str(warning.message) for warning in recwarn if warning.category is ResourceWarning] == []


def _source(url: str, access: Access = ACCESS, verify: ssl.SSLContext | None = None) -> HttpSource:
    return HttpSource(url, access, verify=verify or _NOBODY, now_ms=lambda: NOW_MS)


_NOBODY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # trusts nobody, and takes no time to make


@asynccontextmanager
async def _listening(source: HttpSource, after: str | None = None) -> AsyncIterator[AsyncGenerator[Batch, None]]:
    async with aclosing(cast("AsyncGenerator[Batch, None]", source.batches(after))) as batches:
        yield batches


async def _heard(source: HttpSource, after: str | None, batches: list[Batch]) -> None:
    async with asyncio.timeout(10), _listening(source, after) as listening:
        async for batch in listening:
            batches.append(batch)


async def _all(source: HttpSource, after: str | None = None) -> list[Batch]:
    """Everything one connection brings, whether or not the feed is over then."""
    batches: list[Batch] = []
    with suppress(Over):
        await _heard(source, after, batches)
    return batches


async def _texts(reply: Reply) -> list[bytes]:
    async with serving(reply) as server:
        return [text for batch in await _all(_source(server.url)) for text in batch.texts]


async def _ends_with(kind: type[Exception], reply: Reply, access: Access = ACCESS) -> Exception:
    async with serving(reply) as server:
        with pytest.raises(kind) as raised:
            await _heard(_source(server.url, access), None, [])
    assert TOKEN not in repr(raised.value) + "".join(format_exception(raised.value))
    assert str(raised.value).isprintable()
    return raised.value


# What comes

FEEDS: dict[str, tuple[bytes, Sequence[bytes]]] = {
    "events": (SSE + b'data: {"a":1}\n\n: ping\n\ndata: {"a":2}\n\ndata: half', [b'{"a":1}', b'{"a":2}']),
    "an event over several lines": (SSE + b'data: {\ndata: "a":1}\n\n', [b'{ "a":1}']),
    "events without data": (SSE + b"data\n\ndata:  \n\nevent: ping\n\n", []),
    "an upper case type with parameters": (head(Content_Type="Text/EVENT-Stream ; Charset=latin-1") + b"data: 1\n\n", [b"1"]),
    "lines": (LINES + b'{"a":1}\n\n \r\n{"a":2}\r\n{"a":3}', [b'{"a":1}', b'{"a":2}', b'{"a":3}']),
    "lines as JSON": (head(Content_Type="application/json; charset=utf-8") + b"1\n2\n", [b"1", b"2"]),
    "lines as text": (head(Content_Type="text/plain") + b"1\n2\n", [b"1", b"2"]),
    "a JSON sequence": (head(Content_Type="application/json-seq") + b"\x1e1\n\x1e2\n", [b"1", b"2"]),
    "chunks": (SSE_CHUNKED + chunked(b"data: 1\n\nda", b"ta: 2\n", b"\n"), [b"1", b"2"]),
    "a length": (head(Content_Type="application/x-ndjson", Content_Length="3") + b"1\n2", [b"1", b"2"]),
    "the identity as an encoding": (head(Content_Type="text/plain", Content_Encoding="Identity") + b"1\n", [b"1"]),
    "an early hint": (b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + LINES + b"1\n", [b"1"]),
    "nothing": (LINES, []),
}


@pytest.mark.parametrize("what", FEEDS)
async def test_a_feed_is_its_texts_however_they_are_cut(what: str) -> None:
    answer, expected = FEEDS[what]
    assert await _texts(saying(answer)) == list(expected)
    random = Random(what)
    cuts = sorted(random.sample(range(len(answer)), 5))
    pieces = [answer[start:end] for start, end in zip([0, *cuts], [*cuts, len(answer)], strict=True)]

    async def slowly(request: Request, writer: asyncio.StreamWriter) -> None:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.002)

    assert await _texts(slowly) == list(expected)


async def test_the_first_batch_says_that_the_connection_stands() -> None:
    async with serving(saying(SSE, then=for_ever)) as server, _listening(_source(server.url)) as batches:
        assert (await anext(batches)).texts == ()


async def test_a_comment_is_a_sign_of_life() -> None:
    async with serving(saying(SSE, b": ping\n\n", then=for_ever)) as server, _listening(_source(server.url)) as batches:
        await anext(batches)
        assert not (await anext(batches)).texts


async def test_texts_that_come_together_are_one_batch() -> None:
    body = chunked(*(b'id: %d\ndata: {"n":%d}\n\n' % (n, n) for n in range(500)))
    async with serving(saying(SSE_CHUNKED + body)) as server:
        batches = await _all(_source(server.url))
    assert [text for batch in batches for text in batch.texts] == [b'{"n":%d}' % n for n in range(500)]
    assert [id for batch in batches for id in batch.ids or ()] == [str(n) for n in range(500)]
    assert len(batches) < 20


async def test_an_id_goes_with_the_text_that_names_it() -> None:
    async with serving(saying(SSE + b"id: a\ndata: 1\n\ndata: 2\n\nid\ndata: 3\n\n")) as server:
        batches = await _all(_source(server.url))
    assert [id for batch in batches for id in batch.ids or ()] == ["a", None, ""]


async def test_the_time_to_wait_is_remembered_from_one_connection_to_the_next() -> None:
    async with serving(saying(SSE + b"retry: 2500\n\n")) as server:
        source = _source(server.url)
        assert source.retry_s is None
        await _all(source)
        assert source.retry_s == 2.5


async def test_a_finished_file_is_over_once_it_has_been_read() -> None:
    answer = head(Content_Type="application/x-ndjson", Content_Length="4") + b"1\n2\n"
    async with serving(saying(answer)) as server, _listening(_source(server.url)) as listening:
        assert not (await anext(listening)).texts
        assert list((await anext(listening)).texts) == [b"1", b"2"]
        with pytest.raises(Over, match="read to its end"):
            await anext(listening)


@pytest.mark.parametrize("answer", [LINES + b"1\n2", head(Content_Type="text/plain", Content_Length="3") + b"1\n2"])
async def test_the_last_line_of_a_whole_body_needs_no_newline(answer: bytes) -> None:
    assert await _texts(saying(answer)) == [b"1", b"2"]


@pytest.mark.parametrize(
    "answer",
    [
        head(Content_Type="text/plain", Content_Length="9") + b"1\n2",
        head(Content_Type="text/plain", Transfer_Encoding="chunked") + b"3\r\n1\n2\r\n",
        head(Content_Type="text/plain", Transfer_Encoding="chunked") + b"3\r\n1\n2\r\nno chunk\r\n",
    ],
)
async def test_the_last_line_of_a_broken_body_is_left_out(answer: bytes) -> None:
    texts: list[bytes] = []

    async def listen(source: HttpSource) -> None:
        async with _listening(source) as batches:
            async for batch in batches:
                texts.extend(batch.texts)

    async with serving(saying(answer)) as server:
        with pytest.raises(Dropped, match="broke"):
            await listen(_source(server.url))
    assert texts == [b"1"]


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 200", LINES[:-2], b"220 mail.example.com ESMTP\r\n", b"\x16\x03\x01\0\0"])
async def test_an_answer_that_is_none_is_a_broken_connection(answer: bytes) -> None:
    await _ends_with(Dropped, saying(answer))


@pytest.mark.parametrize("start", [LINES, SSE, SSE + b"data: ", SSE + b":"])
async def test_what_never_ends_is_not_held(start: bytes) -> None:
    async def endless(request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        for _ in range(24 * 16):
            writer.write(piece)
            await writer.drain()
        writer.write(b"\n\n\ndata: 1\n\n" if start.startswith(SSE) else b"\n1\n")

    piece = b"x" * 65_536
    overlong, texts = 0, list[bytes]()
    async with serving(endless) as server, _listening(_source(server.url)) as batches:
        await anext(batches)
        tracemalloc.start()
        async for batch in batches:
            overlong += batch.overlong
            texts += batch.texts
        held = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert held < 8 * LONGEST_TEXT  # of 24 MiB: the server's and the kernel's buffers on both sides among them
    assert (texts, overlong) == ([b"1"], start in (LINES, SSE + b"data: "))


# What is sent


async def test_a_feed_is_asked_for_as_a_feed() -> None:
    async with serving(saying(SSE)) as server:
        await _all(_source(server.url + "?room=5&key=a%2Fb#part"), "ü-7")
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
        await _all(_source(server.url), after)
    assert "last-event-id" not in server.requests[0].headers


@pytest.mark.parametrize(("id", "sent"), [(" 5 ", b"5"), ("\ud800", b"?"), ("日本", "日本".encode()), ('"5"', b'"5"')])
async def test_any_other_id_is_sent(id: str, sent: bytes) -> None:
    async with serving(saying(SSE)) as server:
        await _all(_source(server.url), id)
    assert server.requests[0].headers["last-event-id"] == sent


async def test_a_user_and_a_password_are_sent_as_a_header() -> None:
    async with serving(saying(SSE)) as server:
        await _all(_source(server.url.replace("//", "//me:hunter%32@"), Access()))
        await _all(_source(server.url.replace("//", "//me:hunter2@")))
    assert [request.headers["authorization"] for request in server.requests] == [b"Basic bWU6aHVudGVyMg==", b"Bearer hunter2"]


async def test_what_we_say_of_ourselves_can_be_said_otherwise() -> None:
    async with serving(saying(SSE)) as server:
        await _all(_source(server.url, Access(headers=[("accept", "x/y"), ("Cookie", "a=1"), ("X", "é")])))
    sent = server.requests[0].headers
    assert (sent["accept"], sent["cookie"], sent["x"]) == (b"x/y", b"a=1", "é".encode())


# Where redirections lead

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
            batches = await _all(_source(server.url.replace("//", "//me:word@")), "7")
        assert batches[-1].texts == [b"1"]
        assert len(server.requests) == 2
        assert {request.headers["authorization"] for request in server.requests} == {b"Bearer hunter2"}
        assert {request.headers["last-event-id"] for request in server.requests} == {b"7"}


async def test_a_redirection_to_another_host_takes_nothing_along() -> None:
    async with serving(saying(SSE + b"data: 1\n\n")) as other:
        for url in (other.url, other.url.replace("127.0.0.1", "localhost"), other.url.replace("//", "//me:evil@")):
            async with serving(saying(head(307, Location=url))) as server:
                batches = await _all(_source(server.url.replace("//", "//me:word@")), "7")
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
        assert (await _all(_source(server.url)))[-1].texts == [b"1"]
    assert ["authorization" in request.headers for request in server.requests] == [True, False]


async def test_what_was_left_behind_stays_so_within_another_host() -> None:
    async with serving(_redirecting(302, "/there")) as other, serving(saying(head(302, Location=other.url))) as server:
        assert (await _all(_source(server.url), "7"))[-1].texts == [b"1"]
    assert [request.target for request in other.requests] == ["/feed", "/there"]
    assert not any({"authorization", "x-api-key", "last-event-id"} & request.headers.keys() for request in other.requests)


async def test_another_host_that_wants_a_token_is_named() -> None:
    async with serving(saying(head(401))) as other, serving(saying(head(302, Location=other.url + "?k=hunter2"))) as server:
        with pytest.raises(FeedRefused, match=rf"127\.0\.0\.1:{other.port}/feed .401. .* headers do not go along"):
            await _all(_source(server.url))


async def test_five_redirections_are_followed_and_six_are_not() -> None:
    async def reply(request: Request, writer: asyncio.StreamWriter) -> None:
        left = int(request.target.rpartition("/")[2])
        writer.write(head(302, Location=f"/{left - 1}") if left else SSE + b"data: 1\n\n")

    async with serving(reply) as server:
        assert (await _all(_source(server.url + "/5")))[-1].texts == [b"1"]
        with pytest.raises(FeedRefused, match="more than 5 times"):
            await _all(_source(server.url + "/6"))


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
            await _all(_source(server.url))
    assert str(raised.value).isprintable()


async def test_a_redirection_to_nowhere_is_refused() -> None:
    await _ends_with(FeedRefused, saying(head(302)))


# What an answer means


REFUSALS = {
    400: "address",
    401: "token",
    403: "token",
    404: "check the address",
    406: "address",
    407: "proxy",
    410: "new address",
    418: "check the address",
    451: "check the address",
    201: "no feed",
    206: "no feed",
    304: "no feed",
}


@pytest.mark.parametrize("status", REFUSALS)
async def test_a_refusal_says_what_to_do(status: int) -> None:
    said = str(await _ends_with(FeedRefused, saying(head(status, Content_Type="text/event-stream") + b"hunter2 \x1b[2J")))
    assert f"({status})" in said
    assert REFUSALS[status] in said
    assert said.endswith(".")


async def test_a_feed_that_has_nothing_more_to_say_is_over() -> None:
    await _ends_with(Over, saying(head(204)))


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 599])
async def test_a_server_in_trouble_can_be_asked_again(status: int) -> None:
    dropped = await _ends_with(Dropped, saying(head(status)))
    assert isinstance(dropped, Dropped)
    assert dropped.retry_after_s is None
    assert str(status) in str(dropped)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("7", 7.0), (formatdate(NOW_MS / 1000 + 30, usegmt=True), 29.65), (formatdate(0), 0.0), ("soon", None), ("-5", None)],
)
async def test_a_server_says_when_to_ask_again(value: str, expected: float | None) -> None:
    dropped = await _ends_with(Dropped, saying(head(503, Retry_After=value)))
    assert isinstance(dropped, Dropped)
    assert dropped.retry_after_s == (expected if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("named", "says"),
    [("text/html; charset=utf-8", "web page"), ("image/png", "image/png"), ("", "without a content type"),
     ("text/event-stream-not", "not a feed"), ("a" * 5000, "not a feed"), ("\x1b]0;x", "not a feed")],
)  # fmt: skip
async def test_anything_but_a_feed_is_refused(named: str, says: str) -> None:
    said = str(await _ends_with(FeedRefused, saying(head(Content_Type=named) + b"<html>")))
    assert says in said
    assert len(said) < 300


@pytest.mark.parametrize("encoding", ["gzip", "BR", "identity, gzip", "zstd"])
async def test_a_packed_feed_is_refused(encoding: str) -> None:
    said = await _ends_with(
        FeedRefused, saying(head(Content_Type="text/event-stream", Content_Encoding=encoding) + b"\x1f\x8b")
    )
    assert "packs" in str(said)


# What goes wrong on the way


async def test_a_port_where_nobody_listens_is_a_dropped_connection() -> None:
    async with serving(saying(SSE)) as server:
        url = server.url
    with pytest.raises(Dropped, match="nobody listens"):
        await _all(_source(url + "?k=hunter2"))


async def test_a_name_that_nobody_knows_is_a_dropped_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    async def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", unknown)
    with pytest.raises(Dropped, match="name of the host"):
        await _all(_source("http://feed.localhost/?k=hunter2"))


async def test_no_proxy_stands_before_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert await _texts(saying(SSE + b"data: 1\n\n")) == [b"1"]


async def test_a_proxy_of_an_unknown_kind_is_refused_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "gopher://me:hunter2@127.0.0.1:9")
    with pytest.raises(FeedRefused, match="proxy") as raised:
        await _all(_source("http://feed.example.com/"))
    assert "hunter2" not in "".join(format_exception(raised.value))


async def test_a_header_that_cannot_be_sent_is_refused_without_showing_it() -> None:
    await _ends_with(FeedRefused, saying(SSE), Access(headers=[("X", "hunter2\r\nY: 1")]))


@pytest.mark.parametrize(
    "url",
    ["ftp://a/", "http://", "https:///feed", "http://[::1/", "http://a:99999/", "a.com", "http://a b/", "", "http://\0/"],
)
def test_what_is_no_address_is_a_mistake_of_usage(url: str) -> None:
    with pytest.raises(UsageError) as raised:
        _source(url + "?k=hunter2")
    assert "hunter2" not in str(raised.value)
    assert str(raised.value).isprintable()


async def test_ipv6_is_as_good() -> None:
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        pytest.skip("there is no IPv6 here")
    async with serving(saying(SSE + b"data: 1\n\n"), host="::1") as server:
        source = _source(server.url)
        assert (await _all(source))[-1].texts == [b"1"]
    assert source.name == server.url
    assert server.requests[0].headers["authorization"] == b"Bearer hunter2"


# TLS


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
        assert (await _all(_source(server.url, verify=_trusting(authority))))[-1].texts == [b"1"]


async def test_a_certificate_of_nobody_we_know_is_refused(authority: trustme.CA) -> None:
    async with serving(saying(SSE), tls=_server_side(authority, "127.0.0.1")) as server:
        with pytest.raises(FeedRefused, match=r"certificate .* cannot be verified .*issuer"):
            await _all(HttpSource(server.url + "?k=hunter2", ACCESS))
    assert server.requests == []


async def test_a_certificate_of_another_host_is_refused(authority: trustme.CA) -> None:
    async with serving(saying(SSE), tls=_server_side(authority, "example.com")) as server:
        with pytest.raises(FeedRefused, match=r"certificate .* cannot be verified"):
            await _all(_source(server.url, verify=_trusting(authority)))
    assert server.requests == []


async def test_a_server_that_speaks_no_tls_is_a_dropped_connection() -> None:
    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(hang_up, "127.0.0.1", 0) as server:
        url = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        with pytest.raises(Dropped, match="http://"):
            await _all(_source(url))


async def test_a_way_out_of_tls_is_not_taken(authority: trustme.CA) -> None:
    context = _server_side(authority, "127.0.0.1")
    async with serving(saying(SSE)) as other, serving(saying(head(302, Location=other.url)), tls=context) as server:
        with pytest.raises(FeedRefused, match="anybody could listen"):
            await _all(_source(server.url, verify=_trusting(authority)))
    assert other.requests == []


async def test_a_way_into_tls_is_taken_without_what_opens_the_feed(authority: trustme.CA) -> None:
    safely = serving(saying(SSE + b"data: 1\n\n"), tls=_server_side(authority, "127.0.0.1"))
    async with safely as safe, serving(saying(head(301, Location=safe.url))) as server:
        assert (await _all(_source(server.url, verify=_trusting(authority))))[-1].texts == [b"1"]
    assert "authorization" not in safe.requests[0].headers


# Secrets


async def test_nothing_that_is_written_holds_a_secret(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    written = ""
    for reply in (saying(SSE + b"data: 1\n\n"), saying(head(401)), saying(head(302, Location="/?k=hunter2")), saying(b"")):
        async with serving(reply) as server:
            source = _source(server.url.replace("//", "//me:hunter2@") + "?key=hunter2#hunter2")
            written += f"{source!r} {source.name} {source}"
            try:
                await _all(source)
            except (LivetuiError, Dropped) as error:
                written += f"{error} {error!r} {''.join(format_exception(error))}"
    assert "hunter2" not in written + caplog.text
    assert "me:" not in written + caplog.text


# Leaving


@pytest.mark.parametrize("start", [b"", SSE, SSE + b"data: 1\n\n", SSE + b"data: 1\n\n" * 1000])
async def test_whoever_is_cancelled_leaves_the_server_at_once(start: bytes) -> None:
    asked = asyncio.Event()

    async def reply(request: Request, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await saying(start, then=for_ever)(request, writer)

    async with serving(reply) as server:
        task = asyncio.create_task(_all(_source(server.url)))
        await asked.wait()
        await asyncio.sleep(0.02)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        async with asyncio.timeout(1):
            await server.until_left()


async def test_whoever_stops_listening_leaves_the_server_at_once() -> None:
    async def endless(request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(SSE)
        while not writer.is_closing():
            writer.write(b"data: 1\n\n" * 1000)
            await writer.drain()
            await asyncio.sleep(0)

    async with serving(endless) as server:
        async with _listening(_source(server.url)) as batches:
            await anext(batches)
            await anext(batches)
            assert server.open == 1
        async with asyncio.timeout(1):
            await server.until_left()
