"""A server on the loopback that speaks HTTP/1.1 by hand, so that a test can make it do anything."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

Reply = Callable[["Request", asyncio.StreamWriter], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked: names of headers in small letters."""

    target: str
    headers: dict[str, bytes]
    rest: asyncio.StreamReader = field(repr=False)
    """What more is said."""


@dataclass(slots=True)
class Server:
    """One that is running, and what it has seen."""

    port: int
    scheme: str
    host: str
    requests: list[Request] = field(default_factory=list)
    open: int = 0
    """Connections that stand at the moment."""
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.host}:{self.port}/feed"

    async def until_left(self) -> None:
        """Wait until nobody is connected any more."""
        while self.open:
            self.changed.clear()
            await self.changed.wait()


@asynccontextmanager
async def serving(
    reply: Reply, *, host: str = "127.0.0.1", port: int = 0, tls: ssl.SSLContext | None = None
) -> AsyncIterator[Server]:
    """Run a server that answers every connection with ``reply``, and hangs up after it."""
    server = Server(0, "https" if tls else "http", f"[{host}]" if ":" in host else host)

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server.open += 1
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                request = _request(await reader.readuntil(b"\r\n\r\n"), reader)
                server.requests.append(request)
                await reply(request, writer)
                await writer.drain()
        finally:
            writer.close()
            server.open -= 1
            server.changed.set()

    running = await asyncio.start_server(answer, host, port, ssl=tls)
    server.port = running.sockets[0].getsockname()[1]
    async with running:
        yield server


def _request(head: bytes, rest: asyncio.StreamReader) -> Request:
    first, *lines = head.decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in lines if line)
    headers = {name.lower(): value.strip().encode("latin-1") for name, _, value in pairs}
    return Request(first.split(" ")[1], headers, rest)


def head(status: int = 200, **headers: str) -> bytes:
    """The head of an answer; ``content_type="…"`` is the header Content-Type."""
    lines = [f"HTTP/1.1 {status} Whatever", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode()


def saying(*pieces: bytes, then: Reply | None = None) -> Reply:
    """An answer of these bytes, one after the other."""

    async def reply(request: Request, writer: asyncio.StreamWriter) -> None:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
        if then is not None:
            await then(request, writer)

    return reply


async def for_ever(request: Request, writer: asyncio.StreamWriter) -> None:
    """Say nothing more, until the other side leaves."""
    await request.rest.read()


async def broken(request: Request, writer: asyncio.StreamWriter) -> None:
    """Break the connection, without the end that was promised."""
    writer.transport.abort()


def chunked(*pieces: bytes) -> bytes:
    """A body in chunks, its end included."""
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in (*pieces, b""))


def in_turn(replies: Sequence[Reply]) -> Reply:
    """One of ``replies`` for each connection, the last of them for all that follow."""
    left = list(replies)

    async def reply(request: Request, writer: asyncio.StreamWriter) -> None:
        await (left.pop(0) if len(left) > 1 else left[0])(request, writer)

    return reply
