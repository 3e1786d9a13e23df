"""A terminal that takes nothing for a minute: the LIVE goes on being received, and is shown as soon as it takes something."""

import subprocess
import time
from pathlib import Path

from tests.endurance.cost import MIB, rss
from tests.endurance.result import show
from tests.endurance.screens import position_s
from tests.live.lines import recorded
from tests.live.processes import LIVETUI, served
from tests.recording.written import held
from tests.terminal.pseudo_terminal import Terminal

RATE = 200
_BEFORE_S = 15.0
_FRESH_S = 2


def endure(folder: Path, minutes: float | None) -> None:
    """Do not read what the dashboard writes for so many minutes, one unless told otherwise."""
    stalled_s = 60 * (minutes or 1)
    file, recording = folder / "undrained.ndjson", folder / "undrained-recorded.ndjson"
    length = round(stalled_s / 60 + 1)
    simulate = [*LIVETUI, "simulate", "--rate", str(RATE), "--minutes", str(length), "-o", str(file)]
    subprocess.run(simulate, check=True, timeout=60)
    with served(str(file), "1", 60 * length + 120) as addresses:
        command = [*LIVETUI, "watch", addresses["/sse"], "--record", str(recording)]
        with Terminal(command) as terminal:
            terminal.wait_for("GMV")
            began = time.monotonic()
            while position_s(terminal) is None:
                terminal.read(0.1)
            offset_s = time.monotonic() - (position_s(terminal) or 0)
            terminal.watch(began + _BEFORE_S - time.monotonic())
            before = rss(terminal.pid)
            time.sleep(stalled_s)
            after = rss(terminal.pid)
            drained = time.monotonic()
            while (position_s(terminal) or 0) < time.monotonic() - offset_s - _FRESH_S:
                if not terminal.read(0.02) or time.monotonic() > drained + 30:
                    break
            fresh_s = time.monotonic() - drained
            shown = position_s(terminal)
            terminal.watch(60 * length - (time.monotonic() - offset_s) + 5)
            terminal.type("q")
            code = terminal.rest()
    sent, there = recorded(held(file)), held(recording)
    show("events sent", f"{len(sent):,} at {RATE} a second")
    show("recorded, in order, once", f"{len(there):,}", "0 lost", kept=there == sent)
    show("exit code", str(code), "0", kept=code == 0)
    show(f"memory in {stalled_s:.0f} s", f"{(after - before) / MIB:+.1f} MB", "≤ 20 MB", kept=after - before <= 20 * MIB)
    show("fresh screen after draining", f"{fresh_s:.2f} s ({shown} s shown)", "≤ 2 s", kept=fresh_s <= _FRESH_S)
