"""The end of a LIVE is no trouble."""

from livetui.alerts.alert import AlertKind
from livetui.alerts.finder import Finder
from tests.alerts.happening import Fields, found, going_on, session_of, times
from tests.session.playing import reading


def _room(start: int, end: int, join: int = 10, leave: int = 10) -> list[Fields]:
    viewers = [{"type": "viewers", "at": at, "current": 300} for at in range(start, end, 10)]
    return [*going_on(start, end, join=join, leave=leave), *viewers]


_GOODBYE = (_room(0, 900), _room(900, 950, leave=20))
_FEWER = (going_on(0, 900, join=10), going_on(900, 980, join=1))


def _ended(at: float) -> list[Fields]:
    return [{"type": "live.ended", "at": at}]


def test_a_crowd_that_leaves_is_told_while_nobody_knows_that_the_live_ends() -> None:
    assert times(found(session_of(*_GOODBYE, _ended(950.5)), AlertKind.LEAVE_RISE, 950)) == [(930, None)]


def test_a_crowd_that_leaves_with_the_end_is_no_trouble_any_more() -> None:
    assert not found(session_of(*_GOODBYE, _ended(950.5)), AlertKind.LEAVE_RISE)


def test_viewers_who_come_no_more_at_the_end_are_no_trouble_any_more() -> None:
    session = session_of(*_FEWER, _ended(985))
    assert times(found(session, AlertKind.ENTERING_DIP, 985)) == [(940, None)]
    assert not found(session, AlertKind.ENTERING_DIP)


def test_a_crowd_that_left_well_before_the_end_was_trouble() -> None:
    session = session_of(*_GOODBYE, _room(950, 1300), _ended(1300))
    assert len(found(session, AlertKind.LEAVE_RISE)) == 1


def test_a_live_that_goes_on_after_all_had_its_trouble() -> None:
    resumed = [{"type": "live.resumed", "at": 970}]
    assert len(found(session_of(*_GOODBYE, _ended(950.5), resumed, _room(970, 990)), AlertKind.LEAVE_RISE)) == 1


def test_when_all_have_left_nobody_is_told_to_keep_them() -> None:
    gone = [{"type": "leave", "at": 901, "count": 290}, {"type": "viewers", "at": 902, "current": 0}]
    assert not found(session_of(_room(0, 900), gone, going_on(905, 960, like=1)), AlertKind.LEAVE_RISE)


def test_who_watches_the_end_is_told_what_a_replay_tells() -> None:
    parts = (*_GOODBYE, _ended(950.5))
    session, watcher = session_of(*parts), Finder()
    for moment in range(900, 952):
        live = session_of([event for part in parts for event in part if event["at"] < moment])
        assert tuple(watcher.found(reading(live, moment))) == tuple(Finder().found(reading(session, moment)))
