"""A feed behind a redirect is gone on with at the server that named the last event, whatever carries its ids."""

import asyncio

import pytest

from livetui.engine.receiver import Feed, Receiver
from livetui.feed.source import Access
from livetui.feed.sources.http import HttpSource
from livetui.session.session import Session
from tests.engine.scripted import NOW, text
from tests.feed.serving import Request, head, serving

SSE = head(Content_Type="text/event-stream") + b"retry: 1\nid: b\ndata: " + text() + b"\n\n"
LINES = head(Content_Type="application/x-ndjson") + text("b") + b"\n"


@pytest.mark.parametrize("said", [SSE, LINES])
async def test_who_named_the_last_event_is_told_of_it_behind_a_redirect(said: bytes) -> None:
    async def name(request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(head(204) if "last-event-id" in request.headers else said)

    async def lead(request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(head(302, Location=other.url))

    async with asyncio.timeout(20), serving(name) as other, serving(lead) as own:
        session, source = Session(), HttpSource(own.url, Access())
        receiver = Receiver(0, Feed(source=source), None, lambda taken: session.take(taken.decoded), lambda: 0.0, lambda: NOW)
        assert await receiver.run() is None
    assert [request.headers.get("last-event-id") for request in other.requests] == [None, b"b"]
    assert [request.headers.get("last-event-id") for request in own.requests] == [None, None]
