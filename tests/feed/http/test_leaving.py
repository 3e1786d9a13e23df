"""Whoever leaves a feed over HTTP leaves its server at once."""

import asyncio

import pytest

from tests.feed.http.asking import (
    SSE,
    all_from,
    listening_to,
    source_at,
)
from tests.feed.serving import Request, for_ever, saying, serving


@pytest.mark.parametrize("start", [b"", SSE, SSE + b"data: 1\n\n", SSE + b"data: 1\n\n" * 1000])
async def test_whoever_is_cancelled_leaves_the_server_at_once(start: bytes) -> None:
    asked = asyncio.Event()

    async def reply(request: Request, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await saying(start, then=for_ever)(request, writer)

    async with serving(reply) as server:
        task = asyncio.create_task(all_from(source_at(server.url)))
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
        async with listening_to(source_at(server.url)) as batches:
            await anext(batches)
            await anext(batches)
            assert server.open == 1
        async with asyncio.timeout(1):
            await server.until_left()
