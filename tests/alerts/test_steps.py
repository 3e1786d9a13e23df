"""At which moments a LIVE is looked at."""

import numpy as np

from livetui.alerts.episodes import Episode, episodes
from livetui.alerts.steps import SILENCE_S, steps_of
from tests.session.playing import START_S, played


def _steps(*seconds: float, until: int) -> list[int]:
    session = played(*({"type": "share", "at": at} for at in seconds))
    session.settle()
    return [int(moment) - START_S for moment in steps_of(session, START_S + until).moments]


def test_steps_are_whole_tens_of_the_clock_after_the_first_event() -> None:
    assert _steps(3, 41, until=55) == [10, 20, 30, 40, 50]


def test_what_happens_on_a_step_is_known_at_the_next() -> None:
    assert _steps(10, until=40) == [20, 30, 40]


def test_the_steps_of_a_moment_are_those_of_any_later_one_up_to_it() -> None:
    later = _steps(3, 5000, until=9000)
    for until in (9, 10, 700, 1500, 4999, 5010, 6000):
        assert _steps(*(at for at in (3, 5000) if at < until), until=until) == [step for step in later if step <= until]


def test_a_long_silence_has_no_steps() -> None:
    assert len(_steps(0, 10**8, until=10**8 + 100)) == SILENCE_S // 10 + 10


def test_a_break_is_a_step_of_its_own() -> None:
    session = played({"type": "share", "at": 0}, {"type": "live.paused", "at": 14.5}, {"type": "share", "at": 33})
    session.settle()
    assert [int(moment) - START_S for moment in steps_of(session, START_S + 34).moments] == [10, 15, 20, 30]


def _episodes(raised: str, cleared: str, cooldown: int = 0) -> list[Episode]:
    moments = np.arange(len(raised)) * 10
    begins, ends = (np.array([letter == "x" for letter in text]) for text in (raised, cleared))
    return list(episodes(moments, begins, ends, cooldown))


def test_an_episode_lasts_until_it_is_cleared() -> None:
    assert _episodes(".xx.x..", ".....x.") == [Episode(1, 5)]
    assert _episodes(".xx.x..", ".......") == [Episode(1, None)]
    assert _episodes("x.x.x", ".x.x.") == [Episode(0, 1), Episode(2, 3), Episode(4, None)]


def test_an_episode_rests_for_its_cooldown_and_begins_then_if_it_is_still_so() -> None:
    assert _episodes("x.xxxxx", ".x.....", 40) == [Episode(0, 1), Episode(5, None)]
    assert _episodes("x.xxx..", ".x.....", 40) == [Episode(0, 1)]
