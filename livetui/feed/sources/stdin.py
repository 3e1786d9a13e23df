"""Standard input as a feed, whatever stands behind it: a pipe, a file, a terminal, nothing at all."""

import asyncio
import os
import select
import threading
from collections.abc import AsyncGenerator
from pathlib import Path

from livetui.errors import FeedRefused
from livetui.feed.source import Batch, Over
from livetui.feed.splitting import Lines
from livetui.text import Clean

_READ = 256 * 1024
_AHEAD = 4  # pieces read and not yet taken


class StandardInput:
    """What is piped into livetui, one JSON text a line; it is over at its end."""

    def __init__(self, descriptor: int = 0) -> None:
        self._descriptor = descriptor
        self._reader = _Reader(descriptor)

    @property
    def name(self) -> Clean:
        """What to call it."""
        return Clean("standard input")

    def reads(self, path: Path) -> bool:
        """Whether the input comes from this file."""
        try:
            return os.path.samestat(os.fstat(self._descriptor), path.stat())
        except OSError:  # it is not there yet, or there is no input
            return False

    async def batches(self, after: str | None) -> AsyncGenerator[Batch, None]:
        """Everything to the end of the input; raises `Over` there, and `FeedRefused` where it cannot be read."""
        self._reader.begin()
        lines = Lines()
        yield Batch()
        while piece := await self._reader.piece():
            yield lines.feed(piece)
        if last := lines.end().texts:
            yield Batch(last)
        raise Over


class _Reader:
    """Reads in a thread of its own, for a file cannot be waited for and a pipe may block.

    The thread is a daemon: while a pipe is silent nothing can wake it, and the process may end all the same.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._room = threading.Semaphore(_AHEAD)
        self._pieces: asyncio.Queue[bytes | OSError] = asyncio.Queue()
        self._loop: asyncio.AbstractEventLoop | None = None

    def begin(self) -> None:
        """Start to read; at once goes on where another connection has stopped."""
        if self._loop is None:
            self._loop = asyncio.get_running_loop()
            threading.Thread(target=self._run, args=(self._loop,), name="standard input", daemon=True).start()

    async def piece(self) -> bytes:
        """The next bytes; none at the end."""
        piece = await self._pieces.get()
        if isinstance(piece, OSError):
            self._pieces.put_nowait(piece)
            raise FeedRefused(
                f"Standard input cannot be read ({piece.strerror}): pipe a feed into livetui, as in “… | livetui watch -”."
            ) from None
        if piece:
            self._room.release()
        else:
            self._pieces.put_nowait(piece)  # who asks again hears the same
        return piece

    def _run(self, loop: asyncio.AbstractEventLoop) -> None:
        piece: bytes | OSError = b"-"
        while piece and not isinstance(piece, OSError):
            self._room.acquire()
            piece = self._read()
            try:
                loop.call_soon_threadsafe(self._pieces.put_nowait, piece)
            except RuntimeError:  # the loop is closed: nobody listens any more
                return

    def _read(self) -> bytes | OSError:
        while True:
            try:
                return os.read(self._descriptor, _READ)
            except BlockingIOError:  # whoever shares the pipe or terminal has made it so
                select.select([self._descriptor], [], [])
            except OSError as error:
                return error
