"""The program is killed while it keeps a choice, a feed or averages: whoever looks finds the file before, or the new one."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from livetui.config import load
from livetui.feed.remembered import MOST, remembered
from livetui.metrics import benchmarks

_ROOT = Path(__file__).resolve().parents[2]
_LOOKS_S = 0.2

_CONFIGURATION = """
from livetui.config import keep
def write(path, number):
    keep(path, "tiles", ("gmv", "views", "err", "ctr", "ctor", "orders")[: 1 + number % 6])
"""
_FEEDS = """
from livetui.feed.remembered import remember
def write(path, number):
    remember(path, f"wss://example.com/{number}", None, None)
"""
_BENCHMARK = """
from livetui.history.market import market
from livetui.metrics.benchmark_file import as_toml
from livetui.report.output import write as put
from tests.history.past import evening
LIVES = [evening(day, region=f"R{day}", category="Beauty", orders=(900,), lasting=300).live for day in range(9)]
def write(path, number):
    put(as_toml(market(LIVES[: 1 + number % 9], "mine")), str(path))
"""
_AGAIN_AND_AGAIN = """
import sys
from itertools import count
from pathlib import Path
for number in count():
    write(Path(sys.argv[1]), number)
    if number == 9:
        print("under way", flush=True)
"""


def _configuration_is_whole(path: Path) -> bool:
    tiles = load(path).tiles
    return tiles is not None and tiles[0] == "gmv"


def _feeds_are_whole(path: Path) -> bool:
    return len(remembered(path)) == MOST


def _benchmark_is_whole(path: Path) -> bool:
    return benchmarks.load(path).regions["*"].means["gmv_per_hour"] > 0


@pytest.mark.parametrize(
    ("code", "is_whole"),
    [(_CONFIGURATION, _configuration_is_whole), (_FEEDS, _feeds_are_whole), (_BENCHMARK, _benchmark_is_whole)],
    ids=["configuration", "feeds", "benchmark"],
)
def test_the_file_is_whole_at_any_moment_and_after_the_kill(
    tmp_path: Path, code: str, is_whole: Callable[[Path], bool]
) -> None:
    target = tmp_path / "kept"
    command = [sys.executable, "-c", code + _AGAIN_AND_AGAIN, str(target)]
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "under way\n"
            until = time.monotonic() + _LOOKS_S
            seen = [is_whole(target)]
            while time.monotonic() < until:
                seen.append(is_whole(target))
        finally:
            process.kill()
    assert all(seen)
    assert is_whole(target)
