"""One WebSocket connection that hands over whole batches, and lets no long message break it."""

import asyncio
import logging
from codecs import BOM_UTF8
from collections.abc import Sequence

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.frames import CloseCode, Frame, Opcode
from websockets.protocol import Event, State

from livetui.feed.source import LONGEST_TEXT, Batch
from livetui.feed.sources.frames import Messages

_MOST_WAITING = 1024 * 1024  # bytes of messages that nobody has taken, beyond which no more are read
_GATHER_S = 0.005
_END_OF_HEAD = b"\r\n\r\n"

SILENT = logging.Logger("livetui.websocket", logging.CRITICAL + 1)
"""A logger of nothing, for the library would write the headers of the handshake."""


class Connect(connect):
    """The library's way to connect, that follows no redirect: it would take most headers along to another host."""

    def process_redirect(self, exc: Exception) -> Exception | str:
        """Raise what the server answered."""
        return exc


class Connection(ClientConnection):
    """The library's connection, from which the messages are taken before they reach it."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        super().connection_made(transport)
        self._head = b""  # the end of what has come of the HTTP answer
        self._messages: Messages | None = None  # None until that has come whole
        self._waiting: list[bytes] = []
        self._waiting_bytes = 0
        self._overlong = 0
        self._resting = False  # whether a batch has just been taken
        self._answered = False  # whether the other side has just answered a ping
        self._ended = False
        self._news = asyncio.Event()

    def data_received(self, data: bytes) -> None:
        """Take the messages out of ``data``, and give the library the rest."""
        if self._messages is None:
            data = self._after_head(data)
            if self._messages is None:
                return
        taken = self._messages.feed(data)
        if taken.rest:
            super().data_received(taken.rest)
        if not self._ended:
            self._waiting += taken.messages
            self._waiting_bytes += sum(map(len, taken.messages))
            self._overlong += taken.overlong
            self._ended = self.state is not State.OPEN
            if self._waiting_bytes > _MOST_WAITING:
                self.transport.pause_reading()
            if self._waiting or self._overlong or self._ended:
                self._news.set()

    def process_event(self, event: Event) -> None:
        """See what the library has been given: an answered ping is a sign of life."""
        super().process_event(event)
        if isinstance(event, Frame) and event.opcode is Opcode.PONG:
            self._answered = True
            self._news.set()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wake who waits."""
        super().connection_lost(exc)
        self._ended = True
        self._news.set()

    @property
    def code(self) -> int:
        """Why the connection has ended: the code that the other side said, or what we have to say about it."""
        if said := self.protocol.close_rcvd:
            return said.code
        ours = self.protocol.close_sent
        return CloseCode.PROTOCOL_ERROR if ours and ours.code == CloseCode.PROTOCOL_ERROR else CloseCode.ABNORMAL_CLOSURE

    async def batch(self) -> Batch | None:
        """All that has come since the last one, once something has, or at least a ping is answered; None at the end."""
        if self._resting:
            # at 20,000 messages a second, waking for each few of them costs ten times as much as the messages
            self._resting = False
            self.transport.pause_reading()
            await asyncio.sleep(_GATHER_S)
            self.transport.resume_reading()
        await self._news.wait()
        if not (self._waiting or self._overlong or self._answered):
            return None
        batch = Batch(texts_in(self._waiting), overlong=self._overlong)
        self._waiting, self._waiting_bytes, self._overlong, self._answered = [], 0, 0, False
        if not self._ended:
            self._news.clear()
            self._resting = True
            self.transport.resume_reading()
        return batch

    async def leave(self) -> None:
        """Close, whatever still comes."""
        self._ended = True
        self.transport.resume_reading()  # the other side's goodbye may be waiting there
        await self.close()

    def _after_head(self, data: bytes) -> bytes:
        """Give the library the HTTP answer; what follows it, when it is there whole and has opened a WebSocket."""
        seen = self._head + data
        end = seen.find(_END_OF_HEAD)
        if end < 0:
            self._head = seen[1 - len(_END_OF_HEAD) :]
            super().data_received(data)
            return b""
        cut = end + len(_END_OF_HEAD) - len(self._head)
        super().data_received(data[:cut])
        if self.state is State.OPEN:
            self._messages = Messages(LONGEST_TEXT)
            return data[cut:]
        if data[cut:]:
            super().data_received(data[cut:])
        return b""


def texts_in(messages: Sequence[bytes]) -> list[bytes]:
    """The JSON texts in messages: one in each, or one on each line."""
    texts: list[bytes] = []
    for message in messages:
        text = message.removeprefix(BOM_UTF8).strip()
        if b"\n" in text or b"\r" in text:
            texts += _texts_in_lines(text)
        elif text:
            texts.append(text)
    return texts


def _texts_in_lines(message: bytes) -> list[bytes]:
    """A message of several lines: one JSON text that was laid out for reading, or several."""
    try:
        message.decode()
        msgspec.json.decode(message, type=msgspec.Raw)
    except UnicodeDecodeError:
        pass  # no text at all, and one such thing rather than many
    except (msgspec.DecodeError, RecursionError):
        return [text for line in message.splitlines() if (text := line.strip())]
    return [message.replace(b"\r", b" ").replace(b"\n", b" ")]
