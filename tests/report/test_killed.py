"""The program is killed while it writes a report: the file is the one before, or the new one."""

import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest

from livetui.cli.settings import settings
from livetui.report.as_html import as_html
from livetui.session.spans import read
from tests.ui.a_sample import sample

OLD = b"the report before this one"
_PATIENCE_S = 60


@cache
def new() -> bytes:
    return as_html(read(sample()), settings()[1])


def parts(folder: Path) -> list[Path]:
    """What is being written beside the file."""
    return list(folder.glob(".*.part"))


def test_killed_in_the_middle_the_old_file_is_there(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    target.write_bytes(OLD)
    code = (
        "import pathlib, sys, time\nfrom livetui.whole import whole\n"
        "with whole(pathlib.Path(sys.argv[1])) as file:\n"
        "    file.write(b'half'); file.flush(); print('half', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(target)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"half\n"
        process.kill()
    assert [part.read_bytes() for part in parts(tmp_path)] == [b"half"]
    assert target.read_bytes() == OLD


@pytest.mark.parametrize("wait_s", [0, 0.001, 0.004])
def test_killed_as_it_writes_the_file_is_old_or_new(tmp_path: Path, wait_s: float) -> None:
    target = tmp_path / "report.html"
    target.write_bytes(OLD)
    command = [sys.executable, "-m", "livetui", "report", "sample", "--format", "html", "-o", str(target)]
    with subprocess.Popen(command) as process:
        until = time.monotonic() + _PATIENCE_S
        while process.poll() is None and not parts(tmp_path) and time.monotonic() < until:
            time.sleep(0.0002)
        time.sleep(wait_s)
        process.kill()
    assert target.read_bytes() in (OLD, new())
