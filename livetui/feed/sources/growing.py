"""A file that somebody else writes: read from its beginning, then followed as it grows."""

import asyncio
import os
import stat
from collections.abc import AsyncGenerator, Awaitable, Callable
from io import FileIO
from pathlib import Path

from livetui.errors import FeedRefused
from livetui.feed.aside import aside
from livetui.feed.source import Batch, Dropped
from livetui.feed.sources.places import Places
from livetui.feed.splitting import Lines
from livetui.text import Clean, clean

INTERVAL_S = 0.2
_READ = 256 * 1024
_TAIL = 1024
_PACKED = frozenset({".gz", ".zst"})

_Identity = tuple[int, int]


class GrowingFile:
    """One JSON text a line, followed by name: through truncation, and through another file under the same name.

    It never ends by itself. A connection goes on where the one before has stopped, and so does another run of the program by
    the ids it has recorded, lest the LIVE be told twice. A file that was written anew is told by what stands before the place
    up to which it was read.
    """

    def __init__(
        self, path: Path, *, interval_s: float = INTERVAL_S, sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    ) -> None:
        self._path = path
        self._interval_s = interval_s
        self._sleep = sleep
        self._identity: _Identity | None = None  # of the file that was read last,
        self._read = 0  # how many of its bytes have been,
        self._tail = b""  # the last of these,
        self._lines = Lines()  # the line they end in,
        self._places = Places(0, 0)  # and where the texts stand in it

    @property
    def name(self) -> Clean:
        """What to call it."""
        return clean(str(self._path))

    @property
    def is_there(self) -> bool:
        """Whether there is anything of that name yet."""
        return self._path.exists()

    def reads(self, path: Path) -> bool:
        """Whether this is the file, under whatever name, or will be."""
        try:
            return self._path.samefile(path)
        except OSError:  # one of them is not there yet
            return self._path.resolve() == path.resolve()

    async def batches(self, after: str | None) -> AsyncGenerator[Batch, None]:
        """All that is in the file, then all that comes to it; `FeedRefused` where there can never be one to read."""
        await aside(self._refuse)
        while True:
            while (file := await aside(self._opened, after)) is None:
                await self._sleep(self._interval_s)
            with file:
                yield Batch()
                while True:
                    while piece := await self._next(file):
                        yield self._places.named(self._lines.feed(piece))
                    if await aside(self._replaced):
                        break
                    if piece is None or self._places.short or self._places.differs:
                        yield self._places.named(self._lines.end())
                        self._begin(self._places.inode, self._places.earlier + 1)
                    else:
                        await self._sleep(self._interval_s)
                while piece := await self._next(file):  # written between the last look and the replacing
                    yield self._places.named(self._lines.feed(piece))
            yield self._places.named(self._lines.end())

    async def _next(self, file: FileIO) -> bytes | None:
        """What comes next in the file, nothing where all has been read; None where it was cut or written anew."""
        if self._places.differs:
            return b""
        try:
            return await aside(self._read_on, file)
        except OSError as error:
            raise Dropped(f"the file cannot be read any further ({error.strerror})") from None

    def _read_on(self, file: FileIO) -> bytes | None:
        file.seek(self._read - len(self._tail))
        found = file.read(len(self._tail) + _READ) or b""
        if not found.startswith(self._tail):
            return None
        piece = found[len(self._tail) :]
        self._read += len(piece)
        self._tail = found[-_TAIL:]
        return piece

    def _begin(self, inode: int, earlier: int, after: str | None = None) -> None:
        """Read from the beginning of a file."""
        self._read, self._tail, self._lines = 0, b"", Lines()
        self._places = Places(inode, earlier, after)

    def _replaced(self) -> bool:
        """Whether another file has the name; while none has it, more may still come to the one that had it."""
        try:
            return _identity(self._path.stat()) != self._identity
        except OSError:
            return False

    def _opened(self, after: str | None) -> FileIO | None:
        """The file, where it is there and can be read by now; one that was being read is gone on with."""
        try:
            if not self._path.is_file():
                return None
            file = FileIO(self._path)
        except OSError:
            return None
        identity = _identity(os.fstat(file.fileno()))
        if self._identity is None:
            self._begin(identity[1], 0, after)
        elif identity != self._identity:
            self._begin(identity[1], self._places.earlier + 1)
        self._identity = identity
        return file

    def _refuse(self) -> None:
        """Say so where it is of no use to wait."""
        if self._path.suffix.lower() in _PACKED:
            raise FeedRefused(f"{self.name} is packed and cannot grow: open it with “livetui replay” instead.")
        try:
            mode = self._path.stat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            if self._path.parent.is_dir():
                return
            raise FeedRefused(f"{self.name} would be in a directory that does not exist: check the name.") from None
        except OSError as error:
            raise FeedRefused(f"{self.name} cannot be opened ({error.strerror}): check the name.") from None
        if stat.S_ISDIR(mode):
            raise FeedRefused(f"{self.name} is a directory: name the file in it that grows.")
        if not stat.S_ISREG(mode):
            raise FeedRefused(f"{self.name} is a pipe or a device, not a file: give it as standard input, with “-”.")
        if not os.access(self._path, os.R_OK):
            raise FeedRefused(f"{self.name} may not be read by you: change its permissions first.")


def _identity(status: os.stat_result) -> _Identity:
    return status.st_dev, status.st_ino
