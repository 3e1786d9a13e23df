"""Watching as on any evening: 28 events a second, and the memory does not grow."""

import subprocess
import time
from pathlib import Path

from tests.endurance.cost import MIB, Meter, rss
from tests.endurance.result import show
from tests.live.lines import recorded
from tests.live.processes import LIVETUI, served
from tests.recording.written import held
from tests.terminal.pseudo_terminal import Terminal

RATE = 28
_SETTLED_S = 60.0
_FLAT = 10 * MIB


def endure(folder: Path, minutes: float | None) -> None:
    """Watch for so many minutes, ten unless told otherwise."""
    length = max(2, round(minutes or 10))
    file, recording = folder / "watching.ndjson", folder / "watching-recorded.ndjson.zst"
    simulate = [*LIVETUI, "simulate", "--rate", str(RATE), "--minutes", str(length), "-o", str(file)]
    subprocess.run(simulate, check=True, timeout=60)
    with served(str(file), "1", 60 * length + 120) as addresses:
        command = [*LIVETUI, "watch", addresses["/sse"], "--record", str(recording)]
        with Terminal(command) as terminal:
            terminal.wait_for("GMV")
            began = time.monotonic()
            terminal.watch(_SETTLED_S)
            early, meter, written = rss(terminal.pid), Meter(terminal.pid), len(terminal.raw)
            terminal.watch(60 * length - 1 - (time.monotonic() - began))
            late, share = rss(terminal.pid), meter.share
            rate = (len(terminal.raw) - written) / (60 * length - 1 - _SETTLED_S)
            terminal.watch(10)
            terminal.type("q")
            code = terminal.rest()
    sent, there = recorded(held(file)), held(recording)
    show("events sent", f"{len(sent):,} in {length} min")
    show("recorded, in order, once", f"{len(there):,}", "0 lost", kept=there == sent)
    show("exit code", str(code), "0", kept=code == 0)
    show("CPU of the dashboard", f"{share:.1%} of a core", "≤ 6 %", kept=share <= 0.06)
    show("to the terminal", f"{rate / 1024:.1f} KiB/s", "≤ 4 KiB/s", kept=rate <= 4096)
    show("memory after a minute", f"{early / MIB:.0f} MB")
    show("memory at the end", f"{late / MIB:.0f} MB", f"{(late - early) / MIB:+.1f} MB", kept=late - early <= _FLAT)
