"""The sample feeds are what their README says."""

import re
import sys
from pathlib import Path

import pytest

from livetui.simulate import SimulationOptions, simulate

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

SAMPLES = Path(__file__).parents[2] / "sample_feeds"
COMMAND = re.compile(r"livetui simulate -o sample_feeds/(\S+) --seed (\d+) --minutes (\d+)(?: --rate (\d+))?$", re.MULTILINE)
COMMANDS: list[tuple[str, str, str, str]] = COMMAND.findall((SAMPLES / "README.md").read_text(encoding="utf-8"))


def test_the_readme_tells_of_every_sample() -> None:
    assert {name for name, *_ in COMMANDS} == {path.name for path in SAMPLES.iterdir()} - {"README.md"}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_sample_is_what_its_command_makes(command: tuple[str, str, str, str]) -> None:
    name, seed, minutes, rate = command
    kept = (SAMPLES / name).read_bytes()
    lines = zstd.decompress(kept) if name.endswith(".zst") else kept
    options = SimulationOptions(seed=int(seed), minutes=int(minutes), rate=float(rate) if rate else None)
    # Compared here, because a difference in twelve megabytes is nothing to print.
    same = b"".join(simulate(options)) == lines
    assert same


def test_the_samples_are_small() -> None:
    assert all(path.stat().st_size < 1_500_000 for path in SAMPLES.iterdir())
