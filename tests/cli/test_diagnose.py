"""`livetui diagnose`."""

import json
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import Command, Feed


def test_a_recording_is_diagnosed(livetui: Command) -> None:
    ended = livetui("diagnose", "sample")
    assert ended.code == 0
    assert "• Enter-room rate" in ended.out


def test_as_of_a_moment(livetui: Command) -> None:
    told = json.loads(livetui("diagnose", "sample", "--at", "20:00", "--format", "json").out)
    assert told["session"]["duration_s"] == 1200
    assert all(moment["at_s"] < 1200 for finding in told["findings"] for moment in finding["worst"])


def test_within_another_category(livetui: Command) -> None:
    told = json.loads(livetui("diagnose", "sample", "--category", "Toys", "--format", "json").out)
    assert told["category"] == "Toys"


def test_into_a_file(livetui: Command, tmp_path: Path) -> None:
    target = tmp_path / "diagnosis.json"
    assert livetui("diagnose", "sample", "--format", "json", "-o", str(target)).out == ""
    assert json.loads(target.read_text())["schema"] == "livetui.diagnosis/1"


def test_a_format_that_is_none_is_refused(livetui: Command) -> None:
    ended = livetui("diagnose", "sample", "--format", "xml")
    assert ended.code == 2
    assert "--format is text or json" in ended.err


def test_a_live_of_which_next_to_nothing_is_known(livetui: Command, feed: Feed) -> None:
    ended = livetui("diagnose", str(feed([{"type": "like", "ts": 1_786_557_420_000}])))
    assert ended.code == 0
    assert "Too early to diagnose" in ended.out or "No benchmark" in ended.out


def test_no_lexicon_is_read_for_it() -> None:
    program = (
        "import sys; from livetui.cli.app import run; code = run(['diagnose', 'sample']);"
        "sys.exit(code or 'livetui.intents.classify' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60).returncode == 0
