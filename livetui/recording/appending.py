"""A recording open for writing behind its end: locked, readable by its owner alone, and whole up to its last append."""

import errno
import fcntl
import os
from collections.abc import Callable
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path

from livetui.errors import UsageError
from livetui.recording.frames import pack
from livetui.recording.salvage import Foreign, Unusable, examine
from livetui.text import clean

_TRIES = 5
_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
_sync: Callable[[int], None] = getattr(os, "fdatasync", os.fsync)  # the first is not everywhere


class Place(Enum):
    """What has become of a file that somebody else can reach."""

    HERE = auto()
    GONE = auto()  # deleted, moved, or another file in its place
    CHANGED = auto()  # not as long as it was left


class AppendedFile:
    """The file at ``path``, made or salvaged and continued; ``.zst`` at its end asks for Zstandard frames.

    Raises ``UsageError`` for what is no recording or is being recorded by another, ``OSError`` for what the system refuses.
    """

    def __init__(self, path: Path) -> None:
        self.name = clean(str(path))
        self.packed = path.suffix.lower() == ".zst"
        self.lines = 0
        """How many whole lines were there already."""
        self.salvaged: str | None = None
        """What was not as it should be with the file that was there, as a sentence."""
        if path.suffix.lower() == ".gz":
            raise UsageError(f"{self.name} cannot be packed with gzip while it is recorded: let its name end in .zst instead.")
        self._path = path
        self._fd = _open_locked(path, self.name)
        self._size = 0
        self._torn = False
        try:
            self._continue()
        except BaseException:
            os.close(self._fd)
            raise

    def append(self, text: bytes) -> None:
        """Puts whole lines on the disk, all or none; raises ``OSError`` where it could not."""
        self._mend()
        self._put(pack(text) if self.packed else text)

    def place(self) -> Place:
        """Whether the file is still where it was, and as it was left. Raises ``OSError``."""
        held = os.fstat(self._fd)
        if not _is_at(held, self._path):
            return Place.GONE
        return Place.HERE if self._torn or held.st_size == self._size else Place.CHANGED

    @property
    def empty(self) -> bool:
        """Whether nothing is in it."""
        return self._size == 0

    def close(self) -> None:
        """Lets the file go, and its lock with it."""
        with suppress(OSError):
            self._mend()
        os.close(self._fd)

    def _continue(self) -> None:
        found = examine(self._fd, self.packed)
        if isinstance(found, Foreign):
            raise UsageError(f"{self.name} {found.why}: give the recording another name.")
        if isinstance(found, Unusable):
            aside = _free_name(self._path)
            self._path.rename(aside)
            sync_folder(self._path)
            anew = _open_locked(self._path, self.name)
            os.close(self._fd)
            self._fd = anew
            self.salvaged = f"{self.name} {found.why}: it is now called {clean(aside.name)}, and a new recording begins."
            if not _is_empty(self._fd):
                raise UsageError(f"{self.name} is being written by another program: give the recording another name.")
            return
        self._size, self.lines = found.size, found.lines
        if found.torn:
            lines = "1 whole line is" if found.lines == 1 else f"{found.lines:,} whole lines are"
            self.salvaged = f"{self.name} was cut off while it was written: {lines} kept, and recording goes on behind."
        if found.mended:
            self._put(found.mended)
        self._torn = os.fstat(self._fd).st_size != self._size
        self._mend()

    def _put(self, data: bytes) -> None:
        self._torn = True
        try:
            at, rest = self._size, memoryview(data)
            while rest:
                written = os.pwrite(self._fd, rest, at)
                at, rest = at + written, rest[written:]
            _sync(self._fd)
        except OSError:
            # What a failed sync left in the file may never reach the disk, so that it has to be written once more.
            with suppress(OSError):
                self._mend()
            raise
        self._size, self._torn = at, False

    def _mend(self) -> None:
        """Cuts off what may stand behind the last whole append."""
        if self._torn:
            os.ftruncate(self._fd, self._size)
            self._torn = False


def _open_locked(path: Path, name: str) -> int:
    """The file at ``path``, for us alone; made where there is none."""
    for _ in range(_TRIES):
        fd = _open(path, name)
        try:
            _lock(fd, name)
            if _is_at(os.fstat(fd), path):  # another may have moved it away before we had the lock
                if _is_empty(fd):
                    with suppress(PermissionError):  # somebody else's
                        os.fchmod(fd, 0o600)
                return fd
        except BaseException:
            os.close(fd)
            raise
        os.close(fd)
    raise UsageError(f"{name} is being moved about by another program: give the recording another name.")


def _open(path: Path, name: str) -> int:
    _make_folder(path.parent)
    if path.exists() and not path.is_file():  # opening a device or a pipe may do something
        raise UsageError(f"{name} is no file that can be recorded to: give the recording another name.")
    try:
        fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    except FileExistsError:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    sync_folder(path)
    return fd


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        _make_folder(folder.parent)
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        sync_folder(folder)


def _lock(fd: int, name: str) -> None:
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise UsageError(f"{name} is being recorded by another livetui: end that one, or give another name.") from None
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise


def _is_at(held: os.stat_result, path: Path) -> bool:
    try:
        return os.path.samestat(held, path.stat())
    except (FileNotFoundError, NotADirectoryError):
        return False


def _is_empty(fd: int) -> bool:
    return os.fstat(fd).st_size == 0


def sync_folder(path: Path) -> None:
    """Puts the name ``path`` itself on the disk, where the file system can do that."""
    with suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _free_name(path: Path) -> Path:
    """What to call a damaged recording: a name that sorts behind its old one, and that no file has."""
    name = path.with_name(f"{path.name}.damaged")
    number = 1
    while name.exists():
        number += 1
        name = path.with_name(f"{path.name}.damaged-{number}")
    return name
