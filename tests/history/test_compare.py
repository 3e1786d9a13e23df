"""A past LIVE piece by piece, against the session itself over each stretch."""

import pytest

from livetui.history.compare import pieces, pieces_in
from livetui.history.past_live import Summary
from livetui.history.summary import summary_of
from livetui.metrics.catalogue import CATALOGUE
from livetui.metrics.formula import Distinct, PerPerson
from livetui.session.figures import Figures
from livetui.session.reading import Span
from livetui.session.session import Session
from livetui.session.spans import read
from tests.history.past import simulated
from tests.session.playing import played

_OF_PEOPLE = (Distinct, PerPerson)


def told(piece: Figures | None) -> dict[str, float]:
    """The metrics of a piece that do not count different people."""
    assert piece is not None
    values = {metric.key: metric.formula.value(piece) for metric in CATALOGUE if not isinstance(metric.formula, _OF_PEOPLE)}
    return {key: value for key, value in values.items() if value is not None}


def naive(session: Session, start_s: int, end_s: int) -> dict[str, float]:
    """The same, of the session's reading over a span."""
    start = session.start_second
    over = read(session).over(Span("", start + start_s, min(start + end_s, session.end_second)))
    return told(over)


@pytest.fixture(scope="module")
def session() -> Session:
    return simulated(seed=5, minutes=7)


@pytest.mark.parametrize("at", [0, 1, 2])
def test_every_metric_of_a_piece_is_that_of_the_stretch(session: Session, at: int) -> None:
    found = pieces(summary_of(session, None), every=2, count=3)
    assert told(found[at]) == pytest.approx(naive(session, 120 * at, 120 * (at + 1)))


@pytest.mark.parametrize("at", [0, 2])
def test_so_far_every_metric_is_that_from_the_start_on(session: Session, at: int) -> None:
    found = pieces(summary_of(session, None), every=2, count=3, so_far=True)[at]
    over = read(session, 120 * (at + 1))
    assert found is not None
    assert [metric.formula.value(found) for metric in CATALOGUE] == pytest.approx(
        [metric.formula.value(over) for metric in CATALOGUE]
    )


def test_pieces_add_up_to_the_live(session: Session) -> None:
    summary = summary_of(session, None)
    found = pieces(summary, every=3, count=pieces_in(summary.live, 3))
    for key in ("gmv", "views", "likes"):
        assert sum(told(piece)[key] for piece in found) == summary.live.metrics[key]


def test_how_many_different_people_a_piece_had_is_not_known(session: Session) -> None:
    (piece, *_) = pieces(summary_of(session, None), every=2, count=3)
    assert piece is not None
    assert [m.formula.value(piece) for m in CATALOGUE if isinstance(m.formula, _OF_PEOPLE)] == [None] * 4


def lasting(seconds: int) -> Summary:
    events = ({"type": "live.started", "at": 0}, {"type": "like", "at": 1}, {"type": "join", "at": seconds - 1, "viewer": "a"})
    return summary_of(played(*events), None)


@pytest.mark.parametrize(
    ("seconds", "every", "count"), [(60, 1, 1), (300, 5, 1), (301, 5, 1), (329, 5, 1), (330, 5, 2), (601, 5, 2), (30, 5, 1)]
)
def test_a_rest_is_a_piece_of_its_own_from_a_tenth_of_one_on(seconds: int, every: int, count: int) -> None:
    summary = lasting(seconds)
    assert pieces_in(summary.live, every) == count
    found = pieces(summary, every, count)
    assert sum(told(piece)["views"] for piece in found) == 1


def test_after_its_end_there_is_nothing_of_a_live(session: Session) -> None:
    assert pieces(summary_of(session, None), every=5, count=4)[2:] == [None, None]


def test_of_a_live_that_was_heard_from_its_start_on_a_quiet_piece_had_nothing() -> None:
    joins = ({"type": "join", "at": at, "viewer": f"{at}"} for at in range(130, 600, 60))
    found = pieces(summary_of(played({"type": "live.started", "at": 0}, *joins), None), every=2, count=2)
    assert [told(piece)["views"] for piece in found] == [0, 2]


def test_before_anything_was_heard_there_is_nothing_of_a_live() -> None:
    session = played(
        {"type": "live.started", "at": 0},
        {"type": "snapshot", "at": 600, "counters": {"views": 500, "impressions": 9000}},
        {"type": "join", "at": 610, "viewer": "a"},
        {"type": "snapshot", "at": 700, "counters": {"views": 530, "impressions": 9900}},
    )
    found = pieces(summary_of(session, None), every=5, count=3)
    assert found[:2] == [None, None]
    assert told(found[2])["views"] == 30
