"""The same bytes for the same seed, on every machine and Python."""

import os
import subprocess
import sys
from hashlib import sha256
from itertools import pairwise

import pytest

from livetui.errors import UsageError
from livetui.simulate import SimulationOptions, simulate

SHORT = SimulationOptions(seed=3, minutes=2, rate=50)
PROGRAM = """
import sys
from livetui.simulate import SimulationOptions, simulate
for chunk in simulate(SimulationOptions(seed=3, minutes=2, rate=50)):
    sys.stdout.buffer.write(chunk)
"""


def whole(options: SimulationOptions) -> bytes:
    return b"".join(simulate(options))


def test_a_seed_is_always_the_same_live() -> None:
    assert whole(SHORT) == whole(SHORT)


def test_another_seed_is_another_live() -> None:
    assert whole(SHORT) != whole(SimulationOptions(seed=4, minutes=2, rate=50))


def test_the_order_of_hashes_plays_no_part() -> None:
    elsewhere = subprocess.check_output([sys.executable, "-c", PROGRAM], env={**os.environ, "PYTHONHASHSEED": "1234"})
    assert sha256(elsewhere).digest() == sha256(whole(SHORT)).digest()


def test_the_bytes_are_those_of_the_release() -> None:
    """Fails where arithmetic or encoding differs, and when the simulation is changed: then make the samples again."""
    assert sha256(whole(SHORT)).hexdigest() == "eac034c4583c8cb16d0b722c7a2025f3199dd2b410f5e5d9c7d9724ac3eefaad"


def test_a_chunk_is_many_whole_lines() -> None:
    chunks = list(simulate(SimulationOptions(minutes=1, rate=1000)))
    assert len(chunks) > 10
    assert all(chunk.endswith(b"\n") for chunk in chunks)
    assert all(chunk.count(b"\n") > 100 for chunk in chunks[:-1])


def test_another_start_moves_every_event_and_changes_nothing_else() -> None:
    moved = SimulationOptions(seed=3, minutes=2, rate=50, start_ms=SHORT.start_ms + 60_000)
    assert len(whole(moved)) == len(whole(SHORT))
    assert b'"ts":%d,' % moved.start_ms in next(simulate(moved))


def test_lines_are_in_time_order_across_chunks() -> None:
    chunks = list(simulate(SHORT))
    starts = [int(chunk.split(b'"ts":', 1)[1][:13]) for chunk in chunks]
    assert all(earlier <= later for earlier, later in pairwise(starts))


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        (lambda: SimulationOptions(minutes=0), "--minutes"),
        (lambda: SimulationOptions(minutes=721), "--minutes"),
        (lambda: SimulationOptions(rate=0.5), "--rate"),
        (lambda: SimulationOptions(rate=20_001), "--rate"),
        (lambda: SimulationOptions(rate=float("nan")), "--rate"),
        (lambda: SimulationOptions(seed=-1), "--seed"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(wrong: object, named: str) -> None:
    assert callable(wrong)
    with pytest.raises(UsageError, match=named):
        wrong()
