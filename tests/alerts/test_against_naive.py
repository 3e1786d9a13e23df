"""What is found in random feeds is what a plain count of their events finds."""

from random import Random

import pytest
from msgspec.structs import replace

from livetui.alerts.alert import AlertKind
from livetui.alerts.finder import Finder
from livetui.alerts.thresholds import Thresholds, shipped
from tests.alerts.happening import Fields, found, times
from tests.alerts.naive import Naive
from tests.oracle.feeds import lines
from tests.session.playing import START_S, of_lines

_SHORT = {"before_s": 120, "least_before_s": 30, "cooldown_s": 120, "expected": 3, "over": 0.1, "sigmas": 1}
LIMITS: Thresholds = replace(
    shipped(),
    settle_s=20,
    err_dip=replace(shipped().err_dip, **_SHORT, window_s=40, least=20, fall=0.25),
    leave_rise=replace(shipped().leave_rise, **_SHORT, window_s=30, least=10, rise=0.25),
)


def _feed(seed: int) -> list[Fields]:
    """A LIVE of half an hour whose rates change every minute or so; some of it comes late, and there may be breaks."""
    chance = Random(seed)
    events: list[Fields] = []
    if chance.random() < 0.7:
        events.append({"type": "live.started", "ts": START_S * 1000 + 300})
    second = 0
    while second < 1800:
        stretch = chance.randrange(20, 150)
        weights = [chance.uniform(1, 8), chance.uniform(0.3, 3), chance.uniform(0.1, 3), 0.2]
        for _ in range(chance.choice((0, 5, 40, 80))):
            kind = chance.choices(("impression", "join", "leave", "viewers"), weights)[0]
            event: Fields = {"type": kind, "ts": (START_S + second) * 1000 + chance.randrange(stretch * 1000)}
            if kind == "viewers":
                event["current"] = chance.randrange(60)
            elif chance.random() < 0.5:
                event["count"] = chance.randrange(6)
            events.append(event)
        if chance.random() < 0.2:
            what = chance.choice(("live.paused", "live.paused", "live.resumed", "live.resumed", "live.ended"))
            events.append({"type": what, "ts": (START_S + second) * 1000 + chance.choice((0, 999, 4321))})
        second += stretch
    events.sort(key=lambda event: event["ts"] + (chance.randrange(90_000) if chance.random() < 0.1 else 0))
    return events or [{"type": "note", "ts": START_S * 1000, "text": ""}]


@pytest.mark.parametrize("seed", range(40))
def test_dips_and_rises_are_those_of_a_plain_count(seed: int) -> None:
    events = _feed(seed)
    naive = Naive(events, LIMITS)
    session = of_lines(lines(events).splitlines(keepends=True), cuts=(len(events) // 3, len(events) // 2))
    finder = Finder(LIMITS)
    assert times(found(session, AlertKind.ERR_DIP, finder=finder)) == naive.err_dips()
    assert times(found(session, AlertKind.LEAVE_RISE, finder=finder)) == naive.leave_rises()


def test_the_random_feeds_have_dips_and_rises() -> None:
    told = [Naive(_feed(seed), LIMITS) for seed in range(15)]
    assert sum(len(naive.err_dips()) for naive in told) > 10
    assert sum(len(naive.leave_rises()) for naive in told) > 10
