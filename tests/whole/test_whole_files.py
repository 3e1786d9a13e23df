"""A file is there whole or not at all."""

import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from livetui.whole import whole


@pytest.fixture
def target(tmp_path: Path) -> Iterator[Path]:
    """Where to write; whatever happens, no other file may be left beside it."""
    target = tmp_path / "target"
    yield target
    assert set(tmp_path.iterdir()) <= {target, tmp_path / "link"}


def put(path: Path, data: bytes) -> None:
    with whole(path) as file:
        file.write(data)


def test_a_file_is_not_there_before_it_is_whole(target: Path) -> None:
    with whole(target) as file:
        file.write(b"first half, ")
        file.flush()
        assert not target.exists()
        file.write(b"second half")
    assert target.read_bytes() == b"first half, second half"


def test_a_file_takes_the_place_of_the_one_before(target: Path) -> None:
    target.write_bytes(b"much longer than what comes")
    put(target, b"new")
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("kind", [OSError, KeyboardInterrupt, SystemExit])
def test_what_breaks_off_leaves_the_former_file(target: Path, kind: type[BaseException]) -> None:
    target.write_bytes(b"former")
    with pytest.raises(kind), whole(target) as file:  # noqa: PT012  it is the writing that breaks off
        file.write(b"new")
        raise kind
    assert target.read_bytes() == b"former"


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_disk_that_fails_at_the_end_leaves_the_former_file(target: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    target.write_bytes(b"former")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full) if call == "fsync" else monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        put(target, b"new")
    assert target.read_bytes() == b"former"


def test_a_link_stays_a_link(target: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(target)
    put(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_file_that_only_its_owner_may_read_stays_so(target: Path) -> None:
    target.write_bytes(b"secret")
    target.chmod(0o600)
    put(target, b"new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_written_to_and_not_replaced(target: Path) -> None:
    os.mkfifo(target)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(target.read_bytes()), daemon=True)
    reader.start()
    put(target, b"new")
    reader.join(timeout=10)
    assert read == [b"new"]
    assert stat.S_ISFIFO(target.stat().st_mode)


@pytest.mark.parametrize("name", [".", "nowhere/file"])
def test_what_cannot_be_a_file_is_an_os_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(OSError, match=r"\[Errno"):
        put(tmp_path / name, b"new")
    assert not list(tmp_path.iterdir())
