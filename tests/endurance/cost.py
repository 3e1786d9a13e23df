"""What a process takes of the machine, as Linux tells it."""

import os
import resource
import time
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
MIB = 1024 * 1024


def cpu_s(pid: int) -> float:
    """The seconds of one core that a process has taken so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def rss(pid: int) -> int:
    """The bytes of memory that a process holds."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize()


class Meter:
    """The share of one core that a process takes from now on."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._cpu_s, self._began = cpu_s(pid), time.monotonic()

    @property
    def share(self) -> float:
        return (cpu_s(self._pid) - self._cpu_s) / (time.monotonic() - self._began)
