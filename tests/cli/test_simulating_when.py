"""`livetui simulate --start`: LIVEs of any day."""

import json
from datetime import UTC, datetime

import pytest

from livetui.simulate.options import START_MS
from tests.cli.conftest import Command

_USUAL_MS = 1_794_540_600_000
_DAY_MS = 86_400_000


def begun(livetui: Command, *arguments: str) -> int:
    ended = livetui("simulate", "--minutes", "1", *arguments)
    assert ended.code == 0, ended.err
    return int(json.loads(ended.out.splitlines()[0])["ts"])


@pytest.mark.parametrize(
    ("typed", "ms"),
    [
        ("2026-11-05", _USUAL_MS - 8 * _DAY_MS), ("20261105", _USUAL_MS - 8 * _DAY_MS), ("2026-11-13T03:30", _USUAL_MS),
        ("2026-11-13 03:30:00", _USUAL_MS), ("2026-11-12T19:30-08:00", _USUAL_MS), ("2026-11-13T03:30:00Z", _USUAL_MS),
    ],
)  # fmt: skip
def test_it_begins_when_it_is_told_to(livetui: Command, typed: str, ms: int) -> None:
    assert begun(livetui, "--start", typed) == ms


def test_the_help_says_at_what_time_a_date_begins(livetui: Command) -> None:
    usual = datetime.fromtimestamp(START_MS / 1000, UTC)
    told = " ".join(livetui("simulate", "--help").out.split())
    assert f"which is at {usual:%H:%M}. [default: ({usual:%Y-%m-%dT%H:%M})]" in told


def test_it_begins_at_one_moment_where_nothing_is_told(livetui: Command) -> None:
    assert begun(livetui) == _USUAL_MS


def test_the_same_seed_and_start_are_the_same_bytes(livetui: Command) -> None:
    first, again = (livetui("simulate", "--minutes", "1", "--seed", "3", "--start", "2026-10-01").out for _ in range(2))
    assert first == again


@pytest.mark.parametrize("typed", ["tomorrow", "5", "2026-13-01", "1999-12-31", "2100-01-01", "9999-12-31T23:59"])
def test_what_is_no_such_moment_is_refused(livetui: Command, typed: str) -> None:
    ended = livetui("simulate", "--minutes", "1", "--start", typed)
    assert ended.code == 2
    assert ended.err.startswith("livetui: --start is")
