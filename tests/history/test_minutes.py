"""A past LIVE at any minute of it, against the session itself at that moment."""

from pathlib import Path

import pytest

from livetui.history.history import History
from livetui.history.minutes import UntilMinute
from livetui.history.summary import summary_of
from livetui.metrics.catalogue import CATALOGUE
from livetui.session.figures import Figures
from livetui.session.session import Session
from livetui.session.spans import read
from tests.history.past import simulated
from tests.session.playing import played


def at_minute(session: Session, minute: int, folder: Path) -> dict[str, float]:
    with History(folder / "history.db") as history:
        _, id = history.add(summary_of(session, None))
        until = UntilMinute(history.live(id), minute, history.minutes(id, minute))
    return _values(until)


def naive(session: Session, at_s: int | None) -> dict[str, float]:
    return _values(read(session, at_s))


def _values(figures: Figures) -> dict[str, float]:
    values = {metric.key: metric.formula.value(figures) for metric in CATALOGUE}
    return {key: float(value) for key, value in values.items() if value is not None}


@pytest.fixture(scope="module")
def session() -> Session:
    return simulated(seed=4, minutes=6)


@pytest.mark.parametrize("minute", [0, 1, 4])
def test_every_metric_at_a_minute_is_that_of_the_moment(session: Session, minute: int, tmp_path: Path) -> None:
    assert at_minute(session, minute, tmp_path) == pytest.approx(naive(session, 60 * (minute + 1)))


@pytest.mark.parametrize("minute", [6, 500])
def test_after_its_end_a_live_stays_as_it_was(session: Session, minute: int, tmp_path: Path) -> None:
    assert at_minute(session, minute, tmp_path) == pytest.approx(naive(session, None))


def test_a_live_that_was_heard_midway_agrees_with_itself_in_the_end(tmp_path: Path) -> None:
    session = played(
        {"type": "live.started", "at": 0, "currency": "USD"},
        {"type": "snapshot", "at": 600, "counters": {"views": 500, "impressions": 9000}},
        {"type": "join", "at": 610, "viewer": "a"},
        {"type": "snapshot", "at": 700, "counters": {"views": 530, "impressions": 9900}},
        {"type": "viewers", "at": 710, "current": 40},
    )
    assert at_minute(session, 99, tmp_path) == pytest.approx(naive(session, None))


def test_a_live_without_a_told_start_agrees_with_itself_in_the_end(tmp_path: Path) -> None:
    session = played(
        {"type": "snapshot", "at": 5, "counters": {"views": 500, "impressions": 9000}},
        {"type": "join", "at": 10, "viewer": "a"},
        {"type": "snapshot", "at": 200, "counters": {"views": 530, "impressions": 9900}},
    )
    assert at_minute(session, 99, tmp_path) == pytest.approx(naive(session, None))


def test_what_a_feed_never_carried_is_missing_and_not_zero(tmp_path: Path) -> None:
    session = played({"type": "join", "at": 1, "viewer": "a"}, {"type": "join", "at": 100, "viewer": "a"})
    found = at_minute(session, 0, tmp_path)
    assert "gmv" not in found
    assert (found["views"], found["viewers"]) == (1, 1)
