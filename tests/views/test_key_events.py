"""What each key event did."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from livetui.views.choices import Choices
from livetui.views.key_events import MOST, KeyEvents, key_events, latest_first
from livetui.views.mark_kind import MarkKind
from livetui.views.sorting import Sort
from tests.alerts.happening import going_on, session_of
from tests.session.playing import played, reading

CHOICES = Choices(trend=("views", "err"))


def _view(*events: dict[str, Any], moment: int = 1200, start: int = 0, choices: Choices = CHOICES) -> KeyEvents:
    live = ({"type": "live.started", "at": 0}, {"type": "heartbeat", "at": 1199})
    return key_events(reading(played(*live, *events), moment, start), choices)


def _shown(at: int, impressions: int, views: int) -> tuple[dict[str, Any], ...]:
    return {"type": "impression", "at": at, "count": impressions}, {"type": "join", "at": at, "count": views}


def test_five_minutes_after_are_compared_with_five_before_and_ratios_are_of_sums() -> None:
    view = _view(*_shown(100, 100, 10), *_shown(399, 300, 10), *_shown(400, 100, 30), *_shown(699, 100, 10), *_shown(700, 9, 9),
                 *_shown(99, 9, 9), {"type": "note", "at": 400.9, "text": "x"})  # fmt: skip
    (row,) = view.rows
    views, err = row.changes
    assert (row.mark.at_s, row.window_s, row.short) == (400, 300, False)
    assert (views.before, views.after, views.absolute, views.relative) == (20, 40, 20, 1.0)
    assert (err.before, err.after) == (20 / 400, 40 / 200)
    assert err.absolute == pytest.approx(0.15)
    assert err.relative == pytest.approx(3)


def test_both_sides_are_as_long_as_there_was_live_on_the_shorter_one() -> None:
    said = {"type": "note", "text": "x"}
    shown = [event for at in range(0, 1200, 10) for event in _shown(at, 10, 1)]
    early, late = _view(*shown, said | {"at": 60}, said | {"at": 1000}).rows
    assert (early.window_s, early.short, early.changes[0].before, early.changes[0].after) == (60, True, 6, 6)
    assert (late.window_s, late.short, late.changes[0].before, late.changes[0].after) == (200, True, 20, 20)


def test_what_came_before_the_start_of_the_live_is_no_time_to_compare_with() -> None:
    events = ({"type": "join", "at": -600}, *_shown(20, 10, 1), {"type": "note", "at": -60, "text": "x"},
              {"type": "note", "at": 30, "text": "y"})  # fmt: skip
    before, after = key_events(reading(played({"type": "live.started", "at": 0}, *events), 900, -600), CHOICES).rows
    assert (before.window_s, before.changes[0].before, before.changes[0].after) == (0, None, None)
    assert after.window_s == 30


def test_an_event_at_the_very_start_has_no_change() -> None:
    (row,) = _view({"type": "note", "at": 0, "text": "x"}, *_shown(500, 10, 1)).rows
    assert row.window_s == 0
    assert [(change.before, change.after, change.absolute, change.relative) for change in row.changes] == [(None,) * 4] * 2


def test_what_the_feed_does_not_carry_is_not_available() -> None:
    (row,) = _view({"type": "note", "at": 500, "text": "x"}, {"type": "join", "at": 450}).rows
    views, err = row.changes
    assert (views.before, views.after, views.relative) == (1, 0, -1)
    assert (err.before, err.after, err.absolute, err.relative) == (None, None, None, None)


def test_a_change_from_nothing_has_no_relative_one() -> None:
    (row,) = _view({"type": "note", "at": 500, "text": "x"}, {"type": "join", "at": 550}).rows
    assert (row.changes[0].absolute, row.changes[0].relative) == (1, None)


def test_events_of_every_kind_stand_in_order_of_time_and_only_those_of_the_span() -> None:
    view = _view(
        {"type": "note", "at": 50, "text": "n"}, {"type": "violation.raised", "at": 40, "violation": "v", "reason": "r"},
        {"type": "product.pinned", "at": 30, "product": "p"}, {"type": "note", "at": 10, "text": "early"},
        {"type": "promotion.started", "at": 20, "promotion": "g", "kind": "k"}, start=15,
    )  # fmt: skip
    assert [row.mark.kind.value for row in view.rows] == ["O", "P", "V", "N"]
    assert [metric.key for metric in view.metrics] == ["views", "err"]


def test_the_latest_are_shown_where_there_are_very_many() -> None:
    view = _view(*({"type": "note", "at": at, "text": str(at)} for at in range(0, 1190, 10)))
    assert [row.mark.label for row in view.rows] == [str(at) for at in range(0, 1190, 10)][-MOST:]


def test_who_walks_through_them_has_the_latest_first() -> None:
    notes = ({"type": "note", "at": at, "text": "x"} for at in (300, 600, 900))
    session = played({"type": "live.started", "at": 0}, *notes)
    assert [row.mark.at_s for row in latest_first(reading(session), CHOICES).rows] == [900, 600, 300]


def test_they_can_be_sorted_by_what_they_did() -> None:
    shown = [event for at in range(0, 1200, 10) for event in _shown(at, 10, at // 10 + 1 if at < 600 else 120 - at // 10)]
    choices = replace(CHOICES, sorts={"key_events": Sort("change_0")})
    notes = ({"type": "note", "at": at, "text": "x"} for at in (300, 600, 900))
    rows = latest_first(reading(played({"type": "live.started", "at": 0}, *shown, *notes), 1200), choices).rows
    assert [row.mark.at_s for row in rows if row.mark.kind is MarkKind.NOTE] == [300, 600, 900]
    assert [row.changes[0].relative for row in rows] == sorted((row.changes[0].relative or 0 for row in rows), reverse=True)


def test_the_same_said_twice_in_a_second_is_one_event() -> None:
    note = {"type": "note", "at": 400.1, "text": "x"}
    assert len(_view(note, note | {"at": 400.2}).rows) == 1


def test_alerts_stand_among_them_once_they_were_raised() -> None:
    session = session_of(going_on(0, 900, join=10), going_on(900, 960, join=3), going_on(960, 1500, join=10))
    before, after = (key_events(reading(session, moment), CHOICES).rows for moment in (959, 960))
    assert before == ()
    assert [(row.mark.at_s, row.mark.kind) for row in after] == [(960, MarkKind.ALERT)]


@settings(max_examples=40, deadline=None)
@example([(62, 1)], 61, 63)
@given(st.lists(st.tuples(st.integers(0, 1199), st.integers(1, 9)), max_size=30), st.integers(0, 1199), st.integers(1, 1200))
def test_a_change_is_what_counting_by_hand_gives(joins: list[tuple[int, int]], at: int, moment: int) -> None:
    heard = ({"type": "heartbeat", "at": second} for second in range(0, 1200, 30))  # a silence may be before the LIVE was heard
    view = _view(*({"type": "join", "at": second, "count": count} for second, count in joins),
                 {"type": "note", "at": at, "text": "x"}, *heard, moment=moment)  # fmt: skip
    assert len(view.rows) == (at < moment)
    for row in view.rows:
        window = min(300, at, moment - at)
        known = any(second < moment for second, _ in joins)
        before, after = (
            sum(count for second, count in joins if low <= second < low + window) if known and window else None
            for low in (at - window, at)
        )
        assert (row.window_s, row.changes[0].before, row.changes[0].after) == (window, before, after)
