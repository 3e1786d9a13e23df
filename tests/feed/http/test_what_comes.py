"""What a feed over HTTP brings, however it is cut."""

import asyncio
import tracemalloc
from collections.abc import Sequence
from random import Random

import pytest

from livetui.feed.source import LONGEST_TEXT, Dropped, Over
from livetui.feed.sources.http import HttpSource
from tests.feed.http.asking import (
    LINES,
    SSE,
    SSE_CHUNKED,
    all_from,
    ends_with,
    listening_to,
    source_at,
    texts_of,
)
from tests.feed.serving import Request, chunked, for_ever, head, saying, serving

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
    assert await texts_of(saying(answer)) == list(expected)
    random = Random(what)
    cuts = sorted(random.sample(range(len(answer)), 5))
    pieces = [answer[start:end] for start, end in zip([0, *cuts], [*cuts, len(answer)], strict=True)]

    async def slowly(request: Request, writer: asyncio.StreamWriter) -> None:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.002)

    assert await texts_of(slowly) == list(expected)


async def test_the_first_batch_says_that_the_connection_stands() -> None:
    async with serving(saying(SSE, then=for_ever)) as server, listening_to(source_at(server.url)) as batches:
        assert (await anext(batches)).texts == ()


async def test_a_comment_is_a_sign_of_life() -> None:
    async with serving(saying(SSE, b": ping\n\n", then=for_ever)) as server, listening_to(source_at(server.url)) as batches:
        await anext(batches)
        assert not (await anext(batches)).texts


async def test_texts_that_come_together_are_one_batch() -> None:
    body = chunked(*(b'id: %d\ndata: {"n":%d}\n\n' % (n, n) for n in range(500)))
    async with serving(saying(SSE_CHUNKED + body)) as server:
        batches = await all_from(source_at(server.url))
    assert [text for batch in batches for text in batch.texts] == [b'{"n":%d}' % n for n in range(500)]
    assert [id for batch in batches for id in batch.ids or ()] == [str(n) for n in range(500)]
    assert len(batches) < 20


async def test_an_id_goes_with_the_text_that_names_it() -> None:
    async with serving(saying(SSE + b"id: a\ndata: 1\n\ndata: 2\n\nid\ndata: 3\n\n")) as server:
        batches = await all_from(source_at(server.url))
    assert [id for batch in batches for id in batch.ids or ()] == ["a", None, ""]


async def test_the_time_to_wait_is_remembered_from_one_connection_to_the_next() -> None:
    async with serving(saying(SSE + b"retry: 2500\n\n")) as server:
        source = source_at(server.url)
        assert source.retry_s is None
        await all_from(source)
        assert source.retry_s == 2.5


async def test_a_finished_file_is_over_once_it_has_been_read() -> None:
    answer = head(Content_Type="application/x-ndjson", Content_Length="4") + b"1\n2\n"
    async with serving(saying(answer)) as server, listening_to(source_at(server.url)) as listening:
        assert not (await anext(listening)).texts
        assert list((await anext(listening)).texts) == [b"1", b"2"]
        with pytest.raises(Over, match="read to its end"):
            await anext(listening)


@pytest.mark.parametrize("answer", [LINES + b"1\n2", head(Content_Type="text/plain", Content_Length="3") + b"1\n2"])
async def test_the_last_line_of_a_whole_body_needs_no_newline(answer: bytes) -> None:
    assert await texts_of(saying(answer)) == [b"1", b"2"]


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
        async with listening_to(source) as batches:
            async for batch in batches:
                texts.extend(batch.texts)

    async with serving(saying(answer)) as server:
        with pytest.raises(Dropped, match="broke"):
            await listen(source_at(server.url))
    assert texts == [b"1"]


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 200", LINES[:-2], b"220 mail.example.com ESMTP\r\n", b"\x16\x03\x01\0\0"])
async def test_an_answer_that_is_none_is_a_broken_connection(answer: bytes) -> None:
    await ends_with(Dropped, saying(answer))


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
    async with serving(endless) as server, listening_to(source_at(server.url)) as batches:
        await anext(batches)
        tracemalloc.start()
        async for batch in batches:
            overlong += batch.overlong
            texts += batch.texts
        held = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert held < 8 * LONGEST_TEXT  # of 24 MiB: the server's and the kernel's buffers on both sides among them
    assert (texts, overlong) == ([b"1"], start in (LINES, SSE + b"data: "))
