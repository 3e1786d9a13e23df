"""The play head."""

from math import inf

import pytest

from livetui.errors import UsageError
from livetui.moment import Moment, moment
from livetui.ui.playback import SPEEDS, Playback, Playing, speed, speed_words


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_it_moves_with_the_clock(clock: Clock) -> None:
    playback = Playback(600, clock)
    clock.now += 7.5
    assert (playback.position, playback.status) == (7.5, Playing.PLAYING)


def test_it_stands_while_paused_and_goes_on_from_there(clock: Clock) -> None:
    playback = Playback(600, clock)
    clock.now += 10
    playback.toggle()
    clock.now += 100
    assert (playback.position, playback.status) == (10, Playing.PAUSED)
    playback.toggle()
    clock.now += 5
    assert playback.position == 15


def test_a_change_of_speed_does_not_move_it(clock: Clock) -> None:
    playback = Playback(6000, clock)
    clock.now += 10
    playback.faster()
    assert (playback.position, playback.speed) == (10, 2)
    clock.now += 10
    assert playback.position == 30


def test_it_stops_at_the_end_and_starts_again_from_there(clock: Clock) -> None:
    playback = Playback(60, clock, speed=10)
    clock.now += 100
    assert (playback.position, playback.status) == (60, Playing.ENDED)
    playback.toggle()
    assert (playback.position, playback.status) == (0, Playing.PLAYING)


@pytest.mark.parametrize(("moved_s", "at"), [(-3600, 3700), (60, 40), (3600, 0)])
def test_where_the_start_of_a_live_moves_it_stays_at_its_moment(clock: Clock, moved_s: int, at: float) -> None:
    playback = Playback(600, clock, live=True)
    playback.grow(600, complete=False, start_s=10_000)
    playback.seek(100)
    playback.toggle()
    assert playback.grow(600 - moved_s, complete=False, start_s=10_000 + moved_s) == -moved_s
    assert (playback.position, playback.status) == (at, Playing.PAUSED)


def test_at_the_edge_it_follows_whatever_becomes_of_the_start(clock: Clock) -> None:
    playback = Playback(600, clock, live=True)
    for start_s, length_s in ((10_000, 600), (6_400, 4_200), (10_060, 540)):
        playback.grow(length_s, complete=False, start_s=start_s)
        assert (playback.position, playback.status) == (length_s, Playing.FOLLOWING)


def test_the_first_events_move_nothing(clock: Clock) -> None:
    playback = Playback(0, clock, live=True)
    playback.grow(0, complete=False, start_s=0)
    assert playback.grow(5, complete=False, start_s=1_786_557_420) == 0
    assert playback.position == 5


def test_at_the_edge_of_what_is_loaded_it_waits_and_goes_on_without_a_leap(clock: Clock) -> None:
    playback = Playback(0, clock)
    playback.grow(20, complete=False)
    clock.now += 60
    playback.grow(20, complete=False)
    assert (playback.position, playback.status) == (20, Playing.PLAYING)
    clock.now += 60
    playback.grow(500, complete=True)
    clock.now += 1
    assert playback.position == 21


@pytest.mark.parametrize(("to", "there"), [(-5, 0), (30, 30), (1e9, 60)])
def test_seeking_past_an_end_is_that_end(clock: Clock, to: float, there: float) -> None:
    playback = Playback(60, clock, paused=True)
    playback.seek(to)
    assert playback.position == there


def test_speeds_go_up_and_down_the_ladder_and_stop_at_its_ends(clock: Clock) -> None:
    playback = Playback(600, clock, speed=3)
    playback.faster()
    assert playback.speed == 5
    for _ in SPEEDS:
        playback.faster()
    assert playback.speed == inf
    for _ in range(20):
        playback.slower()
    assert playback.speed == 0.5


def test_at_full_speed_each_frame_is_five_minutes_however_long_it_takes(clock: Clock) -> None:
    playback = Playback(750, clock, speed=inf)
    clock.now += 3
    assert playback.position == 0
    seen = []
    for _ in range(3):
        playback.frame()
        seen.append(playback.position)
    assert seen == [300, 600, 750]


def test_frames_do_not_move_a_paused_play_head(clock: Clock) -> None:
    playback = Playback(150, clock, speed=inf, paused=True)
    playback.frame()
    assert playback.position == 0


def test_jumping_goes_to_the_marks_on_either_side(clock: Clock) -> None:
    playback = Playback(600, clock, paused=True, at_s=100)
    marks = [300, 50, 100, 20]
    assert playback.jump(marks, forward=True) == 300
    assert playback.jump(marks, forward=True) is None
    assert [playback.jump(marks, forward=False) for _ in range(4)] == [100, 50, 20, None]


def test_going_back_just_after_a_mark_means_the_one_before(clock: Clock) -> None:
    playback = Playback(600, clock, at_s=100)
    clock.now += 1.5
    assert playback.jump([50, 100], forward=False) == 50


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-5:00", Moment(-300, None)), ("−0:42", Moment(-42, None)),
        ("12:30", Moment(750, None)), ("0:05", Moment(5, None)), ("1:12:30", Moment(4350, None)), ("72:30", Moment(4350, None)),
        ("12", Moment(720, None)), (" 90 ", Moment(5400, None)), ("0", Moment(0, None)),
        ("85%", Moment(None, 0.85)), ("12.5 %", Moment(None, 0.125)), ("100%", Moment(None, 1)), (" END ", Moment(None, 1)),
    ],
)  # fmt: skip
def test_times_as_they_are_typed(text: str, expected: Moment) -> None:
    assert moment(text) == expected


@pytest.mark.parametrize(
    "text", ["", "12:3", "1.5", "99999", "-5", "٣", "12:60", "1:60:00", "--1:0", "101%", "%", "start", "1:2:3:4", "1e3", "٣:٠٠"]
)
def test_what_is_no_time_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(UsageError, match=r"^A time is written 12:30, 1:12:30, 12 \(minutes\), 85% or end\.$"):
        moment(text)


def test_a_time_is_reached_once_the_loaded_part_says_where_it_is() -> None:
    assert moment("12:30").reached(800, complete=False)
    assert not moment("12:30").reached(700, complete=False)
    assert not moment("85%").reached(700, complete=False)
    assert moment("85%").reached(700, complete=True)
    assert (moment("85%").within(1000), moment("12:30").within(600)) == (850, 600)


@pytest.mark.parametrize(("text", "value"), [("1", 1), ("0.5", 0.5), ("10x", 10), ("60×", 60), ("max", inf)])
def test_speeds_as_they_are_typed(text: str, value: float) -> None:
    assert speed(text) == value
    assert speed(speed_words(value)) == value


@pytest.mark.parametrize("text", ["0", "-1", "fast", "", "nan", "inf", "5000"])
def test_what_is_no_speed_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        speed(text)
