"""Files that are no recordings: one sentence each, that says what to do."""

import gzip
import os
from pathlib import Path

import pytest

from livetui.errors import UnreadableInput
from livetui.recording import opening
from livetui.recording.read import Recording

EVENT = '{"type":"note","text":"hello"}\n'
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0"


def refused(path: Path) -> str:
    with pytest.raises(UnreadableInput) as caught:
        Recording(path)
    sentence = str(caught.value)
    assert sentence.startswith(str(path))
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\n \r\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (gzip.compress(b"", mtime=0), "is empty"),
        (PNG, "not a recording"),
        (gzip.compress(PNG, mtime=0), "not a recording"),
        (b"\xff\xd8\xff\xe0JFIF", "not a recording"),
        (b"SQLite format 3\0", "not a recording"),
        (b"PK\x03\x04\x14\0", "a zip archive: unpack it first"),
        (b"BZh91AY&SY", "packed with bzip2: unpack it first"),
        (b"\xfd7zXZ\x00\x00", "packed with xz: unpack it first"),
        (EVENT.encode("utf-16"), "UTF-16"),
        (EVENT.encode("utf-16-le"), "UTF-16"),
        (EVENT.encode("utf-16-be"), "UTF-16"),
        (EVENT.encode("utf-32"), "UTF-16 or UTF-32"),
        (b"\x1f\x8b" + b"x" * 50, "damaged gzip data from its start on"),
        (b"\x28\xb5\x2f\xfd" + b"\xff" * 50, "damaged Zstandard data from its start on"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_recording_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "file").write_bytes(data)
    assert said in refused(tmp_path / "file")


@pytest.mark.parametrize(
    "start", [b"\xff\xfe\xfd not UTF-8\n", b"a\0b\n", b"no JSON\n", b'{"name":"caf\xe9"}\n', b"\n\n", b'[{"a":1}]\n']
)
def test_a_bad_first_line_does_not_refuse_the_file(tmp_path: Path, start: bytes) -> None:
    (tmp_path / "file").write_bytes(start + EVENT.encode())
    with Recording(tmp_path / "file") as recording:
        assert b"".join(block.data for block in recording.blocks()) == start + EVENT.encode()


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    assert "does not exist" in refused(tmp_path / "none")


def test_a_file_below_a_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text(EVENT)
    assert "does not exist" in refused(tmp_path / "file" / "none")


def test_the_number_of_a_live_leads_to_its_recording(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "“livetui history show 12” says where the recording of LIVE 12 is" in refused(Path("12"))


def test_a_directory_is_said(tmp_path: Path) -> None:
    assert "is a directory" in refused(tmp_path)


def test_a_name_no_file_can_have_is_said(tmp_path: Path) -> None:
    assert "cannot be opened" in refused(tmp_path / ("x" * 300))


def test_an_unprintable_name_is_made_safe(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"\ufffd\[2J does not exist"):
        Recording(tmp_path / "\x1b[2J")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_a_file_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text(EVENT)
    (tmp_path / "file").chmod(0)
    assert "may not be read" in refused(tmp_path / "file")


def test_a_refusal_of_permission_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(opening, "FileIO", forbid)
    (tmp_path / "file").write_text(EVENT)
    assert "may not be read by you" in refused(tmp_path / "file")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_is_refused() -> None:
    assert "is a device" in refused(Path("/dev/zero"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_without_a_writer_is_not_waited_for_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "PIPE_PATIENCE_S", 0.05)
    os.mkfifo(tmp_path / "pipe")
    assert "nobody writing" in refused(tmp_path / "pipe")
