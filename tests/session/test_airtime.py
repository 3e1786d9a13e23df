"""When a LIVE was on air and heard, and what is known of the time before and after."""

from typing import Any

import pytest

from livetui.metrics.catalogue import METRICS
from livetui.session.counters import Counter
from livetui.session.reading import Reading, Span
from livetui.session.session import Session
from livetui.session.spans import read
from livetui.session.stretches import Stretches
from tests.session.playing import START_S, played, reading

STARTED: dict[str, Any] = {"type": "live.started", "at": 0, "currency": "USD"}
ENDED: dict[str, Any] = {"type": "live.ended", "at": 5400}


def _impressions(start: int, end: int, every: int) -> list[dict[str, Any]]:
    return [{"type": "impression", "at": at, "count": 10} for at in range(start, end, every)]


JOINED = (STARTED, *_impressions(3600, 5400, 5))
"""Half an hour of a LIVE that has been on air for an hour and a half."""


def _heard_from(*events: dict[str, Any], moment: int | None = None) -> tuple[bool, int]:
    found = reading(played(*events), moment)
    return found.midway, found.air.start - START_S


@pytest.mark.parametrize(
    ("first", "every"), [(1, 5), (60, 5), (61, 10), (100, 20), (580, 60), (119, 300)], ids=lambda seconds: f"{seconds}"
)
def test_a_start_as_quiet_as_the_rest_is_heard(first: int, every: int) -> None:
    assert _heard_from(STARTED, *_impressions(first, first + 30 * every, every)) == (False, 0)


@pytest.mark.parametrize(("first", "every"), [(61, 5), (600, 30), (3600, 1)], ids=lambda seconds: f"{seconds}")
def test_a_silence_much_longer_than_any_later_says_that_we_came_then(first: int, every: int) -> None:
    assert _heard_from(STARTED, *_impressions(first, first + 30 * every, every)) == (True, first)


def test_one_second_alone_does_not_tell_how_quiet_a_live_is() -> None:
    assert _heard_from(*JOINED, moment=3601) == (False, 0)
    assert _heard_from(*JOINED, moment=3606) == (True, 3600)


def test_a_quiet_live_is_not_joined_midway_because_two_came_together() -> None:
    assert _heard_from(STARTED, *_impressions(65, 72, 5), {"type": "heartbeat", "at": 130}) == (False, 0)


def test_without_a_told_start_it_is_heard_from_its_first_second_and_may_be_joined_midway() -> None:
    assert _heard_from(*_impressions(7, 600, 5)) == (True, 7)


def test_figures_per_hour_are_of_the_hours_that_were_heard() -> None:
    whole = read(played(*JOINED))
    assert whole.seconds == 1796
    assert METRICS["impressions_per_hour"].formula.value(whole) == pytest.approx(3600 * 3600 / 1796)


def test_what_a_total_says_of_the_time_before_is_in_no_hour() -> None:
    totals = [{"type": "snapshot", "at": at, "counters": {"impressions": 90_000 + at}} for at in range(3600, 3700, 5)]
    whole = read(played(STARTED, *totals))
    assert whole.sum(Counter.IMPRESSIONS) == 93_695
    assert METRICS["impressions_per_hour"].formula.value(whole) == pytest.approx(95 * 3600 / 96)


def test_what_was_told_before_the_first_report_of_a_quiet_live_came_in_it() -> None:
    totals = [{"type": "snapshot", "at": at, "counters": {"gmv": gmv}} for at, gmv in ((70, 5000), (130, 6000))]
    whole = reading(played(STARTED, {"type": "join", "at": 65}, *totals))
    assert (whole.midway, whole.came(Counter.GMV)) == (False, 6000)


def _missed(session: Session, *span: int) -> Reading:
    return reading(session, None, *span)


@pytest.mark.parametrize("key", ["impressions", "impressions_per_hour", "viewers", "err", "current_viewers"])
def test_of_a_span_before_anything_was_heard_nothing_is_known(key: str) -> None:
    session = played(*JOINED, {"type": "join", "at": 3610, "viewer": "a"})
    assert METRICS[key].formula.value(_missed(session, 0, 3600)) is None
    assert METRICS["impressions"].formula.value(_missed(session, 0, 3601)) == 10


def test_nor_of_a_piece_of_it() -> None:
    whole = read(played(*JOINED))
    bounds = [(START_S + at, START_S + at + 1200) for at in (0, 1200, 2400, 3600)]
    assert Stretches(whole, bounds).sums(Counter.IMPRESSIONS) == [None, None, None, 2400]


def test_a_live_that_was_heard_from_its_start_on_had_nothing_before_anything_came() -> None:
    assert reading(played(STARTED, *_impressions(50, 300, 5)), None, 0, 40).sum(Counter.IMPRESSIONS) == 0


@pytest.mark.parametrize("start", [0, 3600], ids=["the whole LIVE", "since we connected"])
def test_how_many_watched_when_we_came_is_not_known_until_it_is_told(start: int) -> None:
    came = [{"type": kind, "at": at} for at in range(3601, 3700) for kind in ("join", "leave", "leave")]
    unknown = reading(played(*JOINED, *came), None, start)
    assert (unknown.viewers_at_start(), unknown.viewers_at_end(), unknown.viewers_peak()) == (None, None, None)
    told = reading(played(*JOINED, *came, {"type": "viewers", "at": 3600, "current": 50}), None, start)
    assert (told.viewers_at_start(), told.viewers_at_end()) == (None, 50)


BESIDE = ("product.listed", "order.refunded", "order.cancelled", "heartbeat", "violation.raised", "violation.resolved")


@pytest.mark.parametrize("kind", BESIDE)
def test_what_is_told_beside_a_live_after_its_end_makes_it_no_longer(kind: str) -> None:
    after = {"type": kind, "at": 9000, "order": "o", "product": "p", "violation": "v", "reason": "r"}
    ended = read(played(STARTED, *_impressions(0, 5400, 5), ENDED, after))
    assert (ended.moment - START_S, ended.air.end - START_S, ended.seconds) == (9001, 5401, 5401)


@pytest.mark.parametrize(("at", "lasted"), [(5400, 5400), (5400.9, 5400)])
def test_a_live_lasted_until_it_was_told_to_end_though_that_is_known_a_second_later(at: float, lasted: int) -> None:
    ended = read(played(STARTED, *_impressions(0, 5400, 5), ENDED | {"at": at}))
    assert (ended.air.lasted_s, ended.air.end - START_S) == (lasted, 5401)
    assert [ended.air.clock_s(START_S + second) for second in (0, 5400, 5401, 5402)] == [0, 5400, lasted, 5402]


def test_while_it_goes_on_a_clock_goes_by_seconds() -> None:
    assert read(played(STARTED, *_impressions(0, 5400, 5))).air.clock_s(START_S + 5396) == 5396


def test_a_span_after_the_end_has_no_time_on_air() -> None:
    ended = read(played(STARTED, *_impressions(0, 5400, 5), ENDED, {"type": "heartbeat", "at": 9000}))
    late = ended.over(Span("", START_S + 6000, START_S + 9000))
    assert (late.seconds, METRICS["impressions_per_hour"].formula.value(late)) == (0, None)


def test_a_lost_feed_ends_what_is_heard() -> None:
    lost = read(played(*JOINED), quiet_s=600, lost=True)
    assert lost.moment - lost.air.end == 600
