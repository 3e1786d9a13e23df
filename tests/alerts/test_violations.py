"""Violations, checkout complaints, and a feed that has stopped."""

from random import Random

import pytest

from livetui.alerts.alert import AlertKind, Severity
from livetui.alerts.finder import Finder
from livetui.alerts.most import MOST_OVER
from livetui.alerts.rules.violation import violation
from livetui.feed.events import Comment, ViolationRaised
from livetui.views.choices import Choices
from livetui.views.violations import violations
from tests.alerts.happening import Fields, found, going_on, session_of, times, troubled_by
from tests.session.playing import START_S, reading

HOSTILE = "\x1b[31m--force\u202e"


def _violation(what: str, at: float, name: str = "v1", **rest: str) -> Fields:
    return {"type": f"violation.{what}", "at": at, "violation": name} | rest


def test_a_violation_holds_from_the_second_after_it_was_raised_until_it_is_resolved() -> None:
    session = session_of(
        [_violation("raised", 47.2, reason="claim"), _violation("appealed", 60), _violation("resolved", 90)], going_on(0, 120)
    )
    (alert,) = found(session, AlertKind.VIOLATION)
    assert (times([alert]), alert.severity, alert.about.violation) == ([(48, 91)], Severity.BAD, "v1")
    assert times(found(session, AlertKind.VIOLATION, 80)) == [(48, None)]
    assert not found(session, AlertKind.VIOLATION, 47)


def test_a_violation_is_told_at_once_between_two_looks_at_the_rest() -> None:
    session, finder = session_of(going_on(0, 102, every=1, share=1)), Finder()
    assert not found(session, finder=finder)
    session.apply([ViolationRaised(violation="v1", reason="claim", ts=(START_S + 103) * 1000)])
    assert times(found(session, finder=finder)) == [(104, None)]


def test_a_violation_advises_what_the_platform_recommends() -> None:
    (alert,) = found(session_of([_violation("raised", 1, reason="claim", recommendation="Say it differently.")]))
    assert (alert.sentence, alert.advice) == ("Violation: “claim”", "The platform says: Say it differently.")


def test_a_violation_told_again_is_the_same_until_it_was_resolved() -> None:
    told = [
        _violation(what, at, reason="claim") for at, what in ((1, "raised"), (5, "raised"), (9, "resolved"), (20, "raised"))
    ]
    assert times(found(session_of(told))) == [(2, 10), (21, None)]


@pytest.mark.parametrize("seed", range(40))
def test_a_violation_holds_as_long_as_the_list_has_it_standing(seed: int) -> None:
    chance = Random(seed)
    told = [
        _violation(chance.choice(("raised", "appealed", "resolved")), at, chance.choice("vw"), reason=f"r{at}")
        for at in range(1, 100)
    ]
    started = [{"type": "live.started", "at": 0}]
    session = session_of(started, [event if event["type"].endswith("raised") else _bare(event) for event in told])
    for moment in range(2, 101, 7):
        now = reading(session, moment)
        held = {(alert.about.violation, alert.at - START_S - 1) for alert in Finder().found(now) if alert.until is None}
        assert held == {(row.key, row.at_s) for row in violations(now, Choices()) if row.stands}


def _bare(event: Fields) -> Fields:
    return {name: value for name, value in event.items() if name != "reason"}


def test_of_many_violations_all_that_hold_are_told_and_the_latest_that_are_over() -> None:
    many = range(MOST_OVER + 300)
    session = session_of(
        [_violation("raised", at / 10, f"v{at}", reason="claim") for at in many],
        [_violation("resolved", 200 + at / 10, f"v{at}") for at in many[200:]],
        going_on(0, 300, every=1, share=1),
    )
    finder = Finder()
    alerts = found(session, AlertKind.VIOLATION, finder=finder)
    assert [alert.about.violation for alert in alerts] == [f"v{at}" for at in (*many[:200], *many[-MOST_OVER:])]
    assert [alert.until is None for alert in alerts] == [True] * 200 + [False] * MOST_OVER
    assert finder.left_out(reading(session)) == 100


def test_of_many_violations_those_that_held_at_a_moment_held_whatever_came_later() -> None:
    many = range(MOST_OVER + 300)
    session = session_of(
        [_violation("raised", at / 10, f"v{at}", reason="claim") for at in many],
        [_violation("resolved", 200 + at / 10, f"v{at}") for at in many],
        going_on(0, 300, every=1, share=1),
    )
    alerts = found(session, AlertKind.VIOLATION, 200)
    assert [alert.until for alert in alerts] == [None] * len(many)


def test_many_violations_leave_the_others_in_sight() -> None:
    flood = [_violation("raised", 900 + at / 100, f"v{at}", reason="claim") for at in range(3000)]
    dip = [*going_on(0, 600, join=10), *going_on(600, 700, join=1), *going_on(700, 1000, join=10)]
    session = session_of(flood, dip)
    assert times(found(session, AlertKind.ENTERING_DIP)) == times(found(session_of(dip), AlertKind.ENTERING_DIP)) != []


def test_of_very_many_that_hold_only_those_are_put_into_words_that_are_asked_for() -> None:
    flood = [_violation("raised", 1 + at / 100, f"v{at}", reason=f"one of very many: {at}") for at in range(3000)]
    alerts, before = Finder().found(reading(session_of(flood))), violation.cache_info().misses
    assert (len(alerts), int(alerts.holds.sum()), violation.cache_info().misses) == (3000, 3000, before)
    assert alerts[7].sentence == "Violation: “one of very many: 7”"


def test_what_others_wrote_is_cleaned_and_quoted() -> None:
    session = session_of([_violation("raised", 1, reason=HOSTILE, recommendation=HOSTILE)])
    (alert,) = found(session)
    assert alert.sentence.isprintable()
    assert alert.advice.isprintable()
    assert alert.sentence.startswith("Violation: “")


def _comments(start: int, end: int, every: int, text: str, viewers: int = 1000) -> list[Fields]:
    return [{"type": "comment", "at": at, "text": text, "viewer": f"u{at % viewers}"} for at in range(start, end, every)]


_FINDER = Finder(troubled=troubled_by(lambda text: "checkout" in text))
_CHECKOUT = "checkout does not work"


def test_many_complaints_about_the_checkout_are_pointed_out() -> None:
    session = session_of(_comments(0, 900, 7, "hello"), _comments(600, 660, 10, _CHECKOUT), going_on(660, 1000, share=1))
    (alert,) = found(session, AlertKind.CHECKOUT_TROUBLE, finder=_FINDER)
    assert (alert.sentence, alert.severity) == ("5 people within 3 min write of trouble with the checkout", Severity.BAD)
    assert times([alert]) == [(650, 820)]


def test_one_person_who_complains_on_and_on_is_one() -> None:
    session = session_of(_comments(0, 600, 7, "hello"), _comments(600, 900, 3, _CHECKOUT, viewers=1))
    assert not found(session, finder=_FINDER)


def test_as_many_complaints_as_ever_are_not_pointed_out() -> None:
    assert not found(session_of(_comments(0, 1800, 40, _CHECKOUT)), finder=_FINDER)


def test_nobody_looks_into_comments_without_somebody_who_understands_them() -> None:
    assert not found(session_of(_comments(0, 900, 7, "hello"), _comments(600, 660, 5, _CHECKOUT)))


def test_trouble_that_comes_late_is_found_where_it_was() -> None:
    session = session_of(_comments(0, 600, 10, "hello"), going_on(0, 600, share=1))
    assert not found(session, AlertKind.CHECKOUT_TROUBLE, finder=_FINDER)
    session.apply([Comment(text=_CHECKOUT, viewer=f"v{at}", ts=(START_S + at) * 1000) for at in range(400, 430, 5)])
    (alert,) = found(session, AlertKind.CHECKOUT_TROUBLE, finder=_FINDER)
    assert 400 < alert.at - START_S <= 440


def test_trouble_is_found_as_soon_as_somebody_has_listened() -> None:
    session = session_of(_comments(0, 900, 7, "hello"), _comments(600, 660, 5, _CHECKOUT))
    heard: list[bool] = []
    look = troubled_by(lambda text: bool(heard) and "checkout" in text)
    finder = Finder(troubled=look)
    assert not found(session, AlertKind.CHECKOUT_TROUBLE, finder=finder)
    heard.append(True)
    assert found(session, AlertKind.CHECKOUT_TROUBLE, finder=finder)


def test_a_feed_is_stale_by_the_clock_alone() -> None:
    session = session_of(going_on(0, 100, join=1))
    now = reading(session, 140)
    finder = Finder()
    assert not finder.found(now)
    assert not finder.watching(29).found(now)
    (alert,) = finder.watching(31).found(now)
    assert (alert.kind, alert.severity, alert.at) == (AlertKind.FEED_STALE, Severity.BAD, START_S + 96 + 30)
    assert finder.watching(45).found(now)[0].key == alert.key


def test_a_live_that_has_ended_may_be_silent() -> None:
    session = session_of(going_on(0, 100, join=1), [{"type": "live.ended", "at": 100}])
    assert not Finder().watching(500).found(reading(session))
