"""What recordings are called, and which one is continued."""

import fcntl
import os
from pathlib import Path

import pytest

from livetui.recording.naming import LONGEST_BREAK_S, mark_of, path_for, recordings_dir, slug

NOW_MS = 1_795_303_509_000
NEW = "2026-11-21T23-25-09Z-evening-skincare.ndjson.zst"
OLD = "2026-11-21T22-00-00Z-evening-skincare.ndjson.zst"
OLDER = "2026-11-21T21-00-00Z-evening-skincare.ndjson.zst"
CALLED = "Evening skincare"


def interrupted(folder: Path, name: str, age_s: float = 60, marked: bool = True) -> Path:
    path = folder / name
    path.touch()
    os.utime(path, (NOW_MS / 1000 - age_s,) * 2)
    if marked:
        mark_of(path).touch()
    return path


def chosen(folder: Path, called: str = CALLED) -> str:
    return path_for(called, NOW_MS, folder).name


@pytest.mark.parametrize(
    ("called", "short"),
    [
        ("Evening skincare", "evening-skincare"),
        ("Café — Zoë's  LIVE!", "cafe-zoe-s-live"),
        ("ws://localhost:21213/", "ws-localhost-21213"),
        ("../../etc/passwd\0\n", "etc-passwd"),
        ("ライブ", "live"),
        ("", "live"),
        ("word " * 1_000, "word-word-word-word-word-word-word-word"),
    ],
)
def test_a_short_name_is_safe_in_any_file_system(called: str, short: str) -> None:
    assert slug(called) == short


def test_a_new_recording_is_named_after_its_time(tmp_path: Path) -> None:
    assert path_for(CALLED, NOW_MS, tmp_path / "none") == tmp_path / "none" / NEW


def test_recordings_are_kept_with_the_data() -> None:
    path = path_for("no such LIVE was ever recorded", NOW_MS)
    assert path.parent == recordings_dir()
    assert path.parent.name == "recordings"


def test_two_of_the_same_second_get_names_of_their_own(tmp_path: Path) -> None:
    names = [interrupted(tmp_path, chosen(tmp_path), marked=False).name for _ in range(3)]
    assert names == [NEW, NEW.replace(".nd", ".2.nd"), NEW.replace(".nd", ".3.nd")]


@pytest.mark.parametrize("name", [OLD, OLD.replace(".nd", ".2.nd")])
def test_an_interrupted_recording_is_continued(tmp_path: Path, name: str) -> None:
    interrupted(tmp_path, name)
    assert chosen(tmp_path) == name


def test_the_latest_interrupted_one_is_continued(tmp_path: Path) -> None:
    for name in (OLDER, OLD):
        interrupted(tmp_path, name)
    assert chosen(tmp_path) == OLD


def test_one_that_was_closed_well_is_not_continued(tmp_path: Path) -> None:
    interrupted(tmp_path, OLD, marked=False)
    assert chosen(tmp_path) == NEW


@pytest.mark.parametrize(("age_s", "name"), [(LONGEST_BREAK_S - 1, OLD), (LONGEST_BREAK_S + 1, NEW), (-5, OLD)])
def test_one_that_is_too_old_is_not_continued(tmp_path: Path, age_s: float, name: str) -> None:
    interrupted(tmp_path, OLD, age_s)
    assert chosen(tmp_path) == name


@pytest.mark.parametrize("called", ["Evening", "skincare", "Evening skincare 2", "Morning"])
def test_one_of_another_name_is_not_continued(tmp_path: Path, called: str) -> None:
    interrupted(tmp_path, OLD)
    assert chosen(tmp_path, called) != OLD


def test_one_that_is_being_recorded_is_not_continued(tmp_path: Path) -> None:
    for name in (OLDER, OLD):
        interrupted(tmp_path, name)
    with (tmp_path / OLD).open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert chosen(tmp_path) == OLDER
    assert chosen(tmp_path) == OLD


def test_a_mark_without_its_recording_means_nothing(tmp_path: Path) -> None:
    mark_of(tmp_path / OLD).touch()
    assert chosen(tmp_path) == NEW
