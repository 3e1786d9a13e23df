"""What a command says, and how it ends, where events that came are in no recording."""

import os
import resource
import subprocess
from functools import partial
from pathlib import Path

import pytest

from tests.live.processes import LIVETUI
from tests.live.telling import comment

INTO = {"record": "-o", "watch": "--record"}


def fed(command: str, path: Path, events: int, most_bytes: int = 0) -> subprocess.CompletedProcess[str]:
    """A command that is piped events, where no file may grow beyond so many bytes."""
    return subprocess.run(
        [*LIVETUI, command, "-", INTO[command], str(path)],
        input="".join(comment(number).decode() + "\n" for number in range(events)),
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (most_bytes, most_bytes)) if most_bytes else None,
    )


@pytest.mark.parametrize("command", INTO)
def test_events_that_were_lost_are_said_with_the_reason_and_by_the_exit_code(tmp_path: Path, command: str) -> None:
    done = fed(command, tmp_path / "live.ndjson", 200, most_bytes=1024)
    assert done.returncode == 74
    assert "is as large as a file may be: move it away; 200 events are lost." in done.stderr
    assert "plays it" not in done.stderr


def test_a_recording_with_nothing_in_it_is_not_said_to_play(tmp_path: Path) -> None:
    done = fed("watch", tmp_path / "live.ndjson", 0)
    assert done.returncode == 0
    assert "plays it" not in done.stderr


def test_a_recording_that_is_whole_is_said_to_play(tmp_path: Path) -> None:
    done = fed("watch", tmp_path / "live.ndjson", 1)
    assert done.returncode == 0
    assert "plays it" in done.stderr
