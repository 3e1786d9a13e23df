"""A LIVE that was joined an hour after it had begun: no view takes what nobody heard for nothing that came."""

import json
from pathlib import Path
from typing import Any

import pytest

from livetui.history.history import History
from livetui.history.kept import KeptPast
from livetui.history.summary import summary_of
from livetui.metrics.benchmarks import Benchmarks, RegionBenchmarks
from livetui.metrics.catalogue import METRICS
from livetui.report.as_json import as_json
from livetui.report.rows.head import midway
from livetui.session.reading import Reading
from livetui.session.session import Session
from livetui.session.spans import read
from livetui.views.basics import basics
from livetui.views.choices import Choices
from livetui.views.core import core_data
from livetui.views.diagnosis import findings
from livetui.views.goals import goals
from livetui.views.key_events import key_events
from livetui.views.metric_course import metric_course
from livetui.views.metric_detail import metric_detail
from livetui.views.own_lives import own_lives
from livetui.views.promotions import promotions
from livetui.views.timeline import timeline
from livetui.views.trend import trend
from tests.session.playing import played

_LINE = {"product": "p", "quantity": 1, "amount": 1000}
_MARKET = Benchmarks(
    label="m",
    regions={
        "*": RegionBenchmarks(currency="USD", means={"impressions_per_hour": 420_000, "gmv_per_hour": 500_000, "err": 0.09})
    },
)
_CHOICES = Choices(benchmarks=_MARKET, tiles=("gmv_per_hour", "impressions_per_hour", "err"), trend=("views", "gmv_per_hour"))
_STARTED: dict[str, Any] = {"type": "live.started", "at": 0, "currency": "USD"}


def _going_on(start: int, end: int) -> list[dict[str, Any]]:
    """360,000 impressions, 36,000 views and 720,000 of GMV an hour."""
    return [
        event | {"at": at}
        for at in range(start, end, 5)
        for event in (
            {"type": "impression", "count": 500},
            {"type": "join", "count": 50},
            {"type": "order.paid", "order": f"o{at}", "items": [_LINE]},
        )
    ]


def _joined(*more: dict[str, Any]) -> Session:
    return played(_STARTED, *_going_on(3600, 5400), *more)


def _report(reading: Reading) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(as_json(reading, _CHOICES))
    return told


def test_figures_per_hour_are_of_the_time_that_was_heard_wherever_they_stand() -> None:
    joined = read(_joined())
    real = pytest.approx(720_000, rel=0.01)
    assert core_data(joined, _CHOICES).tiles[0].value == real
    assert metric_detail(joined, _CHOICES, "gmv_per_hour").value == real
    assert basics(joined, _CHOICES).pace[1].value == real
    assert _report(joined)["metrics"]["gmv_per_hour"]["value"] == real
    assert summary_of(joined.session, None).live.metrics["gmv_per_hour"] == real


def test_the_screen_and_the_report_agree_about_the_worst() -> None:
    joined = read(_joined())
    assert [tile.metric.key for tile in core_data(joined, _CHOICES).worst] == ["impressions_per_hour"]
    assert _report(joined)["worst"] == ["impressions_per_hour"]


def test_it_was_worst_in_no_minute_that_nobody_heard() -> None:
    (row,) = findings(read(_joined()), _CHOICES).rows
    assert row.metric.key == "impressions_per_hour"
    assert all(moment.at_s >= 3600 for moment in row.moments)


def test_six_minutes_after_we_connected_a_tile_has_nothing_to_be_compared_with() -> None:
    assert [tile.change for tile in core_data(read(_joined(), 3960), _CHOICES).tiles] == [None, None, None]


def test_a_key_event_is_compared_with_as_much_as_was_heard_before_it() -> None:
    (row,) = key_events(read(_joined({"type": "note", "at": 3660, "text": "now"})), _CHOICES).rows
    assert (row.window_s, row.changes[0].before, row.changes[0].after) == (60, 600, 600)


def test_a_promotion_before_which_too_little_was_heard_has_no_increment() -> None:
    started = {"type": "promotion.started", "at": 3720, "promotion": "x", "kind": "coupon"}
    (row,) = promotions(read(_joined(started, {"type": "promotion.ended", "at": 4020, "promotion": "x"})), _CHOICES).rows
    assert (row.views.before, row.views.during) == (None, 3000)


def test_a_goal_is_reached_at_the_pace_that_was_heard() -> None:
    (row,) = goals(read(_joined()), Choices(goals={"views": 100_000}, planned_s=9000)).rows
    assert row.value == 18_000
    assert [row.end, row.end_recent] == pytest.approx([54_000, 54_000], rel=0.01)


def test_curves_begin_where_it_was_heard() -> None:
    joined = read(_joined({"type": "heartbeat", "at": 5519}))
    drawn = trend(joined, _CHOICES)
    assert (drawn.from_s, drawn.to_s) == (3600, 5520)
    course = metric_course(joined, _CHOICES, "views")
    assert course.from_s == 3600
    assert None not in course.values


def test_the_first_piece_of_a_curve_was_heard_in_full() -> None:
    joined = read(played(_STARTED, *_going_on(3620, 5420)), name="whole")
    values = trend(joined, _CHOICES).series[0].values
    assert set(values) == {600}


def test_the_trend_of_one_piece_holds_nothing_that_came_before_we_connected() -> None:
    totals = [{"type": "snapshot", "at": at, "counters": {"gmv": 1_000_000 + round(1000 * at)}} for at in (0.1, 0.4)]
    told = _report(read(played(*totals)))
    assert told["metrics"]["gmv"]["value"] == 1_000_400
    assert (told["trend"]["series"]["gmv"], told["trend"]["series"]["gmv_per_hour"]) == ([300], [300 * 3600])


def test_the_timeline_has_a_hole_where_nobody_heard_anything() -> None:
    shape = timeline(read(_joined()), _CHOICES).shape
    assert set(shape[: 2 * len(shape) // 3]) == {None}
    assert set(shape[2 * len(shape) // 3 + 1 :]) == {300}


def _with_own(path: Path, heard_s: int) -> Choices:
    """The choices of who had a LIVE of two hours the day before, which went as this one goes, heard from a second of it on."""
    yesterday = -86_400
    ended = {"type": "live.ended", "at": yesterday + 7200}
    with History(path) as history:
        live = played(_STARTED | {"at": yesterday}, *_going_on(yesterday + heard_s, yesterday + 7200), ended)
        history.add(summary_of(live, None))
    return Choices(past=KeptPast(path))


@pytest.fixture
def with_own(tmp_path: Path) -> Choices:
    return _with_own(tmp_path / "history.db", heard_s=0)


@pytest.mark.parametrize("key", ["views", "gmv", "gmv_per_hour", "err"])
def test_the_live_before_is_taken_over_the_same_minutes(key: str, with_own: Choices) -> None:
    before = own_lives(read(_joined()), with_own, METRICS[key]).before
    assert before is not None
    assert before.deviation == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("key", ["views", "gmv"])
def test_of_a_live_before_that_was_not_yet_heard_in_these_minutes_nothing_is_known(key: str, tmp_path: Path) -> None:
    choices = _with_own(tmp_path / "history.db", heard_s=6600)
    assert own_lives(read(_joined()), choices, METRICS[key]).before is None


def test_the_report_says_from_when_on_it_was_heard() -> None:
    assert midway(read(_joined())) == (
        "The LIVE was first heard 1:00:00 after it began: what came before is missing, but for totals that say it."
    )


def test_and_where_its_start_is_not_told_that_it_is_not() -> None:
    assert midway(read(played(*_going_on(0, 60)))) == (
        "The feed does not tell when the LIVE began: what came before is missing, but for totals that say it."
    )
