"""How events are written for each transport, and how everything else is said."""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Protocol

from msgspec import Struct

from livetui.serve.batch import Batch
from livetui.serve.request import Request, Send

RETRY_MS = 2000
"""After so many milliseconds an SSE client that has lost the connection comes back."""

OVER = "the recording is over"
_SERVER_FAULT = 1011

Headers = Sequence[tuple[bytes, bytes]]
_ALWAYS: Headers = ((b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff"))


class Reply(Protocol):
    """What one client is told."""

    async def begin(self, headers: Headers) -> None:
        """Let it know that events will come."""

    async def tell(self, part: Batch) -> None:
        """Send events, or a sign of life where there are none; waits while the client does not read."""

    async def end(self) -> None:
        """Say that there are no more."""

    async def break_off(self) -> None:
        """Leave so that the client sees that it has not heard everything."""


class Wire(Struct, frozen=True):
    """How events are written into the body of a response."""

    content_type: bytes
    opening: bytes
    write: Callable[[Batch], bytes]
    sign_of_life: bytes


def _as_sse(part: Batch) -> bytes:
    events = zip(part.ids, part.lines, strict=True)
    return b"".join([b"id: %b\ndata: %b\n\n" % (id.encode(), line) for id, line in events])


def _as_lines(part: Batch) -> bytes:
    return b"\n".join((*part.lines, b""))


SSE = Wire(b"text/event-stream", b"retry: %d\n\n" % RETRY_MS, _as_sse, b": livetui\n\n")
NDJSON = Wire(b"application/x-ndjson", b"", _as_lines, b"\n")


class Body:
    """Events in the body of a response."""

    def __init__(self, send: Send, wire: Wire) -> None:
        self._send = send
        self._wire = wire

    async def begin(self, headers: Headers) -> None:
        headers = [(b"content-type", self._wire.content_type), *_ALWAYS, *headers]
        await self._send({"type": "http.response.start", "status": HTTPStatus.OK, "headers": headers})
        await self._write(self._wire.opening)

    async def tell(self, part: Batch) -> None:
        await self._write(self._wire.write(part) if len(part) else self._wire.sign_of_life)

    async def end(self) -> None:
        await self._send({"type": "http.response.body", "body": b""})

    async def break_off(self) -> None:
        pass  # a body that is left without its end

    async def _write(self, data: bytes) -> None:
        await self._send({"type": "http.response.body", "body": data, "more_body": True})


class Frames:
    """Each event in a text frame of a WebSocket, whose own pings are the signs of life."""

    def __init__(self, send: Send) -> None:
        self._send = send

    async def begin(self, headers: Headers) -> None:
        await self._send({"type": "websocket.accept", "headers": [*headers]})

    async def tell(self, part: Batch) -> None:
        for line in part.lines:
            await self._send({"type": "websocket.send", "text": line.decode()})

    async def end(self) -> None:
        await self._send({"type": "websocket.close", "reason": OVER})

    async def break_off(self) -> None:
        await self._send({"type": "websocket.close", "code": _SERVER_FAULT})


async def say(asked: Request, send: Send, status: HTTPStatus, text: str = "", headers: Headers = ()) -> None:
    """Answer a request, or a WebSocket's opening, in plain words."""
    kind = "websocket.http" if asked.is_socket else "http"
    body = f"{text}\n".encode() if text else b""
    if text:
        headers = [*headers, (b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"%d" % len(body))]
    await send({"type": f"{kind}.response.start", "status": status, "headers": [*_ALWAYS, *headers]})
    await send({"type": f"{kind}.response.body", "body": body})
