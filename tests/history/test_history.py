"""LIVEs go into the history once, and are found again."""

import os
import stat
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from livetui.errors import UsageError
from livetui.history.history import History
from livetui.history.past_live import PastLive
from livetui.history.rows import Added
from tests.history.past import DAY_S, evening, simulated
from tests.session.playing import START_S


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


def titles(lives: list[PastLive]) -> list[str | None]:
    return [live.title for live in lives]


def test_what_is_kept_is_what_was_summed_up(path: Path) -> None:
    summary = evening(orders=(1000, 250), recording=Path("/recordings/evening.ndjson.zst"), category="Beauty")
    with History(path) as history:
        added, id = history.add(summary)
    with History(path) as history:
        assert history.live(id) == replace(summary.live, id=id)
        assert history.minutes(id) == summary.minutes
        assert history.channels(id) == summary.channels
    assert added is Added.NEW


def test_only_the_owner_may_read_it(path: Path) -> None:
    with History(path) as history:
        history.add(evening())
        assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}


def test_the_latest_comes_first(path: Path) -> None:
    with History(path) as history:
        for day in (1, 0, 2):
            history.add(evening(day))
        assert titles(history.lives()) == ["Evening 2", "Evening 1", "Evening 0"]


def test_the_same_live_is_kept_once(path: Path) -> None:
    with History(path) as history:
        assert [history.add(evening()) for _ in range(2)] == [(Added.NEW, 1), (Added.KNOWN, 1)]
        assert len(history.lives()) == 1


def test_ninety_lives_kept_twice_stay_ninety(path: Path) -> None:
    with History(path) as history:
        for _ in range(2):
            for day in range(90):
                history.add(evening(day))
        assert len(history.lives()) == 90


def test_a_live_without_a_room_is_known_by_its_events(path: Path) -> None:
    with History(path) as history:
        history.add(evening(room=""))
        assert history.add(evening(room="", title="called otherwise"))[0] is Added.KNOWN


def test_a_fuller_recording_of_a_live_takes_its_place_and_keeps_its_id(path: Path) -> None:
    with History(path) as history:
        history.add(evening(day=5))
        _, id = history.add(evening(joins=3))
        assert history.add(evening(joins=5)) == (Added.BETTER, id)
        assert history.live(id).metrics["views"] == 5
        assert sum(history.minutes(id)["views"].values()) == 5


def test_a_poorer_recording_of_a_live_changes_nothing(path: Path) -> None:
    with History(path) as history:
        history.add(evening(joins=5))
        assert history.add(evening(joins=3)) == (Added.KNOWN, 1)
        assert history.live(1).metrics["views"] == 5


def test_a_room_that_is_used_again_another_day_is_another_live(path: Path) -> None:
    with History(path) as history:
        assert [history.add(evening(day, room="always this"))[0] for day in (0, 1)] == [Added.NEW, Added.NEW]


def test_a_file_that_is_written_anew_for_each_live_holds_another_live(path: Path) -> None:
    file = Path("/recordings/live.ndjson")
    with History(path) as history:
        assert [history.add(evening(day, recording=file))[0] for day in (0, 1)] == [Added.NEW, Added.NEW]


def test_a_recording_that_was_gone_on_with_is_the_same_live(path: Path) -> None:
    file = Path("/recordings/live.ndjson")
    with History(path) as history:
        history.add(evening(room="a", recording=file))
        assert history.add(evening(room="b", joins=9, recording=file))[0] is Added.BETTER


def test_a_live_whose_recording_is_gone_learns_where_another_is(path: Path, tmp_path: Path) -> None:
    here = tmp_path / "here.ndjson"
    with History(path) as history:
        history.add(evening(recording=tmp_path / "gone.ndjson"))
        history.add(evening(recording=here))
        assert history.live(1).recording == here


def test_a_recording_whose_name_is_no_text_is_found_again(path: Path) -> None:
    file = Path(os.fsdecode(b"/recordings/caf\xe9.ndjson"))
    with History(path) as history:
        history.add(evening(recording=file))
        assert history.add(evening(recording=file))[0] is Added.KNOWN
        assert history.live(1).recording == file


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ROOM-1", ["Evening 1"]),
        ("room-0 evening", ["Evening 0"]),
        ("mia", ["Evening 2"]),
        ("mia room-0", []),
        ("%", []),
        ("", ["Evening 2", "Evening 1", "Evening 0"]),
    ],
)
def test_a_live_is_found_by_words_of_what_it_is_called(path: Path, text: str, found: list[str]) -> None:
    with History(path) as history:
        for summary in (evening(0), evening(1), evening(2, creator="Mia")):
            history.add(summary)
        assert titles(history.lives(text)) == found


def test_a_live_is_found_by_its_date(path: Path) -> None:
    with History(path) as history:
        for day in (0, 3):
            history.add(evening(day))
        here = datetime.fromtimestamp(START_S + 3 * DAY_S).astimezone()
        assert titles(history.lives(f"{here:%Y-%m-%d}")) == ["Evening 3"]


def test_a_forgotten_live_is_gone_with_all_that_was_kept_of_it(path: Path) -> None:
    with History(path) as history:
        history.add(evening())
        forgotten = history.forget(1)
        assert forgotten is not None
        assert forgotten.title == "Evening 0"
        assert (history.lives(), history.minutes(1), history.channels(1)) == ([], {}, {})


def test_the_id_of_a_forgotten_live_is_no_other_lives(path: Path) -> None:
    with History(path) as history:
        history.add(evening())
        history.forget(1)
        assert history.add(evening(1)) == (Added.NEW, 2)


@pytest.mark.parametrize("id", [0, 7, -1, 10**30])
def test_an_id_of_no_live_is_a_sentence(path: Path, id: int) -> None:
    with History(path) as history, pytest.raises(UsageError, match="There is no LIVE"):
        history.live(id)


def test_a_simulated_live_keeps_all_metrics(path: Path) -> None:
    from livetui.history.summary import summary_of
    from livetui.metrics.catalogue import CATALOGUE
    from livetui.session.spans import read

    session = simulated()
    reading = read(session)
    with History(path) as history:
        _, id = history.add(summary_of(session, None))
        told = {metric.key: value for metric in CATALOGUE if (value := metric.formula.value(reading)) is not None}
        assert history.live(id).metrics == pytest.approx(told)
        assert len(told) > 40


def test_hostile_text_is_cleaned_before_it_is_kept(path: Path) -> None:
    with History(path) as history:
        history.add(evening(title="a\x1b[31m'; DROP TABLE live; --", room="r\u202e"))
        live = history.live(1)
    assert (live.title, live.room) == ("a\ufffd[31m'; DROP TABLE live; --", "r")


def test_what_is_kept_is_the_category_that_a_live_is_diagnosed_in() -> None:
    more = (
        {"type": "product.listed", "at": 1, "product": "p"},
        {"type": "product.listed", "at": 1, "product": "q", "category": "Beauty"},
        {"type": "order.paid", "at": 9, "order": "q1", "items": [{"product": "q", "quantity": 1, "amount": 5}]},
    )
    assert evening(orders=(900,), category="Home", more=more).live.category == "Beauty"
