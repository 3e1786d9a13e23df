"""Violations, and how they stand."""

from typing import Any

from livetui.views.choices import Choices
from livetui.views.violations import ViolationRow, ViolationState, violations
from tests.session.playing import START_S, played, reading

RAISED = {"type": "violation.raised", "at": 30, "violation": "v", "reason": "claim", "clip_ts": (START_S + 20) * 1000}


def _rows(*events: dict[str, Any], moment: int = 100) -> tuple[ViolationRow, ...]:
    session = played({"type": "live.started", "at": 0}, *events, {"type": "heartbeat", "at": 99})
    return violations(reading(session, moment), Choices()).rows


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
