"""A LIVE is no longer for a few events that a wrong clock dates days or years off."""

from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from livetui.metrics.catalogue import METRICS
from livetui.session.arrivals import FeedCount
from livetui.session.counters import Counter as C
from livetui.session.extent import extent
from livetui.session.session import Session
from livetui.session.spans import read
from livetui.session.tally import Column
from livetui.views.choices import Choices
from livetui.views.header import Status, status
from livetui.views.timeline import timeline
from tests.oracle.feeds import Fields, Shape, feed, lines, millis, once
from tests.session.playing import START_S, look, of_lines, played, reading

DAY = 86_400
YEAR = 365 * DAY
STARTED: dict[str, Any] = {"type": "live.started", "at": 0}
LINE = {"product": "p", "quantity": 1, "amount": 700}
LIVE: tuple[dict[str, Any], ...] = tuple({"type": "impression", "at": at, "count": 2} for at in range(5, 3600, 30))
ASTRAY = {"years before": -7 * YEAR, "years after": 9 * YEAR, "just over a day after": 3600 + DAY}
BESIDE = ("product.listed", "order.refunded", "order.cancelled", "heartbeat", "violation.raised")
PLACES = {"first of all": 0, "in the middle": 40, "last of all": None}


def _told(at_s: int, started: bool, place: int | None) -> Session:
    """An hour of a LIVE, with one impression dated at a second far from it."""
    events = [*([STARTED] if started else []), *LIVE]
    events.insert(len(events) if place is None else place, {"type": "impression", "at": at_s})
    return played(*events, cuts=range(0, len(events), 7))


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("started", [True, False], ids=["start told", "no start"])
@pytest.mark.parametrize("at_s", ASTRAY.values(), ids=ASTRAY)
def test_an_event_dated_far_off_makes_the_live_no_longer(at_s: int, started: bool, place: int | None) -> None:
    session = _told(at_s, started, place)
    began = 0 if started else 5
    assert (session.start_second, session.end_second) == (START_S + began, START_S + 3576)
    assert timeline(read(session), Choices()).length_s == 3576 - began


@pytest.mark.parametrize("started", [True, False], ids=["start told", "no start"])
@pytest.mark.parametrize(("at_s", "impressions"), [(-7 * YEAR, 241), (9 * YEAR, 240)], ids=["before", "after"])
def test_what_is_dated_before_counts_and_what_is_dated_after_has_not_happened(
    at_s: int, impressions: int, started: bool
) -> None:
    whole = read(_told(at_s, started, None))
    assert whole.sum(C.IMPRESSIONS) == impressions
    hours = (3576 - (0 if started else 5)) / 3600
    assert METRICS["impressions_per_hour"].formula.value(whole) == pytest.approx(impressions / hours)


@pytest.mark.parametrize("at_s", ASTRAY.values(), ids=ASTRAY)
def test_at_the_end_all_that_came_is_told_also_what_is_dated_later(at_s: int) -> None:
    whole = read(_told(at_s, True, 0))
    assert (whole.feed(FeedCount.EVENTS), whole.feed(FeedCount.APART)) == (len(LIVE) + 2, 1)


def test_a_line_rejected_after_an_event_dated_far_ahead_is_told_at_the_end() -> None:
    ahead, *rest = _lines([{"type": "note", "text": "", "ts": (START_S + 9 * YEAR) * 1000}, *_joins(20)])
    assert read(of_lines([ahead, b"junk\n", *rest], cuts=(1, 2))).feed(FeedCount.REJECTED) == 1


@pytest.mark.parametrize("at_s", [-7 * YEAR, 9 * YEAR])
def test_a_start_dated_far_off_is_not_when_the_live_began(at_s: int) -> None:
    session = played({"type": "live.started", "at": at_s, "title": "Tonight"}, *LIVE)
    assert session.start_second == START_S + 5
    assert read(session).started_ms == (START_S + 5) * 1000


@pytest.mark.parametrize("kind", ["live.ended", "live.paused"])
def test_an_end_or_a_pause_dated_before_the_live_is_none_of_it(kind: str) -> None:
    whole = read(played({"type": kind, "at": -7 * YEAR}, *LIVE))
    assert (status(whole), whole.ended_ms, whole.air.lasted_ms) == (Status.LIVE, None, 3_571_000)


@pytest.mark.parametrize("kind", BESIDE)
def test_what_is_told_in_the_hours_after_the_end_takes_none_of_the_lives_time(kind: str) -> None:
    ended: dict[str, Any] = {"type": "live.ended", "at": 3600}
    told = [
        ended | {"type": kind, "at": 3600 + 7200 * n, "order": f"o{n}", "product": f"p{n}", "violation": f"v{n}", "reason": ""}
        for n in range(1, 9)
    ]
    assert read(played(STARTED, *LIVE, ended, *told)).hours == read(played(STARTED, *LIVE, ended)).hours


def test_refunds_of_the_hours_after_the_end_count() -> None:
    paid = {"type": "order.paid", "at": 30, "order": "o", "currency": "USD", "items": [LINE]}
    told = ({"type": "live.ended", "at": 3600}, {"type": "order.refunded", "at": 30_000, "order": "o"})
    assert read(played(STARTED, paid, *LIVE, *told)).sum(C.REFUND_AMOUNT) == 700


def test_an_end_after_which_the_live_goes_on_takes_nothing_of_its_time() -> None:
    session = played(STARTED, {"type": "live.ended", "at": 1800}, *LIVE)
    assert read(session).hours == pytest.approx(3576 / 3600)


def test_nor_of_how_long_it_lasted() -> None:
    session = played(STARTED, {"type": "live.ended", "at": 1800}, *LIVE)
    assert read(session).air.lasted_ms == 3_576_000


@pytest.mark.parametrize("kind", BESIDE)
def test_a_live_after_which_something_is_told_lasted_until_its_end(kind: str) -> None:
    after = {"type": kind, "at": 9000, "order": "o", "product": "p", "violation": "v", "reason": ""}
    session = played(STARTED, *LIVE, {"type": "live.ended", "at": 3600.5}, after)
    assert read(session).air.lasted_ms == 3_600_500


@pytest.mark.parametrize("pause_s", [12 * 3600, DAY])
def test_a_long_pause_is_part_of_the_live(pause_s: int) -> None:
    session = played(*LIVE, {"type": "impression", "at": 3575 + pause_s})
    assert session.end_second - session.start_second == 3571 + pause_s


@pytest.mark.parametrize("days", [-3, 3])
@pytest.mark.parametrize("kind", BESIDE)
def test_what_is_told_days_before_or_after_makes_the_live_no_longer_however_much_it_is(kind: str, days: int) -> None:
    told = [
        {"type": kind, "at": days * DAY + n, "product": f"p{n}", "order": f"o{n}", "violation": f"v{n}", "reason": ""}
        for n in range(2000)
    ]
    session = played(STARTED, *LIVE, *told)
    assert (session.start_second, session.end_second) == (START_S, START_S + 3576)


def test_a_list_of_products_alone_is_read() -> None:
    session = played(*({"type": "product.listed", "at": n, "product": f"p{n}"} for n in range(20)))
    assert (session.first_second, session.end_second) == (START_S, START_S + 20)


def test_two_lives_in_one_recording_are_both_read() -> None:
    days_later = [event | {"at": event["at"] + 3 * DAY} for event in LIVE]
    session = played(*LIVE, *days_later)
    assert read(session).sum(C.IMPRESSIONS) == 480
    assert read(session).feed(FeedCount.APART) == 0


@given(
    st.dictionaries(st.integers(0, 12 * DAY), st.integers(1, 40), min_size=1, max_size=12)
    | st.dictionaries(st.integers(0, 6).map(lambda n: n * (DAY // 2)), st.integers(1, 40), min_size=1)
)
def test_the_extent_is_that_of_all_parts_of_any_size(events: dict[int, int]) -> None:
    column = Column()
    for second, number in events.items():
        column.add(second, number)
    parts = _parts(events)
    large = [part for part in parts if 10 * _size(part, events) >= max(_size(each, events) for each in parts)]
    assert extent(column, Column()) == (large[0][0], large[-1][-1])


def _parts(events: dict[int, int]) -> list[list[int]]:
    """The seconds in order, parted where more than a day lies between two."""
    parts: list[list[int]] = []
    for second in sorted(events):
        if parts and second - parts[-1][-1] <= DAY:
            parts[-1].append(second)
        else:
            parts.append([second])
    return parts


def _size(part: list[int], events: dict[int, int]) -> int:
    return sum(events[second] for second in part)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.integers(0, 10**6),
    days=st.lists(st.sampled_from((-900, -2, 2, 900)), min_size=1, max_size=3),
    moment=st.integers(60, 470),
    length=st.integers(1, 470),
)
def test_a_moment_of_a_live_with_wrong_clocks_reads_as_the_file_cut_there(
    seed: int, days: list[int], moment: int, length: int
) -> None:
    shape = Shape(events=200, snapshots=seed % 2 == 0, in_order=True, astray_days=tuple(days))
    told, end_ms = list(once(feed(seed, shape))), (START_S + moment) * 1000
    cut = [event for event in told if millis(event) < end_ms]
    of_its_time = [event for event in cut if event["type"] not in BESIDE and 0 <= end_ms - millis(event) <= moment * 1000]
    assume(len(of_its_time) > 10 * len(days))
    whole = of_lines(_lines(told))
    assume(moment < whole.end_second - START_S)
    for start in (0, max(0, moment - length)):
        shown, wanted = (look(reading(session, moment, start), late=False) for session in (whole, of_lines(_lines(cut))))
        assert shown == wanted


def _joins(number: int) -> list[Fields]:
    return [{"type": "join", "ts": (START_S + second) * 1000} for second in range(number)]


def _lines(events: list[Fields]) -> list[bytes]:
    return lines(events).splitlines(keepends=True)
