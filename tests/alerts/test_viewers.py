"""Viewers who stay away, leave, or come in crowds."""

from livetui.alerts.alert import AlertKind, Severity
from tests.alerts.happening import Fields, found, going_on, session_of, times


def _watching(start: int, end: int, current: int) -> list[Fields]:
    return [{"type": "viewers", "at": at, "current": current} for at in range(start, end, 10)]


def _room(start: int, end: int, leave: int, current: int = 300) -> list[Fields]:
    return [*going_on(start, end, join=10, leave=leave), *_watching(start, end, current)]


def test_fewer_viewers_entering_are_told_by_the_minute() -> None:
    (alert,) = found(session_of(going_on(0, 900, join=10), going_on(900, 1000, join=3)), AlertKind.ENTERING_DIP)
    assert alert.sentence == "Viewers entering fell to 64 a minute from 120"
    assert times([alert]) == [(960, None)]


def test_fewer_viewers_entering_are_over_when_they_are_back() -> None:
    session = session_of(going_on(0, 900, join=10), going_on(900, 1020, join=3), going_on(1020, 1500, join=10))
    ((_, over),) = times(found(session, AlertKind.ENTERING_DIP))
    assert over == 1080


def test_nobody_entering_at_all_is_a_dip_too() -> None:
    session = session_of(going_on(0, 900, join=10), going_on(900, 1100, like=1))
    assert len(found(session, AlertKind.ENTERING_DIP)) == 1


def test_a_trickle_of_viewers_that_ends_is_no_dip() -> None:
    assert not found(session_of(going_on(0, 900, every=20, join=1), going_on(900, 1500, like=1)))


def test_a_crowd_that_leaves_is_told_by_the_leave_rate_of_a_minute() -> None:
    session = session_of(_room(0, 900, leave=10), _room(900, 990, leave=20))
    (alert,) = found(session, AlertKind.LEAVE_RISE)
    assert alert.sentence == "Leave rate within 1 min rose to 42.9 % from 28.6 %"
    assert (alert.severity, alert.about.metric) == (Severity.WARN, "leave_rate")
    assert times([alert]) == [(930, None)]


def test_leaving_as_usual_is_no_rise_however_long_the_live() -> None:
    assert not found(session_of(_room(0, 3600, leave=10)))


def test_a_rise_of_leaving_is_over_when_it_is_as_before() -> None:
    session = session_of(_room(0, 900, leave=10), _room(900, 960, leave=20), _room(960, 1300, leave=10))
    ((_, over),) = times(found(session, AlertKind.LEAVE_RISE))
    assert over == 1010


def test_a_few_people_who_leave_are_no_rise() -> None:
    quiet = {"every": 30, "join": 1}
    session = session_of(going_on(0, 900, leave=1, **quiet), going_on(900, 1200, leave=3, **quiet), _watching(0, 1200, 20))
    assert not found(session, AlertKind.LEAVE_RISE)


def test_without_a_report_of_how_many_watch_the_leave_rate_is_told_by_who_came_and_left() -> None:
    session = session_of(
        going_on(0, 60, join=50, leave=0), going_on(60, 900, join=10, leave=10), going_on(900, 990, join=10, leave=25)
    )
    assert len(found(session, AlertKind.LEAVE_RISE)) == 1


def test_a_wave_of_viewers_is_a_peak_once() -> None:
    wave = [*_watching(1200, 1260, 150), *_watching(1260, 1320, 200), *_watching(1320, 1400, 210)]
    session = session_of(_watching(0, 1200, 100), wave, _watching(1400, 2000, 100))
    (alert,) = found(session, AlertKind.VIEWER_PEAK)
    assert alert.sentence == "150 viewers, the most so far: 100 on average before"
    assert (alert.severity, times([alert])) == (Severity.INFO, [(1210, 1410)])


def test_a_wave_below_one_of_the_last_half_hour_is_no_peak() -> None:
    session = session_of(
        _watching(0, 1200, 100), _watching(1200, 1300, 300), _watching(1300, 2700, 100), _watching(2700, 2800, 200)
    )
    assert len(found(session, AlertKind.VIEWER_PEAK)) == 1


def test_a_wave_as_of_old_is_a_peak_but_not_the_most_so_far() -> None:
    session = session_of(
        _watching(0, 1200, 100), _watching(1200, 1300, 300), _watching(1300, 3600, 100), _watching(3600, 3700, 200)
    )
    last = found(session, AlertKind.VIEWER_PEAK)[-1]
    assert last.sentence == "200 viewers, a peak: 100 on average before"


def test_a_dozen_viewers_are_no_peak() -> None:
    assert not found(session_of(_watching(0, 1200, 3), _watching(1200, 1500, 12)))
