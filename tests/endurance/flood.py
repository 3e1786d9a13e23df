"""20,000 events a second into the dashboard: nothing is lost, and it answers."""

import os
import random
import subprocess
import time
from pathlib import Path

from tests.endurance.cost import MIB, Meter, rss
from tests.endurance.result import show
from tests.endurance.screens import Keys
from tests.live.lines import recorded
from tests.live.processes import LIVETUI, served
from tests.recording.written import held
from tests.terminal.pseudo_terminal import Terminal

RATE = 20_000
_SETTLED_S = 10.0
_ALONE_S = 20.0


def endure(folder: Path, minutes: float | None) -> None:
    """Watch a simulated LIVE of so many minutes, one unless told otherwise."""
    length = max(1, round(minutes or 1))
    file, recording = folder / "flood.ndjson", folder / "flood-recorded.ndjson"
    load = os.getloadavg()[0]
    simulate = [*LIVETUI, "simulate", "--rate", str(RATE), "--minutes", str(length), "-o", str(file)]
    subprocess.run(simulate, check=True, timeout=120 * length)
    with served(str(file), "1", 60 * length + 120) as addresses:
        command = [*LIVETUI, "watch", addresses["/sse"], "--record", str(recording)]
        with Terminal(command) as terminal:
            terminal.wait_for("GMV")
            keys, begun = Keys(terminal, random.Random(1)), time.monotonic()
            answers = keys.until(begun + _SETTLED_S)
            early, meter = rss(terminal.pid), Meter(terminal.pid)
            terminal.watch(_ALONE_S)
            share = meter.share
            answers += keys.until(begun + 60 * length - 1)
            late = rss(terminal.pid)
            terminal.watch(10)
            terminal.type("q")
            code = terminal.rest()
    sent, there = recorded(held(file)), held(recording)
    answers.sort()
    p95_s = answers[int(len(answers) * 0.95)]
    show("load beside this", f"{load:.1f} on {os.cpu_count()} cores")
    show("events sent", f"{len(sent):,} in {60 * length} s")
    show("recorded, in order, once", f"{len(there):,}", "0 lost", kept=there == sent)
    show("exit code", str(code), "0", kept=code == 0)
    show("CPU of the dashboard", f"{share:.0%} of a core", "≤ 20 %", kept=share <= 0.20)
    show("key to paint, p50", f"{answers[len(answers) // 2] * 1000:.0f} ms of {len(answers)}")
    show("key to paint, p95", f"{p95_s * 1000:.0f} ms", "≤ 250 ms", kept=p95_s <= 0.25)
    show("key to paint, longest", f"{answers[-1] * 1000:.0f} ms")
    show(f"memory after {_SETTLED_S:.0f} s", f"{early / MIB:.0f} MB")
    show("memory at the end", f"{late / MIB:.0f} MB", f"{(late - early) / MIB:+.0f} MB")
