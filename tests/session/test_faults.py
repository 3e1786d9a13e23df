"""How violations go on, however what tells of them comes in."""

from collections.abc import Iterable
from random import Random
from typing import NamedTuple

import pytest

from livetui.feed.events import ViolationAppealed, ViolationRaised, ViolationResolved
from livetui.session.faults import NEVER, FaultRecord, Told
from livetui.session.history import History

Stood = tuple[str, str, int, bool, bool]
"""Which, in what words, since when, and whether it had been appealed and resolved."""


class Naive(NamedTuple):
    raised_ms: int
    words: str
    appealed: bool = False
    resolved: bool = False


def _naive(told: Iterable[tuple[int, Told]]) -> list[Stood]:
    """One event after the other; of each id the one raised last."""
    latest: dict[str, Naive] = {}
    for ts, event in sorted(told, key=lambda entry: (entry[0], entry[1].violation)):
        now = latest.get(event.violation)
        if isinstance(event, ViolationRaised):
            if now is None or now.resolved:
                latest[event.violation] = Naive(ts, event.reason)
        elif now is not None and not now.resolved:
            appeal = isinstance(event, ViolationAppealed)
            latest[event.violation] = now._replace(appealed=now.appealed or appeal, resolved=not appeal)
    return sorted((name, each.words, each.raised_ms, each.appealed, each.resolved) for name, each in latest.items())


def _stood(record: FaultRecord, end_ms: int) -> list[Stood]:
    faults = record.faults()
    return sorted(
        (
            faults.raised[place].violation, faults.raised[place].reason, int(faults.raised_ms[place]),
            bool(faults.appealed_ms[place] < end_ms), bool(faults.resolved_ms[place] < end_ms),
        )
        for place in range(faults.before(end_ms)) if faults.again_ms[place] >= end_ms
    )  # fmt: skip


def _events(name: str, reason: str, ts: int) -> tuple[Told, Told, Told]:
    return (
        ViolationRaised(violation=name, reason=reason, ts=ts),
        ViolationAppealed(violation=name, ts=ts),
        ViolationResolved(violation=name, ts=ts),
    )


def _told(chance: Random, number: int) -> list[tuple[int, Told]]:
    """Events of a few violations, many of them in one millisecond, some of them late."""
    told: list[tuple[int, Told]] = []
    for n in range(number):
        ts, name = max(n // 2 - chance.choice((0, 0, 0, 9)), 0), chance.choice("vwx")
        told.append((ts, chance.choice(_events(name, f"{n}", ts))))
    return told


@pytest.mark.parametrize("seed", range(60))
def test_followed_as_they_come_they_stand_at_every_moment_as_told_one_by_one(seed: int) -> None:
    chance = Random(seed)
    told, history = _told(chance, 80), History[Told]()
    record = FaultRecord(history)
    for at in range(0, len(told), 4):
        history.extend(told[at : at + 4])
        record.faults()
    for end_ms in (*range(0, 45, 4), NEVER):
        assert _stood(record, end_ms) == _naive(entry for entry in history.until(end_ms))


def test_what_was_known_before_stays_as_it_was_when_more_comes() -> None:
    history = History[Told]()
    record = FaultRecord(history)
    history.add(1, ViolationRaised(violation="v", reason="claim", ts=1))
    before = record.faults()
    history.add(2, ViolationResolved(violation="v", ts=2))
    record.faults()
    assert before.resolved_ms.tolist() == [NEVER]
