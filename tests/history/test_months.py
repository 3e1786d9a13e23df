"""What channels brought in a month, against sums by hand."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from livetui.history.channel_sums import LiveChannels
from livetui.history.history import History
from livetui.history.months import Months, lives_for, month_before, month_of, months, months_of
from livetui.history.past_live import Channels, Summary
from livetui.session.counters import Counter
from tests.history.past import DAY_S, evening
from tests.session.playing import START_S

FOR_YOU, ADS = ("for_you", False), ("ads", True)
THIS = month_of((START_S + 40 * DAY_S) * 1000)


def live(day: int, channels: Channels, **told: Any) -> LiveChannels:
    """A LIVE so many days after the first, of 90 seconds, whose channels brought this."""
    summary = evening(day, joins=4, **told)
    return LiveChannels(replace(summary.live, id=day + 1, duration_s=1800, heard_s=0), channels)


def over(*lives: LiveChannels, unknown: tuple[int, ...] = ()) -> Months:
    return months(THIS, lives, unknown)


@pytest.mark.parametrize(
    ("told", "month"),
    [("2026-11-01T00:00:00.000+00:00", date(2026, 11, 1)), ("2026-10-31T23:59:59.999+00:00", date(2026, 10, 1)),
     ("2026-11-01T00:30:00+02:00", date(2026, 10, 1))],
)  # fmt: skip
def test_the_month_is_that_in_utc(told: str, month: date) -> None:
    assert month_of(round(datetime.fromisoformat(told).timestamp() * 1000)) == month


def test_before_january_is_december() -> None:
    assert month_before(date(2026, 1, 1)) == date(2025, 12, 1)


def test_lives_are_those_of_the_month_and_the_one_before(tmp_path: Path) -> None:
    with History(tmp_path / "history.db") as history:
        for day in range(0, 120, 5):
            history.add(evening(day))
        found = lives_for(history, THIS)
        wanted = [each for each in history.lives() if month_of(each.started_ms) in (THIS, month_before(THIS))]
    assert [each.id for each in found] == [each.id for each in wanted]
    assert 8 < len(found) < 16


def test_a_month_adds_up_its_lives_channel_by_channel() -> None:
    found = over(
        live(40, {FOR_YOU: {"views": 100, "gmv": 500}, ADS: {"views": 7, "gmv": 0}}),
        live(41, {FOR_YOU: {"views": 30, "gmv": 250}}),
        live(9, {FOR_YOU: {"views": 11}}),
    )
    assert [found.now.sums.total([channel], Counter.VIEWS) for channel in (FOR_YOU, ADS)] == [130, 7]
    assert found.now.sums.total([FOR_YOU, ADS], Counter.GMV) == 750
    assert found.before.sums.total([FOR_YOU], Counter.VIEWS) == 11


def test_what_no_live_of_a_month_told_is_missing_and_not_zero() -> None:
    sums = over(live(40, {FOR_YOU: {"views": 100}})).now.sums
    assert (sums.total([FOR_YOU], Counter.GMV), sums.per_hour([FOR_YOU], Counter.GMV)) == (None, None)


def test_a_rate_is_that_of_the_lives_that_have_both_parts_of_it() -> None:
    sums = over(live(40, {FOR_YOU: {"views": 20, "impressions": 200}}), live(41, {FOR_YOU: {"views": 9000}})).now.sums
    assert sums.ratio([FOR_YOU], Counter.VIEWS, Counter.IMPRESSIONS) == 0.1


def test_an_hour_is_one_of_the_lives_that_have_the_counter() -> None:
    sums = over(live(40, {FOR_YOU: {"views": 20, "gmv": 300}}), live(41, {FOR_YOU: {"views": 30}})).now.sums
    assert sums.hours == 1
    assert sums.per_hour([FOR_YOU], Counter.VIEWS) == 50
    assert sums.per_hour([FOR_YOU], Counter.GMV) == 600


def test_lives_in_other_money_are_left_out_and_told() -> None:
    found = over(
        live(40, {FOR_YOU: {"views": 20, "gmv": 300}}),
        live(41, {FOR_YOU: {"views": 30}}, currency=None),
        live(42, {FOR_YOU: {"views": 1000, "gmv": 900}}, currency="EUR"),
        live(9, {FOR_YOU: {"views": 5}}),
    )
    assert (found.currency, found.now.foreign, found.before.foreign) == ("USD", 1, 0)
    assert found.now.sums.total([FOR_YOU], Counter.VIEWS) == 50


def test_lives_of_which_nothing_is_known_are_left_out_and_told() -> None:
    found = over(live(40, {FOR_YOU: {"views": 20}}), live(41, {}), unknown=(42,))
    assert [each.id for each in found.now.unknown] == [42]
    assert found.now.sums.hours == 0.5


def test_the_history_knows_a_month_by_what_was_kept(tmp_path: Path) -> None:
    lives = [evening(day, joins=joins) for day, joins in ((38, 2), (40, 3), (9, 4))]
    with History(tmp_path / "history.db") as history:
        for summary in lives:
            history.add(summary)
        found = months_of(history, THIS)
    this, last = (
        sum(by_hand(each, "views") for each in lives if month_of(each.live.started_ms) == month)
        for month in (THIS, month_before(THIS))
    )
    assert found.now.sums.total([FOR_YOU], Counter.VIEWS) == this
    assert found.before.sums.total([FOR_YOU], Counter.VIEWS) == last


def test_until_a_time_a_month_has_only_the_lives_that_were_over(tmp_path: Path) -> None:
    with History(tmp_path / "history.db") as history:
        for day in (40, 41, 42):
            history.add(evening(day))
        found = months_of(history, THIS, until_ms=round((START_S + 42 * DAY_S) * 1000))
    assert [each.live.title for each in found.now.sums.lives] == ["Evening 40", "Evening 41"]


def by_hand(summary: Summary, counter: str) -> int:
    return sum(sums.get(counter, 0) for sums in summary.channels.values())
