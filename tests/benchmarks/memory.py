"""Memory: what a process needs that has opened a large recording."""

import subprocess
import sys
from pathlib import Path

from tests.benchmarks.recordings import recording
from tests.benchmarks.timing import say

_OPEN = """
import sys
from pathlib import Path
from livetui.ui.app import Dashboard
from livetui.engine.opening import Opening
from livetui.recording.read import Recording
opening = Opening(Recording(Path(sys.argv[1])))
opening.run()
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
print(*(int(status[name].split()[0]) // 1024 for name in ("VmRSS", "VmHWM")))
"""


def measure(folder: Path, events: int) -> None:
    """Print the resident memory after opening, the program's own code included, and the most there was."""
    path = recording(folder, events)
    printed = subprocess.run([sys.executable, "-c", _OPEN, str(path)], capture_output=True, text=True, check=True).stdout
    now, most = printed.split()
    say(f"memory after opening {events:,} events", f"{now} MB", "<= 200 MB")
    say("memory at its highest while opening", f"{most} MB")
