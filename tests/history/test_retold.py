"""A LIVE told again by its minutes and a few events: its diagnosis is that of the LIVE, or it is not told again."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from livetui.diagnosis.key_factors import KEY_FACTORS
from livetui.feed.decode import Decoder
from livetui.history.history import History
from livetui.history.recalled import recalled
from livetui.history.retold import MOST, OF_PEOPLE
from livetui.history.summary import summary_of
from livetui.report.diagnosis_document import diagnosis_document
from livetui.report.diagnosis_text import diagnosis_text
from livetui.session.session import Session
from livetui.session.spans import read
from livetui.views.choices import Choices
from tests.history.past import JOINED, evening, simulated
from tests.oracle.feeds import SHAPES, feed, lines
from tests.session.playing import played

_SEEDS = 3


def again(session: Session) -> Session | None:
    summary = summary_of(session, None)
    return None if summary.retold is None else recalled(summary.live, summary.minutes, summary.retold)


def random_lives() -> Iterator[tuple[int, Session]]:
    for number, shape in enumerate(SHAPES):
        for seed in range(_SEEDS):
            session = Session()
            session.take(Decoder().decode(lines(feed(100 * seed + number, shape), shape.bad_lines), 1))
            if not session.empty:
                yield number, session


def assert_diagnosed_alike(session: Session, other: Session) -> None:
    for choices in (Choices(), Choices(region="VN", category="Beauty")):
        one, two = read(session), read(other)
        assert diagnosis_document(one, choices) == diagnosis_document(two, choices)
        assert diagnosis_text(one, choices) == diagnosis_text(two, choices)


def test_the_diagnosis_of_random_lives_is_the_same() -> None:
    told = [(number, session, other) for number, session in random_lives() if (other := again(session)) is not None]
    for _, session, other in told:
        assert_diagnosed_alike(session, other)
    assert len({number for number, _, _ in told}) > len(SHAPES) / 2


def test_the_diagnosis_of_a_simulated_live_is_the_same() -> None:
    session = simulated(seed=4, minutes=50)  # in minute 47 there is a violation
    other = again(session)
    assert other is not None
    assert len(read(other).session.faults.faults().raised) == 1
    assert_diagnosed_alike(session, other)


def test_no_factor_is_of_people_of_whom_nothing_is_told() -> None:
    assert not [factor for factor in KEY_FACTORS if isinstance(factor.metric.formula, OF_PEOPLE)]


@pytest.mark.parametrize("more", [
    [{"type": "benchmark", "at": 5, "metric": "err", "mean": 0.2}],
    [{"type": "live.paused", "at": 60}, {"type": "live.resumed", "at": 100}],
    [{"type": "product.listed", "at": 1, "product": "p", "category": "Beauty"}],
    [{"type": "live.ended", "at": 110}, {"type": "order.refunded", "at": 9000, "order": "o0"}],
    [{"type": "violation.raised", "at": 50, "violation": "v", "reason": "\u202e\x1b[31mlate"},
     {"type": "violation.resolved", "at": 90_000, "violation": "v"}],
], ids=["benchmark", "pause", "category", "end", "violation"])  # fmt: skip
def test_what_else_was_told_is_told_again(more: list[dict[str, object]]) -> None:
    first = {"type": "live.started", "at": 0, "currency": "USD", "title": "\x1b[2JEvening " + "x" * 300, "region": "US"}
    joins = [{"type": "join", "at": 2 + at, "viewer": f"v{at}"} for at in range(120)]
    order = {"type": "order.paid", "at": 40, "order": "o0", "items": [{"product": "p", "quantity": 1, "amount": 900}]}
    session = played(first, {"type": "impression", "at": 1, "count": 900}, *joins, order, *more)
    other = again(session)
    assert other is not None
    assert_diagnosed_alike(session, other)


def test_a_live_joined_midway_is_told_again_or_not_at_all() -> None:
    session = played(*JOINED)
    other = again(session)
    assert other is None or diagnosis_text(read(other), Choices()) == diagnosis_text(read(session), Choices())


def test_what_has_more_to_tell_than_is_kept_is_not_told_again() -> None:
    violations = ({"type": "violation.raised", "at": 2, "violation": f"v{n}", "reason": "r"} for n in range(MOST))
    assert summary_of(played({"type": "live.started", "at": 0}, *violations), None).retold is None


def test_it_is_kept_and_a_live_from_before_gets_it_when_it_is_imported_again(tmp_path: Path) -> None:
    path, summary = tmp_path / "history.db", evening()
    assert summary.retold
    with History(path) as history:
        history.add(summary)
        assert history.retold(1) == summary.retold
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM retold")
    with History(path) as history:
        assert history.retold(1) is None
        history.add(summary)
        assert history.retold(1) == summary.retold
        history.forget(1)
        assert history.retold(1) is None


def test_what_is_no_such_thing_makes_no_sense(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    with History(path) as history:
        history.add(evening())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE retold SET events = 7")
    with History(path) as history:
        assert history.retold(1) is None
        assert history.senseless == {1}
