"""kill -9 at random moments: what is older than half a second is there, and nothing is there twice."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

from livetui.recording.read import Recording
from livetui.recording.recorder import Recorder
from tests.recording import killed_while_recording
from tests.recording.written import held

FILES, KILLS = 4, 4
ALLOWED_MS = 500
PACE_MS = 30  # more than the program takes from one write to the next unless the machine stands still
ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, killed_while_recording.__file__]
_EVENT = re.compile(rb'"ts":(\d+),"id":"c(\d+)"')


def events(path: Path) -> list[tuple[int, int]]:
    """The number and time of every event that can be read, in order."""
    if not path.exists() or not path.stat().st_size:
        return []
    with Recording(path) as recording:
        text = b"".join(block.data for block in recording.blocks())
    return [(int(number), int(ts)) for ts, number in _EVENT.findall(text)]


def killed(path: Path, after_s: float) -> None:
    """Records to ``path`` until it is killed, and checks what is left."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([*COMMAND, str(path)], stdout=subprocess.PIPE, env=environment) as program:
        assert program.stdout
        said = program.stdout.readline()
        time.sleep(after_s)
        killed_at = time.time_ns() // 1_000_000
        program.kill()
        said += program.stdout.read()
    assert program.returncode == -signal.SIGKILL
    reports = [tuple(map(int, report.split())) for report in said.splitlines()]
    recent = [ts for _, ts, _ in reports if ts > killed_at - 2 * ALLOWED_MS]
    stood_still = max((later - earlier for earlier, later in pairwise([*recent, killed_at])), default=0)
    allowed = ALLOWED_MS + max(0, stood_still - PACE_MS)
    there = {number for number, _ in events(path)}
    old = {number for number, ts, _ in reports if ts < killed_at - allowed}
    assert old <= there
    assert set(range(1, reports[-1][2] + 1)) <= there


def killed_again_and_again(path: Path, moments: list[float]) -> int:
    for after_s in moments:
        killed(path, after_s)
    Recorder(path).close()
    numbers = [number for number, _ in events(path)]
    assert len(held(path)) == len(numbers)
    assert numbers == list(range(1, len(numbers) + 1))
    return len(numbers)


def test_nothing_old_is_missing_and_nothing_is_there_twice(tmp_path: Path) -> None:
    chance = random.Random()
    paths = [tmp_path / f"live-{file}.ndjson{'.zst' if file % 2 else ''}" for file in range(FILES)]
    moments = [[chance.uniform(0, 1.3) for _ in range(KILLS)] for _ in paths]
    with ThreadPoolExecutor(2) as several:
        recorded = list(several.map(killed_again_and_again, paths, moments))
    assert min(recorded) > 100


def test_a_killed_program_holds_no_lock(tmp_path: Path) -> None:
    killed(tmp_path / "live.ndjson.zst", 0.3)
    Recorder(tmp_path / "live.ndjson.zst").close()
