"""Writes a recording on a thread of its own: whoever brings lines never waits, and no disk stops the watching."""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from livetui import clock
from livetui.errors import UsageError
from livetui.recording.backlog import Backlog, Run
from livetui.recording.lasting import LastingFile
from livetui.recording.stoppage import may_pass, reason
from livetui.text import clean

INTERVAL_S = 0.2
"""How long a line waits before it is written: less than half of what may be lost, so that the rest is left for the disk."""
MOST_WAITING = 32 * 1024 * 1024
_FRAME = 1024 * 1024
_RETRY_S = 1.0
_SILENT_S = 0.9  # of the two seconds within which it is to be said; the rest is for who says it
_KEPT_NOTICES = 20


class Recorder:
    """Appends lines to the file at ``path``, as Zstandard frames if its name ends in ``.zst``, else as plain text.

    A line is on the disk 500 ms after `write`, if the disk lets it; while it does not, lines wait in at most about
    ``most_waiting`` bytes, and the newest beyond that are lost, which a note in the recording marks. With ``marked`` a mark
    stands beside the file until it is closed well (see `naming`). Raises ``UsageError`` where nothing can be recorded there.
    """

    def __init__(
        self,
        path: Path,
        *,
        marked: bool = False,
        interval_s: float = INTERVAL_S,
        retry_s: float = _RETRY_S,
        most_waiting: int = MOST_WAITING,
        now_ms: Callable[[], int] = clock.now_ms,
    ) -> None:
        self._name = clean(str(path))
        self._interval_s = interval_s
        self._retry_s = retry_s
        self._now_ms = now_ms
        self._wake = threading.Condition()
        self._backlog = Backlog(most_waiting)
        self._notices: deque[str] = deque(maxlen=_KEPT_NOTICES)
        self._file = LastingFile(path, marked=marked, tell=self._notices.append, now_ms=now_ms)
        self._stopped_by: str | None = None
        self._not_before = 0.0
        self._closing = False
        self.lines_before = 0
        """How many lines the file held when it was opened: more than none where an earlier recording is continued."""
        try:
            self.lines_before = self._file.open()
        except OSError as error:
            if not may_pass(error):
                raise UsageError(f"Nothing can be recorded, for {reason(self._name, error)}, or name another file.") from None
            self._stopped_by = reason(self._name, error)
        self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)
        self._thread.start()

    @property
    def durable(self) -> int:
        """All lines up to this number are on the disk, but for those that are ``lost``."""
        return self._backlog.durable

    @property
    def lost(self) -> int:
        """How many lines are in no file and never will be."""
        return self._backlog.lost

    @property
    def trouble(self) -> str | None:
        """While nothing can be written: a sentence that says why, and what to do."""
        with self._wake:
            why, since, lost = self._stopped_by, self._backlog.since, self._backlog.lost
        if why is None:
            if since is None or clock.monotonic() - since < _SILENT_S:
                return None
            why = f"the disk of {self._name} does not answer: see what is the matter with it"
        return f"Recording has stopped, for {why}{_and_lost(lost)}."

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should hear once: sentences on what became of the file, the latest twenty."""
        return tuple(self._notices)

    def write(self, lines: Sequence[bytes]) -> int:
        """Takes in lines of ASCII-safe JSON without their newlines, and numbers them from 1: returns the last; never waits."""
        with self._wake:
            if self._closing:
                return self._backlog.refuse(lines)
            idle = self._backlog.since is None
            number = self._backlog.add(lines, clock.monotonic())
            if idle or self._backlog.bytes >= _FRAME:
                self._wake.notify()
        return number

    def close(self, patience_s: float = 5.0) -> None:
        """Writes what waits, if that can be done in time, and lets the file go; ``lost`` and ``trouble`` tell the rest."""
        with self._wake:
            self._closing = True
            self._wake.notify()
        self._thread.join(patience_s)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _run(self) -> None:
        try:
            while runs := self._next():
                self._write(runs)
            self._file.close(complete=self._stopped_by is None)
        except Exception as error:  # noqa: BLE001  the top of a thread: whoever looks for trouble reports
            self._stopped_by = f"livetui has a fault ({clean(repr(error))}): report it"

    def _next(self) -> list[Run]:
        """Waits until something is to be written; nothing once all is done."""
        with self._wake:
            while (wait_s := self._wait_s()) != 0:
                self._wake.wait(wait_s)
            return self._backlog.ahead(_FRAME)

    def _wait_s(self) -> float | None:
        """How long there is nothing to do; None while no line waits."""
        since = self._backlog.since
        if self._closing:
            return 0
        if since is None:
            return None
        due = since if self._backlog.bytes >= _FRAME else since + self._interval_s
        return max(0.0, max(due, self._not_before) - clock.monotonic())

    def _write(self, runs: Sequence[Run]) -> None:
        why = None
        try:
            self._file.append(b"".join(run.text for run in runs))
        except OSError as error:
            why = reason(self._name, error)
        except UsageError as error:  # what is at our place now is not ours
            why = str(error).removesuffix(".")
        with self._wake:
            self._stopped_by = why
            if why is None:
                self._backlog.written(runs, clock.monotonic(), self._now_ms())
            elif self._closing:
                self._backlog.give_up()
            else:
                self._not_before = clock.monotonic() + self._retry_s


def _and_lost(lines: int) -> str:
    if not lines:
        return ""
    return "; 1 event is lost" if lines == 1 else f"; {lines:,} events are lost"
