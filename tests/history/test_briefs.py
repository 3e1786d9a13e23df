"""Past LIVEs as a list shows them."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from livetui.errors import UsageError
from livetui.history.briefs import briefs
from livetui.history.history import History
from livetui.history.schema import STEPS, migrate
from tests.history.past import evening


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


def test_they_say_of_each_live_what_the_history_says(path: Path) -> None:
    with History(path) as history:
        for day in (0, 2, 1):
            history.add(evening(day, orders=(1250,) * day, recording=Path(f"/live/{day}.ndjson")))
        lives = history.lives()
    told = briefs(path)
    for name in ("id", "room", "title", "creator", "region", "category", "currency", "started_ms", "lasted_s", "recording"):
        assert [getattr(brief, name) for brief in told] == [getattr(live, name) for live in lives]
    for metric in ("gmv", "orders"):
        assert [getattr(brief, metric) for brief in told] == [live.metrics.get(metric) for live in lives]


def test_looking_makes_no_history(path: Path) -> None:
    assert briefs(path) == []
    assert not path.parent.exists()


def of_version(known: int, path: Path) -> Path:
    """A history with a LIVE in it, as an earlier livetui made it."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, STEPS[:known])
        connection.execute(
            "INSERT INTO live (title, started_ms, ended_ms, start_told, heard_s, duration_s, events, violations, fingerprint)"
            " VALUES ('from before', 1000, 61000, 1, 0, 60, 9, 0, 'f')"
        )
    return path


@pytest.mark.parametrize("known", range(1, len(STEPS) + 1))
def test_looking_into_an_older_file_leaves_it_as_it_is(path: Path, known: int) -> None:
    before = of_version(known, path).read_bytes()
    assert [brief.title for brief in briefs(path)] == ["from before"]
    with History(path, mend=False) as history:
        assert [live.title for live in history.lives()] == ["from before"]
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_to_can_be_looked_into(path: Path) -> None:
    with History(path) as history:
        history.add(evening())
    path.chmod(0o400)
    path.parent.chmod(0o500)
    assert [brief.title for brief in briefs(path)] == ["Evening 0"]
    path.parent.chmod(0o700)


def test_a_recording_whose_name_is_no_text_is_found(path: Path) -> None:
    name = Path(os.fsdecode(b"/live/\xff.ndjson"))
    with History(path) as history:
        history.add(evening(recording=name))
    assert briefs(path)[0].recording == name


def test_a_damaged_history_is_said_and_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"damaged")
    with pytest.raises(UsageError, match="history list"):
        briefs(path)
    assert path.read_bytes() == b"damaged"
