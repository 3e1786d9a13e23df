"""Files that are continued: whole, cut at any byte, damaged, or no recordings at all."""

import gzip
import os
from pathlib import Path

import pytest

from livetui.errors import UnreadableInput, UsageError
from livetui.recording.appending import AppendedFile, Place
from livetui.recording.frames import pack
from livetui.recording.read import Recording
from tests.recording.written import TS, held, line, lines

PLAIN, PACKED = "live.ndjson", "live.ndjson.zst"
KINDS = [PLAIN, PACKED]
NEW = line(999)


def frames(name: str) -> list[bytes]:
    """A small recording in pieces, each put on the disk at once."""
    texts = [b"".join(one + b"\n" for one in lines(first, first + 2)) for first in (1, 4, 7, 10)]
    return [pack(text) for text in texts] if name == PACKED else texts


def continued(path: Path, text: bytes = NEW + b"\n") -> AppendedFile:
    file = AppendedFile(path)
    file.append(text)
    file.close()
    return file


def readable(path: Path) -> tuple[list[bytes], bool]:
    """What can be read of a file, and whether that is all of it."""
    try:
        with Recording(path) as recording:
            return b"".join(block.data for block in recording.blocks()).splitlines(), recording.cut is None
    except UnreadableInput:
        return [], path.stat().st_size == 0


@pytest.mark.parametrize("name", KINDS)
def test_lines_come_back_in_the_order_they_went_in(tmp_path: Path, name: str) -> None:
    file = AppendedFile(tmp_path / name)
    for number in range(1, 9):
        file.append(line(number) + b"\n")
    file.close()
    assert held(tmp_path / name) == lines(1, 8)
    assert ((tmp_path / name).read_bytes()[:1] == b"{") == (name == PLAIN)


@pytest.mark.parametrize("name", KINDS)
def test_a_recording_cut_at_any_byte_loses_at_most_its_last_frame_and_goes_on(tmp_path: Path, name: str) -> None:
    pieces = frames(name)
    whole = b"".join(pieces)
    ends = [sum(map(len, pieces[:count])) for count in range(len(pieces) + 1)]
    path = tmp_path / name
    aside = tmp_path / f"{name}.damaged"
    for size in range(len(whole) + 1):
        path.write_bytes(whole[:size])
        at_least = 3 * sum(end <= size for end in ends[1:])
        read, is_whole = readable(path)
        assert len(read) >= at_least
        file = continued(path)
        got = held(path)
        assert got == [*lines(1, len(got) - 1), NEW]
        assert file.lines == len(got) - 1 >= at_least
        assert (file.salvaged is None) == is_whole
        assert aside.exists() == (size > 0 and file.lines == 0)
        if aside.exists():
            assert aside.read_bytes() == whole[:size]
            aside.unlink()
    assert file.salvaged is None


@pytest.mark.parametrize("name", KINDS)
def test_a_wrong_byte_anywhere_hides_nothing_that_is_written_later(tmp_path: Path, name: str) -> None:
    pieces = frames(name)
    whole = b"".join(pieces)
    path = tmp_path / name
    for at in range(len(whole)):
        damaged = bytearray(whole)
        damaged[at] ^= 0x55
        path.write_bytes(damaged)
        try:
            continued(path)
        except UsageError:
            assert path.read_bytes() == damaged
        else:
            assert held(path)[-1] == NEW
            kept = held(path)[:-1]
            aside = tmp_path / f"{name}.damaged"
            if aside.exists():
                assert aside.read_bytes() == damaged
                aside.unlink()
            elif name == PACKED:
                assert kept[:9] == lines(1, 9)
            else:
                assert len(set(kept) & set(lines(1, 12))) >= 10


def test_what_can_be_unpacked_of_a_broken_frame_is_kept(tmp_path: Path) -> None:
    path = tmp_path / PACKED
    first, second = lines(1, 20_000), lines(20_001, 60_000)
    packed = pack(b"\n".join((*second, b"")))
    path.write_bytes(pack(b"\n".join((*first, b""))) + packed[: len(packed) // 2])
    file = continued(path)
    got = held(path)
    assert 35_000 < file.lines == len(got) - 1
    assert got == [*lines(1, file.lines), NEW]
    assert file.salvaged
    assert f"{file.lines:,} whole lines are kept" in file.salvaged


def test_a_line_that_goes_through_two_frames_is_finished(tmp_path: Path) -> None:
    text = b"\n".join(lines(1, 3))
    path = tmp_path / PACKED
    path.write_bytes(pack(text[:100]) + pack(text[100:] + b"\n") + b"\x28\xb5")
    continued(path)
    assert held(path) == [*lines(1, 3), NEW]


@pytest.mark.parametrize("name", KINDS)
def test_a_whole_last_line_without_its_newline_is_kept(tmp_path: Path, name: str) -> None:
    text = b"\n".join(lines(1, 2))
    path = tmp_path / name
    path.write_bytes(pack(text) if name == PACKED else text)
    assert continued(path).lines == 2
    assert held(path) == [*lines(1, 2), NEW]


@pytest.mark.parametrize("name", KINDS)
def test_zeros_left_behind_by_a_power_cut_are_cut_off(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"".join(frames(name)) + bytes(5_000))
    continued(path)
    assert held(path) == [*lines(1, 12), NEW]


def test_what_is_damaged_in_its_middle_is_set_aside_whole(tmp_path: Path) -> None:
    path = tmp_path / PACKED
    for number, aside in ((1, "damaged"), (2, "damaged-2")):
        pieces = frames(PACKED)
        pieces[1] = pieces[1][:20] + b"%d" % number + pieces[1][21:]
        path.write_bytes(b"".join(pieces))
        file = continued(path)
        assert held(path) == [NEW]
        assert (tmp_path / f"{PACKED}.{aside}").read_bytes() == b"".join(pieces)
        assert file.lines == 0
        assert file.salvaged
        assert f"is damaged in its middle: it is now called {PACKED}.{aside}" in file.salvaged


EVENT = line(1) + b"\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (PLAIN, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        (PLAIN, b"a shopping list\n- milk\n"),
        (PLAIN, b"word"),
        (PLAIN, b'{\n  "name": "livetui",\n  "version": 1\n}\n'),
        (PLAIN, b'{"type":"module","name":"x"}'),
        (PLAIN, b"a,b\n1,2\n"),
        (PLAIN, EVENT.decode().encode("utf-16")),
        (PLAIN, gzip.compress(EVENT, mtime=0)),
        (PLAIN, pack(EVENT)),
        (PACKED, EVENT),
        (PACKED, b"\x89PNG\r\n\x1a\n"),
        (PACKED, gzip.compress(EVENT, mtime=0)),
        (PACKED, pack(b"a tar archive\0\0\0\0" * 100)),
        (PACKED, pack(b"a tar archive\0\0\0\0" * 100) + b"\x28\xb5\x2f"),
    ],
)
def test_what_is_no_recording_is_refused_and_left_alone(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UsageError, match=r"is there already .*: give the recording another name\.$"):
        AppendedFile(tmp_path / name)
    assert (tmp_path / name).read_bytes() == data
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", KINDS)
def test_an_empty_file_is_recorded_to(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    continued(tmp_path / name)
    assert held(tmp_path / name) == [NEW]


@pytest.mark.parametrize("name", ["live.ndjson.gz", "LIVE.GZ"])
def test_gzip_is_refused_before_anything_is_made(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"end in \.zst"):
        AppendedFile(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_folders_and_pipes_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", Path(os.devnull)):
        with pytest.raises(UsageError, match="is no file that can be recorded to"):
            AppendedFile(path)


def test_only_its_owner_reads_a_recording_whatever_the_umask(tmp_path: Path) -> None:
    (tmp_path / "empty.zst").touch(0o666)
    before = os.umask(0)
    try:
        for path in (tmp_path / "new" / "folder" / PACKED, tmp_path / PLAIN, tmp_path / "empty.zst"):
            AppendedFile(path).close()
            assert path.stat().st_mode & 0o7777 == 0o600
    finally:
        os.umask(before)
    assert (tmp_path / "new").stat().st_mode & 0o7777 == 0o700
    assert (tmp_path / "new" / "folder").stat().st_mode & 0o7777 == 0o700


def test_nobody_else_records_to_the_same_file(tmp_path: Path) -> None:
    file = AppendedFile(tmp_path / PACKED)
    with pytest.raises(UsageError, match="is being recorded by another livetui"):
        AppendedFile(tmp_path / PACKED)
    file.append(EVENT)
    file.close()
    continued(tmp_path / PACKED)
    assert held(tmp_path / PACKED) == [EVENT.strip(), NEW]


def test_a_file_knows_what_became_of_it(tmp_path: Path) -> None:
    path = tmp_path / PLAIN
    file = AppendedFile(path)
    file.append(EVENT)
    assert file.place() is Place.HERE
    os.truncate(path, 3)
    assert file.place() is Place.CHANGED
    path.rename(tmp_path / "moved")
    assert file.place() is Place.GONE
    path.write_bytes(EVENT)
    assert file.place() is Place.GONE
    file.close()


def test_half_a_line_behind_long_ones_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / PLAIN
    path.write_bytes(b"".join(b'{"type":"note","ts":%d,"text":"%s"}\n' % (TS, b"x" * 300_000) for _ in range(4)) + b'{"ty')
    continued(path)
    assert len(held(path)) == 5
