"""Servers that mean harm: whatever a server may say, they say it with payloads in it."""

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, contextmanager
from typing import TypeVar

from websockets.asyncio.server import ServerConnection

from tests.feed.serving import Reply, Request, for_ever, head, saying, serving
from tests.feed.websocket_servers import accepting, speaking
from tests.terminal.hostile import PAYLOADS, hostile_feed, hostile_lines

Made = TypeVar("Made")
Writer = asyncio.StreamWriter

_RAW = b"\x1b]0;owned\x07\x1b[2J\x9b31m\xc2\x9b2J\xe2\x80\xaeevil [@click=app.quit]x[/]"


@contextmanager
def aside(manager: AbstractAsyncContextManager[Made]) -> Iterator[Made]:
    """Runs something asynchronous on a thread of its own."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield asyncio.run_coroutine_threadsafe(manager.__aenter__(), loop).result(10)
        asyncio.run_coroutine_threadsafe(manager.__aexit__(None, None, None), loop).result(10)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)


@asynccontextmanager
async def strangers() -> AsyncIterator[Sequence[str]]:
    """The addresses of one server for each way there is to turn somebody away or to lead him astray, and of hostile feeds."""
    events = [json.dumps(event).encode() for event in hostile_feed()]
    async with AsyncExitStack() as stack:

        async def at(reply: Reply, path: str = "/") -> str:
            server = await stack.enter_async_context(serving(reply))
            return f"http://127.0.0.1:{server.port}{path}"

        async def talk(connection: ServerConnection) -> None:
            for line in (*events[:200], *hostile_lines()):
                await connection.send(line.decode("latin-1"))
            await connection.close(4000, "\x1b]0;owned\x07[@click=app.quit]\u202e\x9b2J")

        talking = await stack.enter_async_context(speaking(talk))
        yield (
            await at(_stream(events), "/\u202eevil\u200b\x9b2J[@click=app.quit]x[/]/\x9d0;owned\x9c"),
            await at(saying(head(content_type="application/x-ndjson"), *(line + b"\n" for line in hostile_lines()))),
            *[await at(saying(answer)) for answer in _answers()],
            f"ws://127.0.0.1:{talking}/\u202e\x9b2J",
            (await at(_broken_socket)).replace("http", "ws"),
            (await at(_refused_socket)).replace("http", "ws"),
            "http://evil-ไทย.invalid/\u202e\x9b2J",
            "ws://evil-界.invalid/[@click=app.quit]\x9b2J",
        )


def _stream(lines: Sequence[bytes]) -> Reply:
    """Server-Sent Events whose ids and names are hostile too."""
    said = [head(content_type="text/event-stream"), b"retry: \x1b[2J\n: \x1b]0;owned\x07\n\n"]
    for number, line in enumerate(lines):
        raw = PAYLOADS[number % len(PAYLOADS)].encode("utf-8", "surrogatepass")[:100].translate(None, b"\r\n\0")
        said.append(b"event: %s\nid: %d %s\n%s: x\ndata: %s\n\n" % (raw, number, raw, raw.replace(b":", b""), line))
    return saying(b"".join(said), then=for_ever)


def _answers() -> Iterator[bytes]:
    """Answers that are no feed."""
    for status in (401, 404, 418, 500):
        yield b"HTTP/1.1 %d %s\r\nRetry-After: %s\r\nContent-Length: %d\r\n\r\n%s" % (status, _RAW, _RAW, len(_RAW), _RAW)
    yield b"HTTP/1.1 200 OK\r\nContent-Type: text/\x1b]0;owned\x07\x1b[2J\r\n\r\n"
    yield "HTTP/1.1 200 OK\r\nContent-Type: te\u202ext/[@click=app.quit]\x9b2J\r\n\r\n".encode()
    yield "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: \u202e\x9b2J[/]\r\n\r\n".encode()
    places = (
        "gopher://\x9b2J.\u202e/[@click=app.quit]",
        "javascript:\x9d0;owned\x9c",
        "http://\x9b2J:bad\u202e/",
        "//[/",
        "?\x9b2J",
    )
    for place in places:
        yield f"HTTP/1.1 302 Found\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n".encode()
    yield b"HTTP/1.1 302 Found\r\nLocation: ftp://%s\r\nContent-Length: 0\r\n\r\n" % _RAW
    yield _RAW + b"\r\n\r\n"


async def _broken_socket(request: Request, writer: Writer) -> None:
    """A WebSocket that is accepted, and then closed with a reason that is no UTF-8."""
    reader = asyncio.StreamReader()
    reader.feed_data(b"Sec-WebSocket-Key: " + request.headers["sec-websocket-key"] + b"\r\n\r\n")
    writer.write(await accepting(reader))
    reason = _RAW[:100]
    writer.write(b"\x88" + bytes([len(reason) + 2]) + (1008).to_bytes(2, "big") + reason)
    await writer.drain()


async def _refused_socket(request: Request, writer: Writer) -> None:
    writer.write(b"HTTP/1.1 403 %s\r\nServer: %s\r\nContent-Length: 0\r\n\r\n" % (_RAW, _RAW))
