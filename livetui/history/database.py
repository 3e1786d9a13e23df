"""The file of the history: made whole, opened only where it is sound, and otherwise set aside."""

import os
import secrets
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from livetui.config import data_dir
from livetui.errors import LivetuiError, UsageError
from livetui.history.schema import APPLICATION, STEPS, migrate, version
from livetui.text import Clean, clean

_FILE = "history.db"
_BUSY_S = 5.0
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

Fill = Callable[[sqlite3.Connection], None]
"""Enters into a new file what belongs there."""


def history_path() -> Path:
    """Where the history is."""
    return data_dir() / _FILE


class Damaged(Exception):
    """The file is no history, or not a whole one."""


def opened(path: Path) -> sqlite3.Connection:
    """The history at a place, at the latest version; raises `Damaged`, or `UsageError` where it cannot be used."""
    with spoken(path):
        connection = _connected(path)
        try:
            _look(connection, path)
            connection.execute("PRAGMA journal_mode = WAL")
            if version(connection) < len(STEPS):
                migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def looked_into(path: Path) -> sqlite3.Connection:
    """The same to be read only: nothing in the file changes, and one of an earlier version is brought up to date in memory."""
    with spoken(path):
        connection = _connected(path, _way_of_looking(path))
        try:
            _look(connection, path)
            if version(connection) < len(STEPS):
                connection = _copied(connection)
                migrate(connection)
            connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
    return connection


def make(path: Path, fill: Fill = lambda connection: None) -> None:
    """Make a new history, which is there once it is whole; one that somebody else has made meanwhile stays."""
    with spoken(path):
        neighbour = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            neighbour.touch(mode=0o600, exist_ok=False)
            with closing(_connected(neighbour)) as connection:
                migrate(connection)
                fill(connection)
            with suppress(FileExistsError):
                _name_again(neighbour, path)
        finally:
            neighbour.unlink(missing_ok=True)


def set_aside(path: Path, now_ms: int) -> Path:
    """Give a damaged history a second name, by which it stays when another takes its place."""
    at = datetime.fromtimestamp(now_ms // 1000, UTC).strftime("%Y-%m-%dT%H-%M-%SZ")
    aside = path.with_name(f"{path.name}.damaged-{at}")
    with spoken(path):
        aside.unlink(missing_ok=True)
        _name_again(path, aside)
        for log, kept in (("-wal", True), ("-shm", False)):  # a new history must not find the log of this one
            left = path.with_name(path.name + log)
            if kept and left.exists():
                left.replace(aside.with_name(aside.name + log))
            left.unlink(missing_ok=True)
    return aside


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """What is written inside is there all or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


@contextmanager
def spoken(path: Path) -> Iterator[None]:
    """What goes wrong with the file inside, as `Damaged` or as a sentence."""
    try:
        yield
    except sqlite3.Error as error:
        if (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _DAMAGED:
            raise Damaged(clean(str(error))) from None
        raise _unusable(path, str(error)) from None
    except OSError as error:
        raise _unusable(path, error.strerror or type(error).__name__) from None


def name_of(path: Path) -> Clean:
    """What to call the file."""
    return clean(str(path))


def _name_again(path: Path, name: Path) -> None:
    """Give a file a second name, where there is none of that name; on disks that know no such thing, to a copy of it."""
    try:
        os.link(path, name)
    except FileExistsError:
        raise
    except OSError:
        if name.exists():
            raise FileExistsError from None
        shutil.copy2(path, name)


def _unusable(path: Path, why: str) -> LivetuiError:
    return UsageError(f"The history {name_of(path)} cannot be used ({clean(why)}): see what is the matter with the file.")


def _connected(path: Path, way: str = "mode=rw") -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?{way}", uri=True, timeout=_BUSY_S, isolation_level=None)
    connection.row_factory, connection.text_factory = sqlite3.Row, _text
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _text(raw: bytes) -> str | bytes:
    """A text that is none makes one LIVE senseless, not the whole history unreadable."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw


def _way_of_looking(path: Path) -> str:
    """How SQLite opens a file to read it: beside one that has a log it makes files of its own, where it may."""
    if os.access(path.parent, os.W_OK):
        return "mode=rw"  # it takes them away again, which it does not where it may only read
    return "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "immutable=1"


def _copied(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The same in memory, in place of the file."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    copy.row_factory, copy.text_factory = sqlite3.Row, _text
    with closing(connection):
        connection.backup(copy)
    return copy


def _look(connection: sqlite3.Connection, path: Path) -> None:
    """Raises where it is no whole history, or one that only a later livetui knows."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise Damaged("it is no history of livetui")
    if version(connection) > len(STEPS):
        raise UsageError(f"The history {name_of(path)} is that of a newer livetui: install that one again.")
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise Damaged(clean(found))
