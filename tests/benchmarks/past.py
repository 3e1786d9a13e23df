"""After the LIVE: whole commands, from starting Python to its end, on a history of three months."""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from livetui.simulate import SimulationOptions, write
from tests.benchmarks.timing import say

_DAY_MS = 86_400_000
_FIRST_MS = 1_786_557_420_000
_LARGE, _LIVES, _FEW = 1_000_000, 90, 6
_TIMES = 9
_BARE = ("-c", "import typer, numpy")
_HISTORY = ("-m", "livetui", "history", "list")


def measure(folder: Path, events: int) -> None:
    """Print how long listing a LIVE a day takes, and the diagnosis of each, against importing Typer and NumPy."""
    lives, minutes = (_LIVES, 60) if events >= _LARGE else (_FEW, 10)
    recordings = folder / "past"
    recordings.mkdir()
    for day in range(lives):
        live = SimulationOptions(seed=day + 1, minutes=minutes, rate=None, start_ms=_FIRST_MS + day * _DAY_MS)
        write(live, recordings / f"{day:02}.ndjson.zst")
    environment = os.environ | {"XDG_DATA_HOME": str(folder / "data"), "LIVETUI_CONFIG": os.devnull}
    _seconds(environment, "-m", "livetui", "history", "import", str(recordings))
    bare, listed = (median(_seconds(environment, *each) for _ in range(_TIMES)) for each in (_BARE, _HISTORY))
    diagnosed = [_seconds(environment, "-m", "livetui", "diagnose", str(id)) for id in range(1, lives + 1)]
    say("Python with Typer and NumPy, nothing else", f"{bare:.2f} s")
    say(f"a history of {lives} LIVEs listed, median of {_TIMES}", f"{listed:.2f} s", "<= 0.3 s")
    say("a LIVE diagnosed, median of all", f"{median(diagnosed):.2f} s", "<= 0.5 s")
    say("the slowest of them", f"{max(diagnosed):.2f} s, {max(diagnosed) / bare:.1f} x")


def _seconds(environment: dict[str, str], *arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], env=environment, check=True, capture_output=True)
    return time.perf_counter() - start
