"""LIVEs that were kept before their channels were."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from livetui.history.history import History
from livetui.history.past_live import Summary
from tests.history.past import evening


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


def _as_before_channels(path: Path, *summaries: Summary) -> None:
    """A history of the version that kept no channels."""
    with History(path) as history:
        for summary in summaries:
            history.add(summary)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE channel")
        connection.execute("DROP TABLE without_channels")
        connection.execute("DROP TABLE retold")
        connection.execute("ALTER TABLE live DROP COLUMN lasted_s")
        connection.execute("PRAGMA user_version = 1")


def test_lives_that_were_kept_before_channels_were_are_known_to_have_none(path: Path) -> None:
    _as_before_channels(path, evening(0), evening(1))
    with History(path) as history:
        history.add(evening(2))
        assert history.without_channels() == {1, 2}


def test_channels_that_were_not_kept_are_when_the_recording_is_imported_again(path: Path) -> None:
    _as_before_channels(path, evening(0), evening(1))
    with History(path) as history:
        history.add(evening(1))
        assert history.without_channels() == {1}
        assert history.channels(2) == evening(1).channels


def test_another_recording_of_a_live_does_not_tell_the_channels_of_the_one_that_was_kept(path: Path) -> None:
    _as_before_channels(path, evening(joins=5))
    with History(path) as history:
        history.add(evening(joins=3))
        assert history.without_channels() == {1}


def test_channels_that_are_known_are_not_added_again(path: Path) -> None:
    with History(path) as history:
        history.add(evening())
        history.add_channels(1, evening(joins=9).channels)
        assert history.channels(1) == evening().channels


def test_a_live_that_is_forgotten_is_not_missed_any_longer(path: Path) -> None:
    _as_before_channels(path, evening())
    with History(path) as history:
        history.forget(1)
        assert history.without_channels() == set()
