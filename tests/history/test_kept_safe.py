"""Whatever happens to the program or the file, there is a whole history."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from livetui.errors import UsageError
from livetui.history.database import make
from livetui.history.history import History
from livetui.history.past_live import Summary
from livetui.history.schema import APPLICATION, STEPS, migrate
from tests.history.past import evening

ROOT = Path(__file__).resolve().parents[2]
NOW_MS = 1_794_540_600_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


def _keep(path: Path, days: int = 3) -> None:
    with History(path) as history:
        for day in range(days):
            history.add(evening(day))


def _garbage(path: Path) -> None:
    path.write_bytes(b"no database at all " * 999)


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _emptied(path: Path) -> None:
    os.truncate(path, 0)


def _scribbled(path: Path) -> None:
    with path.open("r+b") as file:
        for page in range(1, path.stat().st_size // 4096):
            file.seek(page * 4096)
            file.write(b"\xff" * 200)


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE live (id INTEGER)")


DAMAGES: tuple[Callable[[Path], None], ...] = (_garbage, _cut, _emptied, _scribbled, _foreign)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_history_is_set_aside_and_made_anew_of_what_is_found(path: Path, damage: Callable[[Path], None]) -> None:
    _keep(path)
    damage(path)
    damaged = path.read_bytes()
    with History(path, found=lambda: [evening(0), evening(0), evening(1)], now_ms=lambda: NOW_MS) as history:
        assert [live.title for live in history.lives()] == ["Evening 1", "Evening 0"]
        assert "2 LIVEs were found again" in (history.trouble or "")
    assert (path.parent / "history.db.damaged-2026-11-13T03-30-00Z").read_bytes() == damaged
    assert {file.name for file in path.parent.iterdir()} == {path.name, "history.db.damaged-2026-11-13T03-30-00Z"}


def test_a_sound_history_makes_no_trouble_and_is_not_made_anew(path: Path) -> None:
    _keep(path)
    with History(path, found=lambda: pytest.fail("nothing is to be found again")) as history:
        assert history.trouble is None
        assert len(history.lives()) == 3


def test_what_breaks_off_while_it_is_mended_leaves_the_damaged_one(path: Path) -> None:
    _keep(path)
    _cut(path)
    damaged = path.read_bytes()

    def found() -> Iterator[Summary]:
        yield evening(0)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        History(path, found=found)
    assert path.read_bytes() == damaged
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_kill_while_it_is_mended_leaves_the_damaged_one_which_is_mended_the_next_time(path: Path) -> None:
    _keep(path)
    _cut(path)
    damaged = path.read_bytes()
    code = """if True:
        import sys, time
        from pathlib import Path
        from livetui.history.history import History
        from tests.history.past import evening
        def found():
            yield evening()
            print("half", flush=True)
            time.sleep(60)
        History(Path(sys.argv[1]), found=found)
    """
    with subprocess.Popen([sys.executable, "-c", code, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "half\n"
        running.kill()
    assert path.read_bytes() == damaged
    with History(path, found=lambda: [evening()]) as history:
        assert len(history.lives()) == 1


def test_what_a_kill_left_half_mended_is_not_taken_for_what_was_found(path: Path) -> None:
    _keep(path)
    _cut(path)
    make(path.with_name(f".{path.name}.rebuilt"))
    with History(path, found=lambda: [evening()]) as history:
        assert len(history.lives()) == 1
    assert not list(path.parent.glob("*.rebuilt"))


@pytest.mark.parametrize("known", range(1, len(STEPS)))
def test_an_older_file_becomes_one_of_the_latest_version_and_keeps_its_lives(path: Path, known: int) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, STEPS[:known])
        connection.execute(
            "INSERT INTO live (title, started_ms, ended_ms, start_told, heard_s, duration_s, events, violations, fingerprint)"
            " VALUES ('from before', 1000, 61000, 1, 0, 60, 9, 0, 'f')"
        )
        connection.execute("INSERT INTO metric VALUES (1, 'views', 7)")
    with History(path) as history:
        assert (history.live(1).title, history.live(1).metrics) == ("from before", {"views": 7})
        _, id = history.add(evening(9))
        assert history.channels(id)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(STEPS),)


def test_a_live_kept_before_that_was_is_told_to_have_ended_at_a_full_second(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, STEPS[:3])
        connection.execute(
            "INSERT INTO live (started_ms, ended_ms, start_told, heard_s, duration_s, events, violations, fingerprint)"
            " VALUES (1000, 62000, 1, 0, 61, 9, 0, 'f')"
        )
    with History(path) as history:
        assert history.live(1).lasted_s == 60


def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, STEPS[:1])
        before = connection.execute("SELECT sql FROM sqlite_schema").fetchall()
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, (STEPS[0], ("CREATE TABLE more (x)", "no SQL")))
        connection.execute("ROLLBACK")
        assert connection.execute("SELECT sql FROM sqlite_schema").fetchall() == before
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


def test_the_file_of_a_newer_livetui_is_left_alone(path: Path) -> None:
    _keep(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(UsageError, match="newer livetui"):
        History(path)
    assert path.read_bytes() == before


def test_a_history_that_is_held_by_another_program_is_a_sentence(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("livetui.history.database._BUSY_S", 0.05)
    _keep(path)
    with History(path) as history, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UsageError, match="locked"):
            history.add(evening(7))


def test_a_place_where_no_file_can_be_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path / "file" / "history.db", tmp_path):
        with pytest.raises(UsageError, match="cannot be used"):
            History(place)


def test_two_that_make_it_at_once_make_one(path: Path) -> None:
    _keep(path)
    make(path)
    with History(path) as history:
        assert len(history.lives()) == 3


def test_the_header_tells_a_history_from_other_databases(path: Path) -> None:
    _keep(path)
    assert int.from_bytes(path.read_bytes()[68:72]) == APPLICATION


@pytest.mark.parametrize("after", [1, 2, 5, 9])
def test_a_kill_leaves_every_live_whole_or_not_there(path: Path, after: int) -> None:
    command = [sys.executable, "-m", "tests.history.killed_while_writing", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        said = [running.stdout.readline() for _ in range(after)]
        time.sleep(after / 1000)
        running.send_signal(signal.SIGKILL)
        said += running.stdout.readlines()
    with History(path) as history:
        assert history.trouble is None
        lives = history.lives()
        kept = [(len(live.metrics), history.minutes(live.id), history.channels(live.id)) for live in lives]
    assert len(lives) in (len(said), len(said) + 1)
    assert all(each == kept[0] for each in kept)
    assert kept[0][0] > 40
