"""A file that somebody else writes: read from its beginning, then followed as it grows."""

import asyncio
import os
import stat
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from io import FileIO
from pathlib import Path

from livetui.errors import FeedRefused
from livetui.feed.source import Batch, Dropped
from livetui.feed.splitting import Lines
from livetui.text import Clean, clean

INTERVAL_S = 0.2
_READ = 256 * 1024
_PACKED = frozenset({".gz", ".zst"})

_Identity = tuple[int, int]


class GrowingFile:
    """One JSON text a line, followed by name: through truncation, and through another file under the same name.

    It never ends by itself. A connection goes on where the one before has stopped, lest the LIVE be told twice.
    """

    def __init__(
        self, path: Path, *, interval_s: float = INTERVAL_S, sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    ) -> None:
        self._path = path
        self._interval_s = interval_s
        self._sleep = sleep
        self._identity: _Identity | None = None  # of the file that was read last,
        self._read = 0  # how many of its bytes have been,
        self._lines = Lines()  # and the line they end in

    @property
    def name(self) -> Clean:
        """What to call it."""
        return clean(str(self._path))

    async def batches(self, after: str | None) -> AsyncGenerator[Batch, None]:
        """All that is in the file, then all that comes to it; `FeedRefused` where there can never be one to read."""
        self._refuse()
        while True:
            while (file := self._opened()) is None:
                await self._sleep(self._interval_s)
            with file:
                yield Batch()
                while True:
                    for batch in self._grown(file):
                        yield batch
                        await asyncio.sleep(0)  # a long file must not keep other feeds waiting
                    if self._replaced():
                        break
                    if self._shrunk(file):
                        yield self._lines.end()
                        self._read = file.seek(0)
                    else:
                        await self._sleep(self._interval_s)
                for batch in self._grown(file):  # written between the last look and the replacing
                    yield batch
            yield self._lines.end()

    def _grown(self, file: FileIO) -> Iterator[Batch]:
        """What is in the file and has not been read."""
        try:
            while piece := file.read(_READ):
                self._read += len(piece)
                yield self._lines.feed(piece)
        except OSError as error:
            raise Dropped(f"the file cannot be read any further ({error.strerror})") from None

    def _shrunk(self, file: FileIO) -> bool:
        return os.fstat(file.fileno()).st_size < self._read

    def _replaced(self) -> bool:
        """Whether another file has the name; while none has it, more may still come to the one that had it."""
        try:
            return _identity(self._path.stat()) != self._identity
        except OSError:
            return False

    def _opened(self) -> FileIO | None:
        """The file, where it is there and can be read by now; one that was being read is gone on with."""
        try:
            if not self._path.is_file():
                return None
            file = FileIO(self._path)
        except OSError:
            return None
        identity = _identity(os.fstat(file.fileno()))
        if identity == self._identity and not self._shrunk(file):
            file.seek(self._read)
        else:
            self._identity, self._read, self._lines = identity, 0, Lines()
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
