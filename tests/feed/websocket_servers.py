"""Servers on this machine for a WebSocket source to connect to, and what comes of it."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from websockets.asyncio.server import ServerConnection, serve
from websockets.utils import accept_key

from livetui.feed.source import Access
from livetui.feed.sources.websocket import WebSocketSource

Handler = Callable[[ServerConnection], Awaitable[None]]


@asynccontextmanager
async def speaking(handler: Handler, context: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """A server that does ``handler`` with every connection; its port."""
    async with serve(handler, "127.0.0.1", 0, ssl=context, compression=None, close_timeout=0.1) as server:
        yield next(iter(server.sockets)).getsockname()[1]


def sending(*messages: str | bytes, code: int = 1000) -> Handler:
    """Send some messages, then close with a code."""

    async def send(connection: ServerConnection) -> None:
        for message in messages:
            await connection.send(message)
        await connection.close(code)

    return send


@dataclass
class Answering:
    """A server of raw bytes: where it listens, what it will answer, and what it was asked."""

    answers: list[bytes]
    port: int = 0
    asked: list[bytes] = field(default_factory=list)


@asynccontextmanager
async def answering(*answers: bytes) -> AsyncIterator[Answering]:
    """A server that gives the first connection the first answer, and so on, and then closes."""
    server = Answering([*answers])

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server.asked.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(server.answers.pop(0) if server.answers else b"")
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as listening:
        server.port = listening.sockets[0].getsockname()[1]
        yield server


async def accepting(reader: asyncio.StreamReader) -> bytes:
    """The answer that opens a WebSocket, for the request that ``reader`` holds."""
    key = (await reader.readuntil(b"\r\n\r\n")).split(b"Sec-WebSocket-Key: ")[1].split(b"\r\n")[0].decode()
    return answer(101, "Upgrade: websocket", "Connection: Upgrade", f"Sec-WebSocket-Accept: {accept_key(key)}")


def answer(status: int, *headers: str) -> bytes:
    """An HTTP answer without a body."""
    return "\r\n".join([f"HTTP/1.1 {status} Whatever", "Content-Length: 0", *headers, "", ""]).encode()


async def gathered(source: WebSocketSource, after: str | None = None) -> tuple[list[bytes], int]:
    """All texts of one connection, and how many were too long."""
    texts: list[bytes] = []
    overlong = 0
    async with asyncio.timeout(30):
        async for batch in source.batches(after):
            texts += batch.texts
            overlong += batch.overlong
    return texts, overlong


def source_at(port: int, access: Access | None = None, *, path: str = "/", host: str = "127.0.0.1") -> WebSocketSource:
    """The source that reads from a server of this machine."""
    return WebSocketSource(f"ws://{host}:{port}{path}", access or Access())
