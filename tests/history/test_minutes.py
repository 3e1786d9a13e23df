"""A past LIVE at any minute of it, against the session itself at that moment."""

from pathlib import Path

import pytest

from livetui.history.history import History
from livetui.history.minutes import UNPLACED, UntilMinute
from livetui.history.summary import summary_of
from livetui.metrics.catalogue import CATALOGUE
from livetui.session.figures import Figures
from livetui.session.session import Session
from livetui.session.spans import read
from tests.history.past import JOINED, simulated
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


@pytest.mark.parametrize("minute", [20, 22, 99])
def test_figures_per_hour_of_a_live_that_was_heard_midway_agree_with_itself(minute: int, tmp_path: Path) -> None:
    session = played(*JOINED)
    kept, now = at_minute(session, minute, tmp_path), naive(session, 60 * (minute + 1))
    assert kept["gmv_per_hour"] == pytest.approx(now["gmv_per_hour"])


def test_a_live_that_was_heard_midway_agrees_with_itself_in_the_end(tmp_path: Path) -> None:
    session = played(*JOINED)
    assert at_minute(session, 99, tmp_path) == pytest.approx(naive(session, None))


def test_the_minutes_before_it_was_heard_are_not_kept() -> None:
    summary = summary_of(played(*JOINED), None)
    assert (summary.live.heard_s, summary.live.duration_s) == (1200, 1471)
    assert all(minute in {UNPLACED, *range(20, 25)} for kept in summary.minutes.values() for minute in kept)


@pytest.mark.parametrize("kind", ["heartbeat", "order.refunded", "violation.raised"])
def test_what_is_told_after_the_end_makes_it_no_longer_and_counts_to_its_last_minute(kind: str) -> None:
    told = {"type": kind, "at": 9000, "order": "o1240", "violation": "v", "reason": "r"}
    ended = {"type": "live.ended", "at": 1500}
    live, later = (summary_of(played(*JOINED, ended, *more), None) for more in ((), (told,)))
    assert later.live.duration_s == live.live.duration_s == 1501
    assert later.live.metrics["gmv_per_hour"] == live.live.metrics["gmv_per_hour"]
    assert later.minutes.get("refunds", {}) == ({25: 1} if kind == "order.refunded" else {})


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
