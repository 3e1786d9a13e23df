"""The history: LIVEs go in once, and are found again."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from msgspec import ValidationError

from livetui import clock
from livetui.errors import UsageError
from livetui.history.database import (
    Damaged,
    history_path,
    looked_into,
    make,
    name_of,
    opened,
    set_aside,
    spoken,
    transaction,
)  # fmt: skip
from livetui.history.past_live import Channels, Minutes, PastLive, Retold, Summary
from livetui.history.rows import (
    COLUMNS,
    Added,
    bases_of_each,
    enter,
    enter_missing_channels,
    metrics_of,
    past_live,
    retold_of,
)
from livetui.history.search import matches

_HIGHEST_ID = (1 << 63) - 1


_NAMES = ("counter", "channel")


def _fits(column: str, value: Any) -> bool:
    """Whether a value is of the kind that its column is for; SQLite keeps any that cannot be made one."""
    return isinstance(value, str if column in _NAMES else int)


def _recorded() -> Iterable[Summary]:
    from livetui.history.recordings import recorded  # what reads recordings takes as long to import as all else here

    return recorded()


class History:
    """The LIVEs that are over, open until it is closed.

    A damaged file is set aside, and a new one made of what is ``found`` again; ``trouble`` is then a sentence that says so.
    What makes no sense in a whole file is left out; ``senseless`` are the ids of the LIVEs of which any was met so far.
    Without ``mend`` it is only looked into: nothing is added, and where it is damaged, or not there, that is a `UsageError`.
    Methods raise `UsageError` where the file cannot be read or written.
    """

    def __init__(
        self,
        path: Path | None = None,
        *,
        mend: bool = True,
        found: Callable[[], Iterable[Summary]] = _recorded,
        now_ms: Callable[[], int] = clock.now_ms,
    ) -> None:
        self.trouble: str | None = None
        self.senseless: set[int] = set()
        self._path = history_path() if path is None else path
        if mend and not self._path.exists():
            make(self._path)
        try:
            self._connection = opened(self._path) if mend else looked_into(self._path)
        except Damaged as why:
            if not mend:
                raise self._damaged(why) from None
            self._rebuild(str(why), found, now_ms())
            self._connection = opened(self._path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def add(self, summary: Summary) -> tuple[Added, int]:
        """Keep a LIVE, and tell its id; of one that is known already, whichever has more events."""
        with self._speaking(), transaction(self._connection):
            return enter(self._connection, summary)

    def lives(self, text: str = "") -> list[PastLive]:
        """The LIVEs with a text in their room id, title, creator, category or date; the latest first."""
        return [live for live in self._where("TRUE") if matches(live, text)]

    def live(self, id: int) -> PastLive:
        """The one of an id; raises `UsageError` where there is none."""
        found = self._where("id = ?", id) if 0 < id <= _HIGHEST_ID else []
        if not found:
            raise UsageError(f"There is no LIVE {id} in the history: “livetui history list” shows those that are.")
        return found[0]

    def forget(self, id: int) -> PastLive | None:
        """Take a LIVE out of the history, and say which it was, None where that made no sense; its recording stays."""
        try:
            live = self.live(id)
        except UsageError:
            if id not in self.senseless:
                raise
            live = None
        with self._speaking(), transaction(self._connection):
            self._connection.execute("DELETE FROM live WHERE id = ?", (id,))
        self.senseless.discard(id)
        return live

    def before(self, started_ms: int) -> list[PastLive]:
        """The LIVEs that were over when another began, the latest first."""
        return self._where("started_ms < ? AND ended_ms <= ?", started_ms, started_ms)

    def minutes(self, id: int, last: int | None = None) -> Minutes:
        """What came in each minute of a LIVE, up to the last one wanted."""
        kept: dict[str, dict[int, int]] = {}
        sql = "SELECT counter, minute, value FROM minute WHERE live = ? AND (? IS NULL OR minute <= ?) ORDER BY counter, minute"
        for row in self._sound(id, sql, id, last, last):
            kept.setdefault(row["counter"], {})[row["minute"]] = row["value"]
        return kept

    def channels(self, id: int) -> Channels:
        """What each channel of a LIVE brought."""
        kept: dict[tuple[str, bool], dict[str, int]] = {}
        for row in self._sound(id, "SELECT channel, paid, counter, value FROM channel WHERE live = ?", id):
            kept.setdefault((row["channel"], bool(row["paid"])), {})[row["counter"]] = row["value"]
        return kept

    def retold(self, live: PastLive, minutes: Minutes) -> Retold | None:
        """What tells a LIVE again beside its minutes, where that is known."""
        with self._speaking():
            return retold_of(self._connection, live, minutes)

    def between(self, start_ms: int, end_ms: int) -> list[PastLive]:
        """The LIVEs that began at start_ms <= time < end_ms; the latest first."""
        return self._where("started_ms >= ? AND started_ms < ?", start_ms, end_ms)

    def without_channels(self) -> set[int]:
        """The ids of LIVEs of which it is not known what their channels brought, for they were kept before that was."""
        return {row["live"] for row in self._rows("SELECT live FROM without_channels")}

    def add_channels(self, id: int, channels: Channels) -> None:
        """Keep what the channels of a LIVE brought, where that is not known."""
        with self._speaking(), transaction(self._connection):
            enter_missing_channels(self._connection, id, channels)

    def _where(self, condition: str, *values: int) -> list[PastLive]:
        rows = self._rows(f"SELECT {', '.join(COLUMNS)} FROM live WHERE {condition} ORDER BY started_ms DESC, id DESC", *values)
        with self._speaking():
            ids = [row["id"] for row in rows]
            metrics, bases = metrics_of(self._connection, ids), bases_of_each(self._connection, ids)
        lives = []
        for row in rows:
            try:
                lives.append(past_live(row, metrics[row["id"]], bases[row["id"]]))
            except ValidationError:
                self.senseless.add(row["id"])
        return lives

    def _sound(self, live: int, sql: str, *values: int | None) -> Iterator[sqlite3.Row]:
        """The rows of a LIVE's figures that make sense."""
        for row in self._rows(sql, *values):
            if all(_fits(name, row[name]) for name in row.keys()):  # noqa: SIM118  a row is gone through by its values
                yield row
            else:
                self.senseless.add(live)

    def _rows(self, sql: str, *values: int | None) -> list[sqlite3.Row]:
        with self._speaking():
            return self._connection.execute(sql, values).fetchall()

    @contextmanager
    def _speaking(self) -> Iterator[None]:
        try:
            with spoken(self._path):
                yield
        except Damaged as why:
            raise self._damaged(why) from None

    def _damaged(self, why: Damaged) -> UsageError:
        return UsageError(f"The history {name_of(self._path)} is damaged ({why}): “livetui history list” mends it.")

    def _rebuild(self, why: str, found: Callable[[], Iterable[Summary]], now_ms: int) -> None:
        count = 0

        def fill(connection: sqlite3.Connection) -> None:
            nonlocal count
            for summary in found():
                with transaction(connection):
                    count += enter(connection, summary)[0] is Added.NEW

        made = self._path.with_name(f".{self._path.name}.rebuilt")
        with spoken(self._path):
            made.unlink(missing_ok=True)  # one that was killed half-way may have left it
            try:
                make(made, fill)
                aside = set_aside(self._path, now_ms)
                made.replace(self._path)
            finally:
                made.unlink(missing_ok=True)
        lives = "1 LIVE was" if count == 1 else f"{count:,} LIVEs were"
        self.trouble = (
            f"The history {name_of(self._path)} is damaged ({why}) and set aside as {name_of(Path(aside.name))}; "
            f"{lives} found again in recordings."
        )
