"""A LIVE beside one's own: the mean of the days before, the LIVE before at the same minute, and its course."""

from pathlib import Path
from statistics import fmean

import pytest

from livetui.history.history import History
from livetui.history.kept import KeptPast
from livetui.history.summary import summary_of
from livetui.metrics.benchmarks import Benchmarks, RegionBenchmarks
from livetui.metrics.catalogue import METRICS
from livetui.session.session import Session
from livetui.session.spans import read
from livetui.simulate.host import HOSTS
from livetui.views.choices import Choices
from livetui.views.metric_course import metric_course
from livetui.views.own_lives import own_lives
from tests.history.past import simulated

DAYS = (0, 1, 3)
LATER = 5
MINUTES = 5
_OF_ONE_CREATOR = len(HOSTS)


@pytest.fixture(scope="module")
def sessions() -> dict[int, Session]:
    return {day: simulated(seed=_OF_ONE_CREATOR * (day + 1), minutes=MINUTES, day=day) for day in (*DAYS, LATER)}


@pytest.fixture(scope="module")
def choices(sessions: dict[int, Session], tmp_path_factory: pytest.TempPathFactory) -> Choices:
    path: Path = tmp_path_factory.mktemp("kept") / "history.db"
    with History(path) as history:
        for session in sessions.values():
            history.add(summary_of(session, None))
    market = Benchmarks(label="m", regions={"*": RegionBenchmarks(currency="USD", means={"err": 0.1})})
    return Choices(past=KeptPast(path), benchmarks=market)


@pytest.fixture(scope="module")
def this() -> Session:
    return simulated(seed=_OF_ONE_CREATOR * 9, minutes=8, day=4)


def value(session: Session, key: str, at_s: int | None = None) -> float:
    found = METRICS[key].formula.value(read(session, at_s))
    assert found is not None
    return found


def test_the_mean_is_over_whole_lives_before_this_one(this: Session, choices: Choices, sessions: dict[int, Session]) -> None:
    found = own_lives(read(this, 200), choices, METRICS["err"]).average
    assert found is not None
    assert found.mean == pytest.approx(fmean(value(sessions[day], "err") for day in DAYS))
    assert found.lives == 3
    assert found.deviation == pytest.approx(value(this, "err", 200) / found.mean - 1)


def test_before_two_minutes_there_is_no_deviation_from_the_mean(this: Session, choices: Choices) -> None:
    found = own_lives(read(this, 100), choices, METRICS["err"]).average
    assert found is not None
    assert found.deviation is None


@pytest.mark.parametrize("key", ["gmv", "viewers", "pcu"])
def test_what_depends_on_how_long_a_live_is_has_no_deviation_from_the_mean(key: str, this: Session, choices: Choices) -> None:
    found = own_lives(read(this, 200), choices, METRICS[key]).average
    assert found is not None
    assert found.deviation is None


@pytest.mark.parametrize("key", ["gmv", "err", "viewers", "pcu", "current_viewers"])
def test_the_live_before_is_as_it_was_at_the_same_minute(
    key: str, this: Session, choices: Choices, sessions: dict[int, Session]
) -> None:
    found = own_lives(read(this, 200), choices, METRICS[key]).before
    assert found is not None
    assert (found.at_s, found.over) == (180, False)
    assert found.value == pytest.approx(value(sessions[3], key, 180))
    assert found.deviation == (pytest.approx(value(this, key, 180) / found.value - 1) if found.value else None)


def test_a_live_before_that_was_over_by_then_is_as_it_was_in_the_end(
    this: Session, choices: Choices, sessions: dict[int, Session]
) -> None:
    found = own_lives(read(this, 460), choices, METRICS["views"]).before
    assert found is not None
    assert (found.over, found.value, found.deviation) == (True, value(sessions[3], "views"), None)


def test_in_the_first_minute_there_is_no_minute_to_compare(this: Session, choices: Choices) -> None:
    assert own_lives(read(this, 59), choices, METRICS["views"]).before is None


def test_a_live_is_not_compared_with_itself_nor_with_a_later_one(choices: Choices, sessions: dict[int, Session]) -> None:
    first = own_lives(read(sessions[0]), choices, METRICS["views"])
    assert (first.average, first.before) == (None, None)


def test_the_course_stands_beside_the_market_and_own_lives(this: Session, choices: Choices) -> None:
    view = metric_course(read(this), choices, "err")
    assert (view.from_s, view.bucket_s, view.to_s) == (0, 60, 480)
    assert view.market is not None
    assert view.market.mean == 0.1
    assert view.own is not None
    assert (view.own.lives, view.own.level, len(view.own.values)) == (3, False, len(view.values))
    assert view.own.values[MINUTES:] != view.values[MINUTES:]


def test_a_sum_is_given_as_so_much_a_minute_and_has_no_market(this: Session, choices: Choices) -> None:
    view = metric_course(read(this), choices, "views")
    assert sum(each or 0 for each in view.values) == pytest.approx(value(this, "views", 480))
    assert view.market is None


def test_where_minutes_tell_nothing_the_mean_is_a_level(this: Session, choices: Choices) -> None:
    own = metric_course(read(this), choices, "value_per_viewer").own
    assert own is not None
    assert own.level
    assert len(set(own.values)) == 1


def test_different_people_a_minute_compare_with_nothing(this: Session, choices: Choices) -> None:
    assert metric_course(read(this), choices, "viewers").own is None


def test_as_of_a_moment_the_course_ends_there(this: Session, choices: Choices) -> None:
    assert metric_course(read(this, 200, "5m"), choices, "err").to_s == 180


def test_without_a_history_there_is_nothing_beside_it(this: Session) -> None:
    found = own_lives(read(this), Choices(), METRICS["err"])
    assert (found.average, found.before, found.known) == (None, None, True)
    assert metric_course(read(this), Choices(), "err").own is None
