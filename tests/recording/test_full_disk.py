"""A disk that is full, for real: an alarm, no waiting, and a recording that is whole but for a gap that it marks."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.recording import recording_to_a_full_disk
from tests.recording.written import held, line, lines

ROOT = Path(__file__).parents[2]
APART = ["unshare", "--user", "--map-root-user", "--mount"]


def can_mount(folder: Path) -> bool:
    try:
        return subprocess.run([*APART, "mount", "-t", "tmpfs", "none", folder], check=False).returncode == 0
    except FileNotFoundError:
        return False


@pytest.mark.parametrize(("kind", "why"), [("limit", "is as large as a file may be"), ("disk", "is full: make room")])
def test_a_full_disk_is_said_and_leaves_a_gap_that_is_marked(tmp_path: Path, kind: str, why: str) -> None:
    folder, report = tmp_path / "folder", tmp_path / "report.json"
    folder.mkdir()
    if kind == "disk" and not can_mount(folder):
        pytest.skip("no disk can be mounted here")
    command = [sys.executable, recording_to_a_full_disk.__file__, kind, str(folder), str(report)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([*(APART if kind == "disk" else []), *command], env=environment, check=True, timeout=60)
    told = json.loads(report.read_text())

    assert why in told["trouble"]
    assert 0 < told["trouble_after"] < 10  # two seconds, on a machine that has nothing else to do
    assert told["after"] is None
    assert told["slowest"] < 5  # nobody waits until there is room
    assert told["durable"] >= 50
    assert told["size"] == len(b"\n".join((*lines(1, told["durable"]), b"")))

    assert told["lost"][0] == told["lost"][1] >= 500
    recorded = held(tmp_path / "recorded.ndjson")
    (gap,) = [index for index, one in enumerate(recorded) if b'"type":"note"' in one]
    assert re.search(rb"recording gap: %s events" % f"{told['lost'][0]:,}".encode(), recorded[gap])
    assert recorded[:gap] == lines(1, gap)
    assert recorded[gap + 1 :] == lines(gap + told["lost"][0] + 1, told["last"])
    assert recorded[-1] == line(told["last"])
