"""An HTTP source asked by a test: what one connection brings, and what it ends with."""

import asyncio
import ssl
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager, suppress
from traceback import format_exception
from typing import cast

import pytest

from livetui.feed.source import Access, Batch, Over
from livetui.feed.sources.http import HttpSource
from tests.feed.serving import Reply, head, serving

SSE = head(Content_Type="text/event-stream")
LINES = head(Content_Type="application/x-ndjson")
SSE_CHUNKED = head(Content_Type="text/event-stream", Transfer_Encoding="chunked")
TOKEN = "hunter2"
ACCESS = Access(headers=[("Authorization", f"Bearer {TOKEN}"), ("X-Api-Key", TOKEN)])
NOW_MS = 1_786_557_420_350
NOBODY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # trusts nobody, and takes no time to make


def source_at(url: str, access: Access = ACCESS, verify: ssl.SSLContext | None = None) -> HttpSource:
    return HttpSource(url, access, verify=verify or NOBODY, now_ms=lambda: NOW_MS)


@asynccontextmanager
async def listening_to(source: HttpSource, after: str | None = None) -> AsyncIterator[AsyncGenerator[Batch, None]]:
    async with aclosing(cast("AsyncGenerator[Batch, None]", source.batches(after))) as batches:
        yield batches


async def heard(source: HttpSource, after: str | None, batches: list[Batch]) -> None:
    async with asyncio.timeout(10), listening_to(source, after) as listening:
        async for batch in listening:
            batches.append(batch)


async def all_from(source: HttpSource, after: str | None = None) -> list[Batch]:
    """Everything one connection brings, whether or not the feed is over then."""
    batches: list[Batch] = []
    with suppress(Over):
        await heard(source, after, batches)
    return batches


async def texts_of(reply: Reply) -> list[bytes]:
    async with serving(reply) as server:
        return [text for batch in await all_from(source_at(server.url)) for text in batch.texts]


async def ends_with(kind: type[Exception], reply: Reply, access: Access = ACCESS) -> Exception:
    async with serving(reply) as server:
        with pytest.raises(kind) as raised:
            await heard(source_at(server.url, access), None, [])
    assert TOKEN not in repr(raised.value) + "".join(format_exception(raised.value))
    assert str(raised.value).isprintable()
    return raised.value
