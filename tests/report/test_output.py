"""Where reports are written to."""

import os
import sys
from pathlib import Path

import pytest

from livetui.errors import UsageError
from livetui.report.output import write


def test_a_file_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    target = tmp_path / "report"
    target.write_text("a much longer report than the new one")
    write("new ☂\n", str(target))
    assert target.read_bytes() == "new ☂\n".encode()
    assert list(tmp_path.iterdir()) == [target]


def test_a_report_that_cannot_be_finished_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report"
    target.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageError, match="No space left"):
        write("new", str(target))
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("name", ["/nowhere/at/all", "a\0b"])
def test_what_cannot_be_written_is_said(name: str) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        write("new", name)


@pytest.mark.parametrize("name", ["real.ndjson.zst", "real.jsonl", "real.NDJSON", "real.gz"])
def test_a_recording_is_not_written_over(tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    target.write_text("events")
    with pytest.raises(UsageError, match="the name of a recording: name another file"):
        write("new", str(target))
    assert target.read_text() == "events"


def test_a_directory_is_no_place_for_a_report(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        write("new", str(tmp_path))


def test_bytes_go_to_stdout_as_they_are(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write(b"a\r\n\xe2\x98\x82", None)
    sys.stdout.flush()
    assert capfdbinary.readouterr().out == b"a\r\n\xe2\x98\x82"


def test_what_is_no_text_is_not_written_into_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.openpty()
    with open(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "stdout", terminal)
        with pytest.raises(UsageError, match="name a file with -o"):
            write(b"PAR1\0", None)
        write(b"text", None)
        terminal.flush()
    assert os.read(ours, 100) == b"text"
    os.close(ours)
