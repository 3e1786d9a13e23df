"""A LIVE into a file."""

import gzip
import io
import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from livetui.simulate import SimulationOptions, simulate, write

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

OPTIONS = SimulationOptions(minutes=1, rate=100)


@pytest.fixture(scope="module")
def lines() -> bytes:
    return b"".join(simulate(OPTIONS))


def test_the_suffix_decides_how_it_is_compressed(tmp_path: Path, lines: bytes) -> None:
    for name in ("live.ndjson", "live.ndjson.gz", "live.ndjson.zst"):
        write(OPTIONS, tmp_path / name)
    assert (tmp_path / "live.ndjson").read_bytes() == lines
    assert gzip.decompress((tmp_path / "live.ndjson.gz").read_bytes()) == lines
    assert zstd.decompress((tmp_path / "live.ndjson.zst").read_bytes()) == lines


@pytest.mark.parametrize("name", ["LIVE.NDJSON.ZST", "LIVE.Zst"])
def test_the_suffix_may_be_in_capitals(tmp_path: Path, lines: bytes, name: str) -> None:
    write(OPTIONS, tmp_path / name)
    assert zstd.decompress((tmp_path / name).read_bytes()) == lines


def test_it_says_how_many_events_it_wrote(tmp_path: Path, lines: bytes) -> None:
    assert write(OPTIONS, tmp_path / "live.ndjson") == lines.count(b"\n")


def test_a_compressed_file_says_neither_when_nor_where_it_was_made(tmp_path: Path) -> None:
    write(OPTIONS, tmp_path / "one.gz")
    write(OPTIONS, tmp_path / "other.gz")
    assert (tmp_path / "one.gz").read_bytes() == (tmp_path / "other.gz").read_bytes()


def test_progress_ends_at_one(tmp_path: Path) -> None:
    heard: list[float] = []
    write(SimulationOptions(minutes=1, rate=300), tmp_path / "live.ndjson", heard.append)
    assert len(heard) > 2
    assert heard == sorted(heard)
    assert heard[-1] == 1.0


def test_what_breaks_off_leaves_the_former_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson"
    path.write_bytes(b"former")

    def interrupt(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(OPTIONS, path, interrupt)
    assert path.read_bytes() == b"former"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path, lines: bytes) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write(OPTIONS, pipe)
    reader.join(timeout=10)
    assert read == [lines]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_without_a_path_it_goes_to_standard_output(monkeypatch: pytest.MonkeyPatch, lines: bytes) -> None:
    out = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", out)
    write(OPTIONS, None)
    assert isinstance(out.buffer, io.BytesIO)
    assert out.buffer.getvalue() == lines


def test_a_folder_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write(OPTIONS, tmp_path / "nowhere" / "live.ndjson")
