"""Violations, and how they stand."""

from itertools import pairwise
from typing import Any

from livetui.views.choices import Choices
from livetui.views.violations import ViolationRow, Violations, ViolationState, violations
from tests.session.playing import START_S, played, reading

RAISED = {"type": "violation.raised", "at": 30, "violation": "v", "reason": "claim", "clip_ts": (START_S + 20) * 1000}


def _rows(*events: dict[str, Any], moment: int = 100) -> tuple[ViolationRow, ...]:
    session = played({"type": "live.started", "at": 0}, *events, {"type": "heartbeat", "at": 99})
    return tuple(violations(reading(session, moment), Choices()))


def test_a_violation_has_its_moments_in_seconds_of_the_live() -> None:
    (row,) = _rows(RAISED)
    assert (row.at_s, row.clip_s) == (30, 20)


def test_it_stands_until_it_is_resolved() -> None:
    appealed = {"type": "violation.appealed", "at": 40, "violation": "v"}
    resolved = {"type": "violation.resolved", "at": 50, "violation": "v"}
    stood = [_rows(RAISED, appealed, resolved, moment=moment)[0] for moment in (31, 41, 51)]
    assert [(row.state, row.stands) for row in stood] == [
        (ViolationState.RAISED, True), (ViolationState.APPEALED, True), (ViolationState.RESOLVED, False),
    ]  # fmt: skip


def test_the_address_of_its_clip_is_only_text() -> None:
    (row,) = _rows(RAISED | {"clip_url": "https://example.com/\x1b]8;;x\x07clip"})
    assert row.clip_url is not None
    assert row.clip_url.isprintable()


def test_one_without_a_clip_says_none() -> None:
    (row,) = _rows({name: value for name, value in RAISED.items() if name != "clip_ts"})
    assert row.clip_s is None


def test_before_it_was_raised_there_is_none() -> None:
    assert _rows(RAISED, moment=30) == ()


APPEALED = {"type": "violation.appealed", "at": 40, "violation": "v"}
RESOLVED = {"type": "violation.resolved", "at": 50, "violation": "v"}


def test_raised_again_it_stands_where_it_was_and_its_appeal_too() -> None:
    (row,) = _rows(RAISED, APPEALED, RAISED | {"at": 45, "reason": "again"})
    assert (row.at_s, row.reason, row.state) == (30, "claim", ViolationState.APPEALED)


def test_an_appeal_of_what_is_resolved_changes_nothing() -> None:
    (row,) = _rows(RAISED, RESOLVED, APPEALED | {"at": 60})
    assert row.state is ViolationState.RESOLVED


def test_raised_after_it_was_resolved_it_is_a_new_one() -> None:
    (row,) = _rows(RAISED, APPEALED, RESOLVED, RAISED | {"at": 60, "reason": "again"})
    assert (row.at_s, row.reason, row.state) == (60, "again", ViolationState.RAISED)


MANY = tuple(RAISED | {"at": 1 + n / 1000, "violation": f"v{n}", "reason": f"claim {n}"} for n in range(3000))


def _many() -> Violations:
    resolved = [RESOLVED | {"violation": f"v{n}"} for n in range(0, 3000, 3)]
    return violations(reading(played({"type": "live.started", "at": 0}, *MANY, *resolved), 51), Choices())


def test_those_that_stand_come_first_and_of_either_the_latest() -> None:
    resolved = [n for n in range(2999, -1, -1) if n % 3 == 0]
    standing = [n for n in range(2999, -1, -1) if n % 3]
    assert [row.key for row in _many().standing_first] == [f"v{n}" for n in (*standing, *resolved)]


def test_how_many_stand_is_told() -> None:
    assert (len(_many()), _many().standing) == (3000, 2000)


def test_a_key_is_found_among_very_many_where_its_row_is() -> None:
    rows = _many().standing_first
    assert all(rows[rows.keys.index(f"v{n}")].reason == f"claim {n}" for n in range(0, 3000, 7))
    assert "other" not in rows.keys


def test_they_are_others_as_soon_as_one_stands_otherwise() -> None:
    session = played({"type": "live.started", "at": 0}, RAISED, APPEALED, RESOLVED)
    seen = [violations(reading(session, moment), Choices()) for moment in (35, 36, 41, 51)]
    assert [one == other for one, other in pairwise(seen)] == [True, False, False]
