"""A LIVE told again by what the history keeps of it, against the LIVE itself."""

import pytest

from livetui.history.recalled import recalled
from livetui.history.summary import summary_of
from livetui.metrics.catalogue import CATALOGUE
from livetui.session.reading import Reading
from livetui.session.session import Session
from livetui.session.spans import read
from tests.history.past import JOINED, simulated
from tests.session.playing import played

_PEOPLE = {"customers", "commenters", "viewers", "value_per_viewer"}


def again(session: Session, at_s: int | None = None) -> Reading:
    summary = summary_of(session, None)
    return read(recalled(summary.live, summary.minutes), at_s)


def values(reading: Reading) -> dict[str, float | None]:
    return {metric.key: metric.formula.value(reading) for metric in CATALOGUE if metric.key not in _PEOPLE}


@pytest.fixture(scope="module")
def session() -> Session:
    return simulated(seed=4, minutes=6)


@pytest.mark.parametrize("at_s", [None, 240])
def test_every_sum_and_gauge_is_that_of_the_live(session: Session, at_s: int | None) -> None:
    expected = values(read(session, at_s))
    assert values(again(session, at_s)) == pytest.approx(expected)


def test_it_is_called_as_the_live_was(session: Session) -> None:
    live, then = again(session).live, read(session).live
    assert (live.title, live.room, live.creator, live.region) == (then.title, then.room, then.creator, then.region)


def test_people_are_not_in_it(session: Session) -> None:
    reading = again(session)
    assert [metric.key for metric in CATALOGUE if metric.key in _PEOPLE and metric.formula.value(reading) is not None] == []


def test_what_came_before_a_feed_was_heard_midway_counts_to_the_whole() -> None:
    session = played(
        {"type": "live.started", "at": 0, "currency": "USD"},
        {"type": "snapshot", "at": 600, "counters": {"views": 500, "impressions": 9000}},
        {"type": "snapshot", "at": 700, "counters": {"views": 530, "impressions": 9900}},
    )
    assert values(again(session))["err"] == pytest.approx(530 / 9900)


def test_a_live_that_was_joined_midway_has_the_hours_that_were_heard() -> None:
    session = played(*JOINED)
    expected = values(read(session))
    assert values(again(session)) == pytest.approx(expected)


def test_a_live_without_a_told_start_is_told_from_when_it_was_heard() -> None:
    session = played(
        {"type": "snapshot", "at": 5, "counters": {"views": 500}},
        {"type": "snapshot", "at": 200, "counters": {"views": 530}},
    )
    assert values(again(session))["views"] == 30
