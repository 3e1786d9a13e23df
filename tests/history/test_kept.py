"""The history as a LIVE is compared with it: what was over before, only looked into, and only when somebody asks."""

import errno
import hashlib
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from statistics import fmean

import pytest

from livetui.errors import UsageError
from livetui.history.earlier import Earlier, course
from livetui.history.history import History
from livetui.history.kept import AskedAside, KeptPast
from livetui.history.past_live import Summary
from livetui.history.summary import summary_of
from livetui.metrics.catalogue import METRICS
from livetui.session.reading import Span
from livetui.session.spans import read
from tests.history.past import DAY_S, evening, simulated
from tests.session.playing import START_S


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


def keep(path: Path, *summaries: Summary) -> None:
    with History(path) as history:
        for summary in summaries:
            history.add(summary)


def before(path: Path, day: float, creator: str | None = None) -> Earlier:
    return KeptPast(path).before(round((START_S + day * DAY_S) * 1000), creator)


def titles(earlier: Earlier) -> list[str | None]:
    return [live.title for live in earlier.lives]


def test_only_what_was_over_when_a_live_began_is_told(path: Path) -> None:
    keep(path, *map(evening, range(4)))
    assert titles(before(path, 2)) == ["Evening 1", "Evening 0"]
    while_one_was_going_on = 2 + 20 / DAY_S
    assert titles(before(path, while_one_was_going_on)) == ["Evening 1", "Evening 0"]


def test_own_lives_are_those_of_the_creator_and_of_nobody_named(path: Path) -> None:
    keep(path, *(evening(day, creator=creator) for day, creator in enumerate(("Mia", "Ben", None, "@mia", "Ben"))))
    found = before(path, 9, "Mia")
    assert [live.title for live in found.own] == ["Evening 3", "Evening 2", "Evening 0"]
    assert [live.id for live in found.recent] == [live.id for live in found.own]
    assert found.latest == found.own[0]
    assert found.months is not None
    assert [each.live.title for each in found.months.now.sums.lives] == ["Evening 0", "Evening 2", "Evening 3"]


def test_of_a_live_whose_creator_is_not_named_all_are_own(path: Path) -> None:
    keep(path, *(evening(day, creator=creator) for day, creator in enumerate(("Mia", "Ben"))))
    assert len(before(path, 9).own) == 2


def test_one_may_learn_from_lives_of_others(path: Path) -> None:
    keep(path, evening(0, joins=9, creator="Ben", category="Beauty"))
    found = before(path, 9, "Mia")
    assert found.average(METRICS["views"], "USD") is None
    assert found.better(METRICS["views"], 3, category="Beauty", currency="USD", most=1) == list(found.lives)


def test_the_mean_is_that_of_the_lives_of_fourteen_days(path: Path) -> None:
    keep(path, *(evening(day, joins=2 + day) for day in (0, 1, 14)))
    average = before(path, 15).average(METRICS["views"], "USD")
    assert average is not None
    assert (average.mean, average.lives) == (fmean((3, 16)), 2)


def test_money_is_compared_within_a_currency(path: Path) -> None:
    keep(path, evening(0, orders=(900,)), evening(1, orders=(500,), currency="EUR"))
    average = before(path, 2).average(METRICS["gmv"], "USD")
    assert average is not None
    assert (average.mean, average.lives) == (900, 1)


def test_examples_are_better_ones_of_the_category_the_best_first(path: Path) -> None:
    beauty = [evening(day, joins=joins, category="Beauty") for day, joins in enumerate((10, 14, 12))]
    keep(path, *beauty, evening(3, joins=17, category="Toys"))
    found = before(path, 9).better(METRICS["views"], 10, category="Beauty", currency="USD", most=2)
    assert [live.metrics["views"] for live in found] == [14, 12]


def test_what_is_hardly_better_is_no_example(path: Path) -> None:
    keep(path, evening(0, joins=51, category="Beauty"), evening(1, joins=52, category="Beauty"))
    found = before(path, 9).better(METRICS["views"], 50, category="Beauty", currency="USD", most=2)
    assert [live.metrics["views"] for live in found] == [52]


def test_of_what_is_better_when_lower_the_lowest_is_the_best(path: Path) -> None:
    keep(path, *(summary_of(simulated(seed=seed, minutes=4, day=seed), None) for seed in (1, 2, 3)))
    lives = before(path, 9)
    found = lives.better(METRICS["leave_rate"], 9.0, category=lives.lives[0].category, currency="USD", most=3)
    assert found
    assert [live.metrics["leave_rate"] for live in found] == sorted(live.metrics["leave_rate"] for live in found)


def test_a_ratio_of_a_handful_is_no_example(path: Path) -> None:
    keep(path, evening(joins=8))  # of 20 impressions
    assert not before(path, 9).better(METRICS["err"], 0.1, category=None, currency="USD", most=3)


def ordered(day: int, created: int, paid: int) -> Summary:
    """A LIVE in which so many orders were created and so many paid."""
    items = [{"product": "p", "quantity": 1, "amount": 100}]
    more = [
        {"type": kind, "at": 60 + n / 10, "order": f"{n}", "items": items}
        for kind, count in (("order.created", created), ("order.paid", paid))
        for n in range(count)
    ]
    return evening(day, lasting=600, category="Beauty", more=more)


@pytest.mark.parametrize(("created", "examples"), [(29, 0), (30, 1)])
def test_a_payment_rate_of_a_handful_of_orders_is_no_example(path: Path, created: int, examples: int) -> None:
    keep(path, ordered(0, created, created))
    metric = METRICS["payment_rate"]
    found = before(path, 9).better(metric, 0.8, category="Beauty", currency="USD", most=3)
    assert len(found) == examples


@pytest.mark.parametrize(("kept", "asked"), [("\u2764\ufe0f Beauty", "\u2764\ufe0f Beauty"), ("Beaut\u00e9", "beaute\u0301")])
def test_a_category_is_the_same_however_its_name_is_written(path: Path, kept: str, asked: str) -> None:
    keep(path, evening(joins=8, category=kept))
    assert before(path, 9).better(METRICS["views"], 3, category=asked, currency="USD", most=1)


def test_the_viewers_at_the_end_of_lives_have_no_mean(path: Path) -> None:
    keep(path, summary_of(simulated(), None))
    found = before(path, 9)
    assert "current_viewers" in found.lives[0].metrics
    assert "current_viewers" not in found.averages("USD")


def test_the_mean_is_of_those_that_had_it(path: Path) -> None:
    keep(path, evening(0, orders=(500,)), evening(1))
    average = before(path, 9).averages("USD")["gmv"]
    assert (average.mean, average.lives) == (500, 1)


def test_the_course_is_the_mean_of_the_lives_minute_by_minute(path: Path) -> None:
    sessions = [simulated(seed=seed, minutes=minutes, day=seed) for seed, minutes in ((1, 3), (2, 5))]
    keep(path, *(summary_of(session, None) for session in sessions))
    metric = METRICS["err"]

    def naive(minute: int) -> float:
        values = []
        for session in sessions:
            start = session.start_second + 60 * minute
            reading = read(session)
            if start < reading.span.end:
                values.append(metric.formula.value(reading.over(Span("", start, min(start + 60, reading.span.end)))))
        return fmean(value for value in values if value is not None)

    found = course(before(path, 9), metric, "USD", 1, 5)
    assert found.lives == 2
    assert found.values == pytest.approx([naive(minute) for minute in range(5)])


def test_a_history_that_is_not_there_is_not_made(path: Path) -> None:
    assert before(path, 1).lives == ()
    assert not path.exists()


def test_a_damaged_history_stays_as_it_is_and_says_so(path: Path) -> None:
    path.write_bytes(b"no database at all " * 999)
    told = before(path, 1)
    assert "“livetui history list” mends it" in (told.trouble or "")
    assert path.read_bytes() == b"no database at all " * 999
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_live_that_makes_no_sense_stops_nobody(path: Path) -> None:
    keep(path, evening())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE live SET events = 'many'")
    told = before(path, 1)
    assert (told.trouble, len(told.lives), set(told.senseless)) == (None, 0, {1})


def test_what_is_only_looked_into_takes_nothing_in(path: Path) -> None:
    keep(path, evening())
    digest = hashlib.sha256(path.read_bytes()).digest()
    with History(path, mend=False) as history, pytest.raises(UsageError, match="readonly"):
        history.add(evening(1))
    assert hashlib.sha256(path.read_bytes()).digest() == digest


def test_without_minutes_it_says_what_each_live_came_to(path: Path) -> None:
    keep(path, evening(0))
    past = KeptPast(path, minutes=False).before((START_S + DAY_S) * 1000, None)
    assert past.latest == before(path, 1).latest
    assert (past.minutes, past.months) == ({}, None)


def test_it_is_read_once_for_a_live(path: Path) -> None:
    keep(path, evening(0))
    past = KeptPast(path)
    first = past.before(START_S * 1000 + DAY_S * 1000, "Mia")
    path.unlink()
    assert past.before(START_S * 1000 + DAY_S * 1000, "Mia") is first


def test_a_recording_that_is_gone_cannot_be_replayed(path: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.ndjson"
    there.touch()
    keep(path, evening(0, recording=tmp_path / "gone.ndjson"), evening(1, recording=there))
    assert [live.recording for live in before(path, 2).lives] == [there, None]


NOT_TO_BE_LOOKED_FOR = Path("/") / ("x" * 300)
"""A path of which the system says something else than whether it is there."""


def test_a_recording_that_cannot_be_looked_for_cannot_be_replayed(path: Path) -> None:
    keep(path, evening(recording=NOT_TO_BE_LOOKED_FOR))
    assert before(path, 2).lives[0].recording is None


def test_a_history_that_cannot_be_looked_for_says_so() -> None:
    assert "cannot be used" in (KeptPast(NOT_TO_BE_LOOKED_FOR).before(0, None).trouble or "")


class Slow:
    """A past that answers when it is let."""

    def __init__(self) -> None:
        self.may = threading.Event()
        self.asked = 0

    def before(self, started_ms: int, creator: str | None) -> Earlier:
        self.asked += 1
        self.may.wait(5)
        return Earlier(trouble=str(started_ms))


def test_who_asks_aside_waits_for_nothing_and_is_told() -> None:
    slow, told = Slow(), threading.Event()
    aside = AskedAside(slow, told.set)
    assert not aside.before(7, None).known
    assert not aside.before(7, None).known
    slow.may.set()
    assert told.wait(5)
    assert (aside.before(7, None).trouble, slow.asked) == ("7", 1)


def test_another_question_is_not_answered_with_the_answer_to_the_first() -> None:
    slow, told = Slow(), threading.Event()
    aside = AskedAside(slow, told.set)
    aside.before(7, None)
    slow.may.set()
    assert told.wait(5)
    slow.may.clear()
    assert not aside.before(8, None).known
    slow.may.set()


class Broken:
    """A past that lies on a broken disk."""

    def before(self, started_ms: int, creator: str | None) -> Earlier:
        raise OSError(errno.EIO, "Input/output error")


def test_who_asks_aside_is_told_that_there_is_no_answer() -> None:
    told = threading.Event()
    aside = AskedAside(Broken(), told.set)
    aside.before(7, None)
    assert told.wait(5)
    assert aside.before(7, None).trouble == "The history cannot be read (Input/output error)."
