"""What is found as of a moment is what a session that ended there would find, whichever way one got there."""

import json
from itertools import pairwise
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from livetui.alerts.alert import Alert
from livetui.alerts.finder import Finder
from livetui.alerts.news import Announced, news
from livetui.alerts.thresholds import Fall, Peak, Rise, Stock, Thresholds, Trouble, shipped
from livetui.feed.decode import Decoder
from livetui.feed.events import Note
from livetui.recording.read import Recording
from livetui.recording.sample import find_sample
from livetui.session.reading import Reading
from livetui.session.session import Session
from tests.alerts.happening import going_on, troubled_by
from tests.oracle.feeds import SHAPES, Fields, Shape, feed, lines, millis
from tests.session.playing import START_S, of_lines, reading

_SHORT = {"window_s": 20, "before_s": 60, "least_before_s": 20, "cooldown_s": 120}
_CHANCE = {"least": 1, "expected": 1, "sigmas": 0}
_FALL = Fall(fall=0.2, over=0.1, **_SHORT, **_CHANCE)
EAGER: Thresholds = replace(
    shipped(),
    settle_s=10,
    **dict.fromkeys(
        ("err_dip", "entering_dip", "ctr_fall", "product_ctr_fall", "add_to_cart_fall", "ctor_fall", "payment_fall"), _FALL
    ),
    leave_rise=Rise(rise=0.2, over=0.1, **_SHORT, **_CHANCE),
    viewer_peak=Peak(least=1, highest_s=60, rise=0.2, over=0.1, **_SHORT),
    stock=Stock(window_s=60, least_s=20, few=3, minutes=2, sold=2, cooldown_s=120),
    checkout_trouble=Trouble(least=2, sigmas=0, **_SHORT),
)
_NAMED = tuple(replace(shape, events=min(shape.events, 300)) for shape in SHAPES)
_SETTINGS = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MOMENT = st.integers(1, 520)


def _finder() -> Finder:
    return Finder(EAGER, troubled_by(lambda text: text == "hi"))


def _once(events: list[Fields]) -> list[Fields]:
    """Without repetitions: which of two counts is decided by arrival."""
    seen: set[object] = set()
    kept = []
    for event in events:
        names = {("id", event.get("id")), ("order", event.get("order") if event["type"] == "order.paid" else None)}
        names = {name for name in names if name[1] is not None}
        if not names & seen:
            kept.append(event)
        seen |= names
    return kept


def _told(events: list[Fields]) -> list[bytes]:
    return lines(events).splitlines(keepends=True)


@_SETTINGS
@given(seed=st.integers(0, 10**6), shape=st.sampled_from(_NAMED), moment=MOMENT)
def test_a_moment_has_the_alerts_of_a_session_cut_there(seed: int, shape: Shape, moment: int) -> None:
    events = _once(feed(seed, shape))
    before = [event for event in events if millis(event) < (START_S + moment) * 1000]
    whole, cut = of_lines(_told(events)), of_lines(_told(before))
    assert tuple(_finder().found(reading(whole, moment))) == tuple(_finder().found(reading(cut, moment)))


@_SETTINGS
@given(seed=st.integers(0, 10**6), shape=st.sampled_from(_NAMED), earlier=MOMENT, later=MOMENT)
def test_what_was_told_once_stays_told_but_for_what_the_end_explains(seed: int, shape: Shape, earlier: int, later: int) -> None:
    earlier, later = sorted((earlier, later))
    session, finder = of_lines(_told(feed(seed, shape))), _finder()
    then, now = ([alert.key for alert in finder.found(reading(session, moment))] for moment in (earlier, later))
    gone = [key for key in then if key not in now]
    assert [key for key in then if key not in gone] == now[: len(then) - len(gone)]
    assert not gone or reading(session, later).ended_ms is not None


@_SETTINGS
@given(seed=st.integers(0, 10**6), shape=st.sampled_from(_NAMED), cuts=st.lists(st.integers(1, 300), max_size=8))
def test_looking_while_events_come_late_ones_too_finds_what_looking_once_finds(
    seed: int, shape: Shape, cuts: list[int]
) -> None:
    told, finder = _told(feed(seed, shape)), _finder()
    session = of_lines(told, cuts, watch=lambda session: finder.found(reading(session)))
    assert tuple(finder.found(reading(session))) == tuple(_finder().found(reading(of_lines(told))))


@pytest.mark.parametrize("seed", range(24))
def test_looking_all_the_time_finds_what_looking_once_finds(seed: int) -> None:
    told, finder = _told(feed(seed, SHAPES[seed % len(SHAPES)])[:400]), _finder()
    often = 3 + 9 * (seed // len(SHAPES))
    session = of_lines(told, range(0, len(told), often), watch=lambda session: session.empty or finder.found(reading(session)))
    assert tuple(finder.found(reading(session))) == tuple(_finder().found(reading(of_lines(told))))


@pytest.mark.parametrize("ahead", [0, 7, 400, 5000])
def test_a_live_that_has_been_silent_for_a_while_has_what_a_replay_has_there(ahead: int) -> None:
    events = feed(7, SHAPES[0])
    session, finder = of_lines(_told(events)), _finder()
    finder.found(reading(session))
    at = session.end_second - START_S + ahead
    live = tuple(finder.found(reading(session, at)))
    session.apply([Note(text="", ts=(session.end_second + 6000) * 1000)])
    assert live == tuple(_finder().found(reading(session, at)))


def test_a_break_counts_until_enough_has_come_to_tell_that_it_is_not_of_the_live() -> None:
    events: list[Fields] = [{"type": "live.paused", "at": -100_000_000}] * 2
    events += going_on(0, 100, every=20, impression=100, join=30)
    events += going_on(100, 400, every=20, impression=100, join=1)
    told = _told([{"ts": (START_S + event["at"]) * 1000} | event for event in events])
    finder, watched = _finder(), []
    session = of_lines(told, [20], watch=lambda session: watched.append(tuple(finder.found(reading(session)))))
    assert watched == [(), tuple(_finder().found(reading(session)))]
    assert watched[1][0].at < millis(json.loads(told[20])) // 1000


def test_the_random_feeds_raise_alerts_of_every_kind_and_over_again() -> None:
    kinds: dict[str, int] = {}
    for seed in range(60):
        session = of_lines(_told(feed(seed, SHAPES[seed % len(SHAPES)])))
        for alert in _finder().found(reading(session)):
            kinds[alert.kind] = kinds.get(alert.kind, 0) + 1
    assert len(kinds) == 9, kinds
    assert min(kinds.values()) >= 3, kinds


@pytest.fixture(scope="module")
def sample() -> Session:
    from livetui.engine.opening import Opening

    with Recording(find_sample()) as recording:
        opening = Opening(recording)
        opening.run()
    return opening.session


def test_seeking_back_and_forth_a_hundred_times_repeats_nothing(sample: Session) -> None:
    finder, announced, chance = Finder(), Announced(), Random(1)
    told: list[Alert] = []
    start, end = sample.start_second, sample.end_second
    for _ in range(100):
        at = chance.randrange(start, end)
        for moment in range(at, min(at + 300, end), 7):
            fresh, announced = news(finder.found(_at(sample, moment)), at, moment, announced)
            told += fresh
    every = {alert.key for alert in finder.found(_at(sample, end))}
    assert len(told) == len({alert.key for alert in told})
    assert {alert.key for alert in told} <= every
    assert len(told) >= len(every) - 2


@pytest.mark.parametrize("seed", range(10))
def test_who_watches_is_told_the_same_at_the_same_moments_as_who_plays_it_later(seed: int) -> None:
    events = sorted(_once(feed(seed, _NAMED[seed % len(_NAMED)])), key=millis)
    cuts = [sum(millis(event) < (START_S + second) * 1000 for event in events) for second in range(520)]
    watched, live = _Telling(_finder()), Session()
    decoder, told = Decoder(), _told(events)
    for second, (start, end) in enumerate(pairwise([0, *cuts])):
        live.take(decoder.decode(b"".join(told[start:end]), start + 1))
        if not live.empty:
            watched.look(live, second)
    played, whole = _Telling(_finder()), of_lines(told)
    for second in range(520):
        played.look(whole, second)
    assert played.told == watched.told != []


class _Telling:
    """Somebody who looks every second, and what is told when."""

    def __init__(self, finder: Finder) -> None:
        self.finder, self.announced = finder, Announced()
        self.told: list[tuple[int, str]] = []

    def look(self, session: Session, second: int) -> None:
        fresh, self.announced = news(self.finder.found(reading(session, second)), START_S - 1, START_S + second, self.announced)
        self.told += [(second, alert.key) for alert in fresh]


def test_the_sample_live_has_a_handful_of_alerts_where_something_happens(sample: Session) -> None:
    found = Finder().found(_at(sample, sample.end_second))
    minutes = {kind: [(alert.at - sample.start_second) // 60 for alert in found if alert.kind == kind] for kind in KINDS}
    assert minutes == KINDS


KINDS = {
    "viewer_peak": [11],  # the wave from the For You feed
    "err_dip": [19],  # the dull stretch after it
    "entering_dip": [19, 47],  # after the wave, and when the violation takes the feed away
    "leave_rise": [26],  # after the giveaway; not at the end, when all leave
    "stock_low": [12, 42],  # a set of seven, and a serum while there is a coupon
    "sold_out": [38],
    "violation": [47],
    "funnel_fall": [],
    "checkout_trouble": [],
}


def _at(session: Session, moment: int) -> Reading:
    return reading(session, moment - START_S)
