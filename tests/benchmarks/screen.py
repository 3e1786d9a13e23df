"""The real program in a pseudo terminal: how soon it shows something, and what watching costs."""

import os
import time
from pathlib import Path
from statistics import median

from livetui.ui.pages import PAGES
from tests.benchmarks.timing import say
from tests.terminal.pseudo_terminal import LIVETUI, Terminal

_STARTS = 9
_WATCHED_S, _GLANCE_S = 20.0, 3.0
_LARGE = 1_000_000
_STILL_S, _LOOK_S = 0.5, 0.005
"""A screen that does not change for so long has been drawn."""
_TICK = os.sysconf("SC_CLK_TCK")


def measure(folder: Path, events: int) -> None:
    """Print the time to the first full screen, and the bytes and CPU of watching the sample at 1x, 120 x 40."""
    starts = [_first_screen() for _ in range(_STARTS)]
    say(f"first full screen of the sample, median of {_STARTS} starts", f"{median(starts):.2f} s", "<= 1 s")
    say("the slowest of them", f"{max(starts):.2f} s")
    say("the slowest first switch to a page", f"{_slowest_switch() * 1000:.0f} ms", "<= 100 ms")
    for number, page in enumerate(PAGES if events >= _LARGE else PAGES[:1], 1):
        written, used = _watching(str(number), _WATCHED_S if events >= _LARGE else _GLANCE_S)
        say(f"watching at 1x, page {page.name}: bytes to the terminal", f"{written / 1024:.1f} KiB/s", "<= 4 KiB/s")
        say(f"watching at 1x, page {page.name}: of a core", f"{used * 100:.1f} %", "<= 6 %")


def _first_screen() -> float:
    start = time.monotonic()
    with Terminal([*LIVETUI, "replay"]) as terminal:
        terminal.wait_for("GMV", "Traffic sources", "Comments", "help")
        return time.monotonic() - start


def _slowest_switch() -> float:
    """From the key to the end of the page's drawing, every page for the first time."""
    with Terminal([*LIVETUI, "replay", "--at", "20:00", "--paused"]) as terminal:
        terminal.wait_for("GMV", "For You", "20:00", "help")
        terminal.watch(2.0)
        taken = []
        for number in range(2, len(PAGES) + 1):
            start = drawn = time.monotonic()
            terminal.type(str(number))
            while time.monotonic() - drawn < _STILL_S:
                before = len(terminal.raw)
                terminal.read(_LOOK_S)
                if len(terminal.raw) > before:
                    drawn = time.monotonic()
            taken.append(drawn - start)
        return max(taken)


def _watching(page: str, seconds: float) -> tuple[float, float]:
    with Terminal([*LIVETUI, "replay", "--at", "20:00"]) as terminal:
        terminal.wait_for("GMV", "For You", "Comments", "help")
        terminal.type(page)
        terminal.watch(5.0)
        before, cpu, start = len(terminal.raw), _cpu(terminal.pid), time.monotonic()
        terminal.watch(seconds)
        taken = time.monotonic() - start
        return (len(terminal.raw) - before) / taken, (_cpu(terminal.pid) - cpu) / taken


def _cpu(pid: int) -> float:
    """CPU seconds a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICK
