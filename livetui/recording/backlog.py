"""Lines that wait to be written, within a bound, each run of them with its number; what finds no room becomes a gap."""

from collections import deque
from collections.abc import Iterable, Sequence

from msgspec import Struct

from livetui.recording.gap import Gap

_RUN_COST = 200  # bytes that a run takes in memory besides its text, about


class Run(Struct, frozen=True):
    """Lines that came together, each with its newline: how many, the number of the last, and when they came."""

    text: bytes
    lines: int
    number: int
    since: float


class Backlog:
    """Numbers lines from 1 on as they come, and holds those not written yet."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._runs: deque[Run] = deque()
        self._gap: Gap | None = None
        self.bytes = 0
        """The text that waits, and what keeping it costs."""
        self.accepted = 0
        """The number of the last line that came."""
        self.durable = 0
        """All lines up to this number are written or lost."""
        self.lost = 0
        """How many lines found no room, or were given up."""

    @property
    def since(self) -> float | None:
        """When the oldest line that waits came."""
        return self._runs[0].since if self._runs else None

    def add(self, lines: Sequence[bytes], now: float) -> int:
        """Takes lines in, or counts them as lost while there is a gap; returns the number of the last."""
        if not lines:
            return self.accepted
        text = b"\n".join((*lines, b""))
        self.accepted += len(lines)
        if self._runs and self._gap is None and self.bytes + len(text) + _RUN_COST > self._most:
            self._gap = Gap()
        if self._gap is None:
            self._push(Run(text, len(lines), self.accepted, now))
        else:
            self._lose(lines, self._gap)
        return self.accepted

    def ahead(self, most_bytes: int) -> list[Run]:
        """The oldest runs, at least one if there is any; they stay until they are ``written``."""
        runs: list[Run] = []
        for run in self._runs:
            most_bytes -= len(run.text)
            if runs and most_bytes < 0:
                break
            runs.append(run)
        return runs

    def written(self, runs: Iterable[Run], now: float, now_ms: int) -> None:
        """Lets go of runs that came from ``ahead``; there is room again, so that a gap ends here, marked by a note."""
        for run in runs:
            self._runs.popleft()
            self.bytes -= len(run.text) + _RUN_COST
            self.durable = run.number
        if self._gap is not None:
            self._push(Run(self._gap.note(now_ms) + b"\n", 0, self.accepted, now))
            self._gap = None

    def refuse(self, lines: Sequence[bytes]) -> int:
        """Numbers lines, and counts them as lost."""
        self.accepted += len(lines)
        self.lost += len(lines)
        return self.accepted

    def give_up(self) -> None:
        """Everything that waits is lost."""
        self.lost += sum(run.lines for run in self._runs)
        self._runs.clear()
        self.bytes = 0

    def _push(self, run: Run) -> None:
        self._runs.append(run)
        self.bytes += len(run.text) + _RUN_COST

    def _lose(self, lines: Iterable[bytes], gap: Gap) -> None:
        for line in lines:
            gap.add(line)
            self.lost += 1
