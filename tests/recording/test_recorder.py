"""The recorder's thread: it writes in time, whatever happens to the file."""

import errno
import os
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from livetui.errors import UsageError
from livetui.recording import appending, recorder
from livetui.recording.naming import mark_of
from livetui.recording.recorder import Recorder
from tests.recording.written import held, line, lines, until

KINDS = ["live.ndjson", "live.ndjson.zst"]


@pytest.mark.parametrize("name", KINDS)
def test_what_is_written_is_read_in_order(tmp_path: Path, name: str) -> None:
    with Recorder(tmp_path / name, interval_s=0.002) as recording:
        for first in range(1, 2_000, 20):
            assert recording.write(lines(first, first + 19)) == first + 19
    assert held(tmp_path / name) == lines(1, 2_000)
    assert (recording.durable, recording.lost, recording.trouble, recording.notices) == (2_000, 0, None, ())


def test_a_line_is_on_the_disk_within_half_a_second(tmp_path: Path) -> None:
    took: list[float] = []
    with Recorder(tmp_path / "live.ndjson") as recording:
        while len(took) < 10 and min(took, default=9.9) >= 0.5:  # another program may have held this one up
            begun = time.monotonic()
            number = recording.write([line(1)])
            until(partial(is_durable, recording, number))
            took.append(time.monotonic() - begun)
        assert len(held(tmp_path / "live.ndjson")) == len(took)
    assert min(took) < 0.5


def is_durable(recording: Recorder, number: int) -> bool:
    return recording.durable >= number


def in_trouble(recording: Recorder) -> bool:
    return recording.trouble is not None


def test_many_lines_do_not_wait(tmp_path: Path) -> None:
    with Recorder(tmp_path / "live.ndjson", interval_s=3_600) as recording:
        recording.write(lines(1, 20_000))
        until(lambda: recording.durable == 20_000)


@pytest.mark.parametrize("name", KINDS)
def test_a_recording_is_continued(tmp_path: Path, name: str) -> None:
    for first in (1, 11, 21):
        with Recorder(tmp_path / name) as recording:
            assert recording.lines_before == first - 1
            recording.write(lines(first, first + 9))
    assert held(tmp_path / name) == lines(1, 30)
    assert recording.notices == ()


def test_the_user_hears_what_was_salvaged(tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson"
    path.write_bytes(line(1) + b"\n" + line(2)[:-1])
    with Recorder(path) as recording:
        recording.write([line(3)])
    assert held(path) == [line(1), line(3)]
    assert recording.notices == (
        f"{path} was cut off while it was written: 1 whole line is kept, and recording goes on behind.",
    )


def test_a_file_that_was_deleted_is_made_anew_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "live.ndjson"
    with Recorder(path, interval_s=0.002) as recording:
        recording.write([line(1)])
        until(lambda: recording.durable == 1)
        path.unlink()
        path.parent.rmdir()
        recording.write([line(2)])
    note, kept = held(path)
    assert kept == line(2)
    assert b"was moved or deleted" in note
    assert recording.notices == (f"{path} was moved or deleted: recording goes on in a new file of that name.",)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_was_moved_stays_whole(tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson.zst"
    with Recorder(path, interval_s=0.002) as recording:
        recording.write([line(1)])
        until(lambda: recording.durable == 1)
        path.rename(tmp_path / "before.ndjson.zst")
        recording.write([line(2)])
    assert held(tmp_path / "before.ndjson.zst") == [line(1)]
    assert held(path)[1:] == [line(2)]


def test_another_file_in_its_place_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson"
    with Recorder(path, interval_s=0.002, retry_s=0.01) as recording:
        recording.write([line(1)])
        until(lambda: recording.durable == 1)
        (tmp_path / "list").write_text("a shopping list\n")
        (tmp_path / "list").replace(path)
        recording.write([line(2)])
        until(lambda: recording.trouble is not None)
        assert recording.trouble
        assert "is there already and is no recording" in recording.trouble
        assert path.read_text() == "a shopping list\n"
        path.unlink()
        until(lambda: recording.trouble is None)
    assert held(path)[1:] == [line(2)]


@pytest.mark.parametrize("name", KINDS)
def test_a_file_that_was_cut_is_continued_where_it_is_whole(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with Recorder(path, interval_s=0.002) as recording:
        recording.write([line(1)])
        until(lambda: recording.durable == 1)
        recording.write([line(2)])
        until(lambda: recording.durable == 2)
        os.truncate(path, path.stat().st_size - 3)
        recording.write([line(3)])
    assert held(path) in ([line(1), line(3)], lines(1, 3))
    assert "was changed by another program" in recording.notices[0]


def test_what_a_failed_sync_left_is_written_once_more_and_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "live.ndjson.zst"
    sync, failing = appending._sync, threading.Event()

    def failing_sync(fd: int) -> None:
        if failing.is_set():
            raise OSError(errno.EIO, "Input/output error")
        sync(fd)

    monkeypatch.setattr(appending, "_sync", failing_sync)
    with Recorder(path, interval_s=0.002, retry_s=0.01) as recording:
        recording.write([line(1)])
        until(lambda: recording.durable == 1)
        failing.set()
        recording.write([line(2)])
        until(lambda: recording.trouble is not None)
        assert recording.trouble == (
            f"Recording has stopped, for the disk of {path} fails (Input/output error): see what is the matter with it."
        )
        assert held(path) == [line(1)]
        failing.clear()
        until(lambda: recording.trouble is None)
        assert recording.durable == 2
    assert held(path) == lines(1, 2)


def test_a_disk_that_does_not_answer_is_said_and_holds_nobody_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "live.ndjson"
    sync, answers = appending._sync, threading.Event()

    def silent_sync(fd: int) -> None:
        answers.wait(20)
        sync(fd)

    monkeypatch.setattr(appending, "_sync", silent_sync)
    monkeypatch.setattr(recorder, "_SILENT_S", 0.05)
    recording = Recorder(path, marked=True, interval_s=0.002, most_waiting=1_000)
    for number in range(1, 101):
        recording.write([line(number)])
    until(lambda: recording.trouble is not None)
    assert recording.trouble
    assert "does not answer" in recording.trouble
    assert f"{recording.lost} events are lost" in recording.trouble
    begun = time.monotonic()
    recording.close(patience_s=0.05)
    assert time.monotonic() - begun < 10  # and it would be twenty until the disk answers
    answers.set()
    until(lambda: recording.durable == 100)
    until(lambda: recording.trouble is None)
    until(lambda: len(held(path)) == 101 - recording.lost)
    assert b"recording gap" in held(path)[-1]
    until(lambda: not mark_of(path).exists())


def test_a_disk_that_does_not_answer_is_known_early_enough_to_be_said_within_two_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    took: list[float] = []
    while len(took) < 5 and min(took, default=9.9) >= 1.5:  # another program may have held this one up
        answers = threading.Event()
        monkeypatch.setattr(appending, "_sync", lambda _, answers=answers: answers.wait(20))
        with Recorder(tmp_path / f"live-{len(took)}.ndjson") as recording:
            begun = time.monotonic()
            recording.write([line(1)])
            until(partial(in_trouble, recording))
            took.append(time.monotonic() - begun)
            answers.set()
    assert min(took) < 1.5  # and the screen looks every half second


def test_a_disk_that_is_full_from_the_start_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "live.ndjson"
    open_locked, is_full = appending._open_locked, threading.Event()

    def open_where_there_is_room(path: Path, name: str) -> int:
        if is_full.is_set():
            raise OSError(errno.ENOSPC, "No space left on device")
        return open_locked(path, name)

    monkeypatch.setattr(appending, "_open_locked", open_where_there_is_room)
    is_full.set()
    with Recorder(path, interval_s=0.002, retry_s=0.01) as recording:
        assert recording.trouble == f"Recording has stopped, for the disk of {path} is full: make room on it."
        recording.write([line(1)])
        is_full.clear()
        until(lambda: recording.trouble is None)
    assert held(path) == [line(1)]


def test_what_cannot_be_written_to_the_end_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "live.ndjson.zst"

    def failing_sync(fd: int) -> None:
        raise OSError(errno.EDQUOT, "Disk quota exceeded")

    with Recorder(path, interval_s=3_600, marked=True) as recording:
        monkeypatch.setattr(appending, "_sync", failing_sync)
        recording.write(lines(1, 3))
    assert recording.trouble == (
        f"Recording has stopped, for your quota on the disk of {path} is used up: make room there; 3 events are lost."
    )
    assert path.read_bytes() == b""
    assert mark_of(path).exists()


def test_a_fault_of_ours_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(file: appending.AppendedFile, text: bytes) -> None:
        raise ValueError("oh")

    monkeypatch.setattr(appending.AppendedFile, "append", broken)
    with Recorder(tmp_path / "live.ndjson") as recording:
        recording.write([line(1)])
    assert recording.trouble == "Recording has stopped, for livetui has a fault (ValueError('oh')): report it."


def test_what_comes_after_closing_is_lost(tmp_path: Path) -> None:
    recording = Recorder(tmp_path / "live.ndjson")
    recording.close()
    assert recording.write([line(1)]) == 1
    assert recording.lost == 1


def test_a_mark_stands_beside_a_recording_until_it_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson.zst"
    with Recorder(path, marked=True) as recording:
        assert mark_of(path).exists()
        assert mark_of(path).stat().st_mode & 0o777 == 0o600
        recording.write([line(1)])
    assert list(tmp_path.iterdir()) == [path]


def test_the_mark_is_on_the_disk_and_off_it_even_if_the_power_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sync, marked = os.fsync, []

    def watched(fd: int) -> None:
        if os.path.samestat(os.fstat(fd), tmp_path.stat()):
            marked.append(mark_of(tmp_path / "live.ndjson").exists())
        sync(fd)

    monkeypatch.setattr(os, "fsync", watched)
    Recorder(tmp_path / "live.ndjson", marked=True).close()
    assert marked == [False, True, False]


@pytest.mark.parametrize(("marked", "left"), [(True, []), (False, ["live.ndjson"])])
def test_a_recording_of_nothing_is_only_kept_where_it_was_asked_for(tmp_path: Path, marked: bool, left: list[str]) -> None:
    Recorder(tmp_path / "live.ndjson", marked=marked).close()
    assert [path.name for path in tmp_path.iterdir()] == left


def test_a_second_recorder_is_told_to_go_elsewhere(tmp_path: Path) -> None:
    with Recorder(tmp_path / "live.ndjson"), pytest.raises(UsageError, match="is being recorded by another livetui"):
        Recorder(tmp_path / "live.ndjson")
    Recorder(tmp_path / "live.ndjson").close()


@pytest.mark.parametrize(("place", "said"), [("file/live.zst", "below what is no folder"), ("x" * 300, "is too long")])
def test_a_place_where_nothing_can_be_is_refused_at_once(tmp_path: Path, place: str, said: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match=f"^Nothing can be recorded, for .*{said}.*, or name another file\\.$"):
        Recorder(tmp_path / place)
