"""A file of the history that somebody has edited: what makes no sense in it stops nobody."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from livetui.feed import events
from livetui.history import past_live
from livetui.history.briefs import briefs
from livetui.history.history import History
from livetui.history.rows import Added
from livetui.history.senseless import left_out
from tests.history.past import evening

SENSELESS = (
    "UPDATE live SET started_ms = -5 WHERE id = 1",
    "UPDATE live SET started_ms = 'soon' WHERE id = 1",
    "UPDATE live SET started_ms = 9223372036854775807 WHERE id = 1",
    "UPDATE live SET lasted_s = 9000000000000 WHERE id = 1",
    "UPDATE live SET title = x'ff00' WHERE id = 1",
    "UPDATE live SET title = CAST(x'ff' AS TEXT) WHERE id = 1",
)
IN_FULL = (
    "UPDATE live SET ended_ms = started_ms + 0.5 WHERE id = 1",
    "UPDATE live SET events = 'many' WHERE id = 1",
    "UPDATE live SET fingerprint = x'01' WHERE id = 1",
    "UPDATE live SET start_told = 77 WHERE id = 1",
    "INSERT INTO metric VALUES (1, 'ctr', 'high')",
    "INSERT INTO metric VALUES (1, 'ctr', 9e999)",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A history of two LIVEs."""
    with History(tmp_path / "history.db") as history:
        for day in (0, 1):
            history.add(evening(day, orders=(500,), lasting=300))
    return tmp_path / "history.db"


def edit(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)


@pytest.mark.parametrize("sql", SENSELESS + IN_FULL)
def test_a_live_that_makes_no_sense_is_left_out_and_counted(path: Path, sql: str) -> None:
    edit(path, sql)
    with History(path) as history:
        assert [live.id for live in history.lives()] == [2]
        assert history.senseless == {1}


@pytest.mark.parametrize("sql", SENSELESS + IN_FULL)
def test_it_can_be_forgotten(path: Path, sql: str) -> None:
    edit(path, sql)
    with History(path) as history:
        assert history.forget(1) is None
        assert (len(history.lives()), history.senseless) == (1, set())


@pytest.mark.parametrize("sql", SENSELESS)
def test_the_welcome_has_it_below_the_others(path: Path, sql: str) -> None:
    edit(path, sql)
    assert [(brief.title, brief.senseless) for brief in briefs(path)] == [("Evening 1", False), (None, True)]


@pytest.mark.parametrize("value", ["'much'", "0.5", "x'00'"])
def test_figures_of_a_minute_that_are_none_are_left_out_and_counted(path: Path, value: str) -> None:
    edit(path, f"UPDATE minute SET value = {value} WHERE live = 2 AND counter = 'views'")
    with History(path) as history:
        told = history.minutes(2)
        assert "views" not in told
        assert "impressions" in told
        assert history.senseless == {2}


def test_figures_of_a_channel_that_are_none_are_left_out_and_counted(path: Path) -> None:
    edit(path, "UPDATE channel SET value = 'much' WHERE live = 2 AND counter = 'views'")
    with History(path) as history:
        assert "views" not in history.channels(2)["for_you", False]
        assert history.senseless == {2}


def test_its_recording_can_take_its_place(path: Path) -> None:
    edit(path, "UPDATE live SET events = 'many' WHERE id = 1")
    with History(path) as history:
        assert history.add(evening(0, orders=(500,), lasting=300)) == (Added.BETTER, 1)
        assert len(history.lives()) == 2


def test_the_sentence_names_some_of_them_and_how_to_forget_one() -> None:
    assert left_out([7]).startswith("What the history holds of LIVE 7 makes no sense")
    assert left_out([9, 3, 8]).startswith("What the history holds of 3 LIVEs (3, 8, 9) makes no sense")
    assert "“livetui history forget 1”" in left_out(range(1, 100))
    assert "(1, 2, 3, 4, 5 …)" in left_out(range(1, 100))


def test_what_an_event_may_be_of_makes_sense() -> None:
    assert past_live.LAST_MS == events.LAST_MS
