"""When in a LIVE a metric was worst."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from livetui.diagnosis.moments import Minutes
from livetui.metrics import thresholds
from livetui.metrics.catalogue import METRICS
from tests.session.playing import START_S, played, reading

ERR = METRICS["err"]
CHANCE = thresholds.shipped().chance


def minute(at: int, impressions: int, views: int) -> list[dict[str, Any]]:
    return [
        {"type": "impression", "at": at * 60 + 5, "count": impressions}, {"type": "join", "at": at * 60 + 6, "count": views},
    ]  # fmt: skip


def worst(*minutes: tuple[int, int], start: int = 0, began: int = 0, mean: float = 0.1) -> list[tuple[int, int, float]]:
    """The worst moments in minutes since the first, of impressions and views by minute."""
    events = [event for at, counts in enumerate(minutes) for event in minute(at, *counts)]
    end = len(minutes) * 60
    over = reading(
        played({"type": "live.started", "at": began}, *events, {"type": "heartbeat", "at": end - 1}), end, start
    )  # fmt: skip
    found = Minutes(over, CHANCE).worst(ERR, mean)
    return [((each.start - START_S) // 60, (each.end - START_S) // 60, each.value) for each in found]


def test_the_minute_furthest_below_is_the_worst() -> None:
    assert worst((1000, 100), (1000, 50), (1000, 100), (1000, 20)) == [(3, 4, 0.02), (1, 2, 0.05)]


def test_minutes_that_follow_one_upon_the_other_are_one_moment_with_what_it_was_in_all_of_it() -> None:
    assert worst((1000, 100), (1000, 50), (1000, 30), (1000, 100)) == [(1, 3, 0.04)]


def test_a_minute_of_few_says_less_than_one_of_many() -> None:
    assert worst((10, 0), (1000, 100), (1000, 20))[0] == (2, 3, 0.02)


def test_where_no_minute_is_below_there_is_none() -> None:
    assert worst((1000, 100), (1000, 200)) == []


def test_a_minute_without_a_value_is_none() -> None:
    assert worst((0, 0), (1000, 50)) == [(1, 2, 0.05)]


def test_there_are_three_at_most() -> None:
    found = worst(*((1000, 50 if at % 2 else 100) for at in range(20)))
    assert len(found) == 3


def test_only_minutes_within_the_span_count() -> None:
    assert worst((1000, 0), (1000, 50), (1000, 100), start=60) == [(1, 2, 0.05)]


def test_a_minute_that_has_only_begun_does_not_count() -> None:
    events = [*minute(0, 1000, 50), *minute(1, 1000, 0)]
    over = reading(played({"type": "live.started", "at": 0}, *events), 90)
    assert [(each.start, each.end) for each in Minutes(over, CHANCE).worst(ERR, 0.1)] == [(START_S, START_S + 60)]


def test_minutes_are_counted_from_the_lives_start() -> None:
    events = [*minute(0, 1000, 0), *minute(1, 1000, 0), *minute(2, 1000, 50)]
    over = reading(played({"type": "live.started", "at": 90}, *events, {"type": "heartbeat", "at": 239}))
    assert [(each.start, each.end) for each in Minutes(over, CHANCE).worst(ERR, 0.1)] == [(START_S + 90, START_S + 150)]


def test_of_what_is_better_lower_the_highest_minute_is_the_worst() -> None:
    leaves = [{"type": "leave", "at": at * 60 + 7, "count": count} for at, count in enumerate((10, 90, 10))]
    joins = [{"type": "join", "at": at * 60 + 6, "count": 100} for at in range(3)]
    over = reading(played({"type": "live.started", "at": 0}, *joins, *leaves, {"type": "heartbeat", "at": 179}))
    found = Minutes(over, CHANCE).worst(METRICS["leave_rate"], 0.4)
    assert [each.start for each in found] == [START_S + 60]


def test_before_anybody_can_have_stayed_for_long_how_long_they_stay_is_not_judged() -> None:
    leaves = [{"type": "leave", "at": at * 60 + 7, "count": 100, "watch_ms": 1000} for at in range(8)]
    over = reading(played({"type": "live.started", "at": 0}, *leaves, {"type": "heartbeat", "at": 479}))
    found = Minutes(over, CHANCE).worst(METRICS["avg_view_duration"], 48)
    assert [each.start for each in found] == [START_S + 4 * 60]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 100)), min_size=2, max_size=20))
def test_the_worst_moment_holds_the_minute_a_naive_search_finds(minutes: list[tuple[int, int]]) -> None:
    scores = {
        at: (views + 5) / (impressions * 0.1 + 5) - 1
        for at, (impressions, views) in enumerate(minutes)
        if impressions and views / impressions < 0.1
    }
    found = worst(*minutes)
    assert bool(found) == bool(scores)
    if scores:
        lowest = min(scores.values())
        assert any(abs(scores.get(at, 0) - lowest) < 1e-9 for at in range(*found[0][:2]))
