"""The ASGI application: who is let in, from where they are told, and until when."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import aclosing
from http import HTTPStatus

from livetui.errors import UnreadableInput
from livetui.recording.read import Recording
from livetui.serve.broadcast import Broadcast
from livetui.serve.loopback import stranger
from livetui.serve.replies import NDJSON, SSE, Body, Frames, Headers, Reply, say
from livetui.serve.request import Message, Receive, Request, Send
from livetui.serve.returning import Visitors

_BODIES = {"/sse": SSE, "/ndjson": NDJSON}
_SOCKET = "/ws"
PATHS = (*_BODIES, _SOCKET)


class Station:
    """Tells a broadcast to whoever asks; what goes wrong meanwhile is said to ``trouble``, in one sentence."""

    def __init__(self, broadcast: Broadcast, trouble: Callable[[str], None]) -> None:
        self._broadcast = broadcast
        self._trouble = trouble
        self._visitors = Visitors()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request, or serve one WebSocket."""
        asked = Request.of(scope)
        try:
            if asked.is_socket:
                await receive()  # that it wants to connect, which comes before any answer
            await self._answer(asked, receive, send)
        except OSError:  # what sending raises when nobody is there any more
            pass
        except Exception as error:  # raised again: uvicorn breaks the connection, but its log is off
            self._trouble(f"Something went wrong inside livetui while it answered a client ({type(error).__name__}).")
            raise

    async def _answer(self, asked: Request, receive: Receive, send: Send) -> None:
        if reason := stranger(asked):
            await say(asked, send, HTTPStatus.FORBIDDEN, reason)
        elif asked.method not in ("GET", "HEAD"):
            await say(asked, send, HTTPStatus.METHOD_NOT_ALLOWED, "Only GET and HEAD.", [(b"allow", b"GET, HEAD")])
        elif asked.path == _SOCKET and not asked.is_socket:
            await say(asked, send, HTTPStatus.UPGRADE_REQUIRED, "This is a WebSocket.", [(b"upgrade", b"websocket")])
        elif (reply := _reply(asked, send)) is None:
            await say(asked, send, HTTPStatus.NOT_FOUND, f"There is nothing here: try {', '.join(PATHS)}.")
        elif (after := self._place(asked)) == self._broadcast.survey.events:
            await say(asked, send, HTTPStatus.NO_CONTENT)
        elif asked.method == "HEAD":
            await reply.begin(())
            await reply.end()
        else:
            await _while_there(self._tell(asked, send, reply, after), receive)

    def _place(self, asked: Request) -> int:
        """How many events this client has already."""
        last = asked.header(b"last-event-id")
        place = self._broadcast.survey.names.place_of(last) if last else 0
        return self._broadcast.survey.events if self._visitors.knows(asked, place) else place

    async def _tell(self, asked: Request, send: Send, reply: Reply, after: int) -> None:
        try:
            recording = Recording(self._broadcast.survey.path)
        except UnreadableInput as error:
            self._trouble(str(error))
            await say(asked, send, HTTPStatus.SERVICE_UNAVAILABLE, "The recording cannot be read any more.")
            return
        visitor = self._visitors.newcomer()
        with recording:
            await reply.begin(self._greeting(asked, visitor))
            try:
                async with aclosing(self._broadcast.parts(recording, after)) as parts:
                    async for part in parts:
                        await reply.tell(part)
            except UnreadableInput as error:
                self._trouble(str(error))
                await reply.break_off()
                return
        self._visitors.has_been_told_all(visitor, asked, after)
        await reply.end()

    def _greeting(self, asked: Request, visitor: str) -> Headers:
        if _BODIES.get(asked.path) is SSE:
            return ()  # whose clients say themselves where they are
        return ((b"set-cookie", self._visitors.cookie(visitor, asked.path)),)


def _reply(asked: Request, send: Send) -> Reply | None:
    """How to tell on this path, if there is anything to tell."""
    if asked.is_socket:
        return Frames(send) if asked.path == _SOCKET else None
    wire = _BODIES.get(asked.path)
    return Body(send, wire) if wire else None


async def _while_there(telling: Coroutine[None, None, None], receive: Receive) -> None:
    """Tell, until all is told or the client has gone."""
    told = asyncio.ensure_future(telling)
    gone = asyncio.ensure_future(_until_gone(receive))
    try:
        await asyncio.wait((told, gone), return_when=asyncio.FIRST_COMPLETED)
    finally:
        left = gone.done()
        for task in (told, gone):
            task.cancel()
        await asyncio.gather(told, gone, return_exceptions=True)
    if not left:
        told.result()


async def _until_gone(receive: Receive) -> None:
    """Take in, and forget, what a client says, until it leaves."""
    while not (await receive())["type"].endswith("disconnect"):
        pass
