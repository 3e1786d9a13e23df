"""The real program in a pseudo terminal: how soon it shows something, and what watching costs."""

import os
import time
from pathlib import Path

from tests.benchmarks.timing import say
from tests.terminal.pseudo_terminal import LIVETUI, Terminal

_WATCHED_S, _GLANCE_S = 30.0, 3.0
_LARGE = 1_000_000
_TICK = os.sysconf("SC_CLK_TCK")


def measure(folder: Path, events: int) -> None:
    """Print the time to the first full screen, and the bytes and CPU of watching the sample at 1x, 120 x 40."""
    say("first full screen of the sample", f"{min(_first_screen() for _ in range(3)):.2f} s", "<= 1 s")
    written, used = _watching(_WATCHED_S if events >= _LARGE else _GLANCE_S)
    say("watching the sample at 1x: bytes to the terminal", f"{written / 1024:.1f} KiB/s", "<= 4 KiB/s")
    say("watching the sample at 1x: of a core", f"{used * 100:.1f} %", "<= 6 %")


def _first_screen() -> float:
    start = time.monotonic()
    with Terminal([*LIVETUI, "replay"]) as terminal:
        terminal.wait_for("GMV", "Traffic sources", "Comments", "help")
        return time.monotonic() - start


def _watching(seconds: float) -> tuple[float, float]:
    with Terminal([*LIVETUI, "replay", "--at", "20:00"]) as terminal:
        terminal.wait_for("GMV", "For You", "Comments", "help")
        terminal.watch(5.0)
        before, cpu, start = len(terminal.raw), _cpu(terminal.pid), time.monotonic()
        terminal.watch(seconds)
        taken = time.monotonic() - start
        return (len(terminal.raw) - before) / taken, (_cpu(terminal.pid) - cpu) / taken


def _cpu(pid: int) -> float:
    """CPU seconds a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICK
