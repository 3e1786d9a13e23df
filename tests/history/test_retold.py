"""A LIVE told again by its minutes and a few events: its diagnosis is that of the LIVE, or it is not told again."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace

from livetui.diagnosis.diagnosis import SUMMARY
from livetui.diagnosis.key_factors import KEY_FACTORS
from livetui.feed.decode import Decoder
from livetui.history.history import History
from livetui.history.past_live import Summary
from livetui.history.recalled import recalled
from livetui.history.retold import JUDGED, LONGEST_S, MOST, still_tells
from livetui.history.rows import Added
from livetui.history.summary import summary_of
from livetui.metrics.benchmarks import Benchmarks, RegionBenchmarks
from livetui.metrics.catalogue import METRICS
from livetui.metrics.metric import Better
from livetui.report.diagnosis_document import diagnosis_document
from livetui.report.diagnosis_text import diagnosis_text
from livetui.session.session import Session
from livetui.session.spans import read
from livetui.views.choices import Choices
from tests.history.past import JOINED, evening, simulated
from tests.oracle.feeds import SHAPES, START_S, feed, lines
from tests.session.playing import played

_SEEDS = 3
_FACTORS = [*(METRICS[key] for key in SUMMARY), *(factor.metric for factor in KEY_FACTORS)]
_MEANS = {metric.key: 1e-6 if metric.better is Better.LOWER else 1e9 for metric in _FACTORS}
UNREACHED = Choices(benchmarks=Benchmarks("unreached", {"*": RegionBenchmarks(means=_MEANS, currency="USD")}))
"""Every factor is below its benchmark, and has its worst moments."""


def again(session: Session) -> Session | None:
    return from_kept(summary_of(session, None))


def from_kept(summary: Summary) -> Session | None:
    return None if summary.retold is None else recalled(summary.live, summary.minutes, summary.retold.events)


def random_lives() -> Iterator[tuple[int, Session]]:
    """Those of the oracle, with benchmarks and categories, and in every third something from before the start."""
    for number, shape in enumerate(SHAPES):
        for seed in range(_SEEDS):
            events = feed(100 * seed + number, shape) + list(_more(Random(number), early=seed == 0))
            session = Session()
            session.take(Decoder().decode(lines(events, shape.bad_lines), 1))
            if not session.empty:
                yield number, session


def _more(chance: Random, early: bool) -> Iterator[dict[str, Any]]:
    for metric in ("err", "ctor", "gmv_per_hour"):
        yield {"type": "benchmark", "ts": _near(chance, early), "metric": metric, "mean": chance.choice((0.1, 9e9))}
    for product in ("p1", "p2"):
        category = chance.choice(("Beauty", "\x1b[31mFood"))
        yield {"type": "product.listed", "ts": _near(chance, early), "product": product, "category": category}
    for _ in range(5 if early else 0):
        yield {"type": "impression", "ts": (START_S - chance.randrange(1, 40)) * 1000, "count": 9, "channel": "for_you"}


def _near(chance: Random, early: bool) -> int:
    return (START_S + chance.randrange(-50 if early else 0, 100)) * 1000


def assert_diagnosed_alike(session: Session, other: Session) -> None:
    for choices in (Choices(), Choices(region="VN", category="Beauty"), UNREACHED):
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


def test_what_is_judged_is_among_what_is_seen_to_be_the_same() -> None:
    assert all(isinstance(metric.formula, JUDGED) for metric in _FACTORS)


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


def test_a_live_joined_midway_is_told_again() -> None:
    session = played(*JOINED)
    other = again(session)
    assert other is not None
    assert_diagnosed_alike(session, other)


def test_what_came_before_the_start_is_not_of_the_first_minute() -> None:
    early = [{"type": "impression", "at": at, "count": 40, "channel": "for_you"} for at in range(-40, 300, 2)]
    joins = [{"type": "join", "at": at, "viewer": f"v{at}", "channel": "for_you"} for at in range(0, 300, 3)]
    told = {"type": "benchmark", "at": 0, "metric": "err", "mean": 0.5}
    assert again(played({"type": "live.started", "at": 0, "currency": "USD"}, told, *early, *joins)) is None


def test_what_has_more_to_tell_than_is_kept_is_not_told_again() -> None:
    violations = ({"type": "violation.raised", "at": 2, "violation": f"v{n}", "reason": "r"} for n in range(MOST))
    assert summary_of(played({"type": "live.started", "at": 0}, *violations), None).retold is None


def test_a_live_of_which_a_diagnosis_does_not_look_at_single_minutes_is_not_told_again() -> None:
    impressions = ({"type": "impression", "at": at} for at in range(0, LONGEST_S + 61, 60))
    assert summary_of(played({"type": "live.started", "at": 0}, *impressions), None).retold is None


def test_a_recording_that_has_grown_since_has_more_to_tell(tmp_path: Path) -> None:
    recording = tmp_path / "evening.ndjson"
    recording.write_bytes(b"as it was")
    told = evening(recording=recording).retold
    assert told is not None
    assert still_tells(told, recording)
    recording.write_bytes(b"as it was, and more")
    assert not still_tells(told, recording)
    recording.unlink()
    assert still_tells(told, recording)


def kept(path: Path) -> Summary:
    with History(path) as history:
        (live,) = history.lives()
        minutes = history.minutes(live.id)
        return Summary(live, minutes, {}, history.retold(live, minutes))


def changed(path: Path, sql: str) -> None:
    with History(path) as history:
        history.add(evening(orders=[900]))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(sql)


def test_it_is_kept_until_the_live_is_forgotten(tmp_path: Path) -> None:
    path, summary = tmp_path / "history.db", evening()
    assert summary.retold is not None
    with History(path) as history:
        history.add(summary)
    assert kept(path).retold == summary.retold
    with History(path) as history:
        history.forget(1)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM retold").fetchone() == (0,)


@pytest.mark.parametrize("sql", [
    "UPDATE retold SET events = 7",
    "UPDATE retold SET events = x'00ff41'",
    "UPDATE retold SET events = x''",
    "UPDATE minute SET value = value + 1 WHERE counter = 'views'",
    "UPDATE minute SET value = 'x' WHERE counter = 'views'",
    "UPDATE live SET duration_s = duration_s + 60",
])  # fmt: skip
def test_where_somebody_has_changed_any_of_it_the_recording_must_tell(tmp_path: Path, sql: str) -> None:
    changed(tmp_path / "history.db", sql)
    assert kept(tmp_path / "history.db").retold is None


def test_a_live_that_was_kept_before_is_kept_anew_when_it_is_imported_again(tmp_path: Path) -> None:
    path, summary = tmp_path / "history.db", evening(orders=[900])
    changed(path, "DELETE FROM retold")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE live SET duration_s = duration_s + 3600")
    assert kept(path).retold is None
    with History(path) as history:
        assert history.add(summary) == (Added.KNOWN, 1)
    found = kept(path)
    assert replace(found.live, id=0) == summary.live
    assert (found.minutes, found.retold) == (summary.minutes, summary.retold)
