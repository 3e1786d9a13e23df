"""Replies of a scripted server, and feeds of comments to make them of."""

import asyncio
import json
from collections.abc import Sequence
from typing import Any

from tests.feed.serving import Reply, Request, head, saying

START = 1_786_557_420_000

OVER = saying(head(204))


def comment(number: int, **fields: Any) -> bytes:
    """The event of a number, with no id of its own unless told otherwise."""
    return json.dumps({"type": "comment", "ts": START + number * 1000, "text": f"how much is {number}?", **fields}).encode()


def as_sse(events: Sequence[tuple[str | None, bytes]]) -> bytes:
    """Events, each with its id."""
    return b"".join((b"" if id is None else b"id: %b\n" % id.encode()) + b"data: %b\n\n" % line for id, line in events)


def sse(*events: tuple[str | None, bytes], then: Reply | None = None) -> Reply:
    """An answer of these events over SSE."""
    return saying(head(content_type="text/event-stream") + b"retry: 1\n\n" + as_sse(events), then=then)


def comments(*numbers: int) -> list[tuple[str | None, bytes]]:
    """Comments with their numbers as ids over SSE."""
    return [(str(number), comment(number)) for number in numbers]


def dropping(drops: int, fresh: int, repeated: int, *, lines: bool) -> Reply:
    """Tells ``fresh`` new events, breaks the connection, and then always the last ``repeated`` ones first, until it is over.

    Over SSE the ids come beside the events, in ``lines`` within them.
    """
    connections = 0

    async def reply(request: Request, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        if connections == drops:
            await OVER(request, writer)
            return
        first, last = max(1, connections * fresh - repeated + 1), (connections + 1) * fresh
        connections += 1
        numbers = range(first, last + 1)
        if lines:
            body = b"".join(comment(number, id=str(number)) + b"\n" for number in numbers)
            writer.write(head(content_type="application/x-ndjson", transfer_encoding="chunked"))
        else:
            body = b"retry: 1\n\n" + as_sse([(str(number), comment(number)) for number in numbers])
            writer.write(head(content_type="text/event-stream", transfer_encoding="chunked"))
        writer.write(b"%x\r\n%b\r\n" % (len(body), body))
        await writer.drain()  # and no end of the body: to the client the connection has broken

    return reply
