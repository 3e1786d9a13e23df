"""How long is waited before connecting again, and how long for a connection that says nothing."""

from itertools import pairwise
from random import Random

import pytest

from livetui.feed.patience import Backoff, Patience
from livetui.feed.source import Batch

ALIVE = Batch()
PIECE = Batch(unfinished=True)
TEXT = Batch([b'{"type":"join"}'])
HEARTBEAT = Batch([b'{"type": "heartbeat","ts":1786557420350}'])


def _waits(backoff: Backoff, times: int, **asked: float) -> list[float]:
    return [backoff.wait_s(**asked) for _ in range(times)]


def test_each_failure_doubles_what_may_be_waited_up_to_half_a_minute() -> None:
    assert _waits(Backoff(lambda: 1.0), 9) == [0.5, 1, 2, 4, 8, 16, 30, 30, 30]
    assert _waits(Backoff(lambda: 0.5), 4) == [0.25, 0.5, 1, 2]


def test_it_is_never_a_busy_loop() -> None:
    backoff = Backoff(lambda: 0.0)
    assert min(_waits(backoff, 10)) >= 0.1
    backoff.worked()
    assert backoff.wait_s(retry_s=0.0, retry_after_s=0.0) >= 0.1


def test_the_jitter_is_full() -> None:
    backoff = Backoff(Random(1).random)
    waits = []
    for _ in range(1000):
        backoff.worked()
        waits += _waits(backoff, 3)[2:]
    assert min(waits) == 0.1
    assert 1.9 < max(waits) <= 2
    assert 0.95 < sum(waits) / len(waits) < 1.05


def test_a_connection_that_was_of_use_begins_anew() -> None:
    backoff = Backoff(lambda: 1.0)
    _waits(backoff, 5)
    backoff.worked()
    assert backoff.wait_s() == 0.5


def test_ten_thousand_failures_are_as_bad_as_ten() -> None:
    assert _waits(Backoff(lambda: 1.0), 10_000)[-1] == 30


def test_what_the_feed_wants_to_be_left_takes_the_place_of_the_base() -> None:
    assert _waits(Backoff(lambda: 1.0), 5, retry_s=3.0) == [3, 6, 12, 24, 30]
    assert _waits(Backoff(lambda: 0.0), 5, retry_s=3.0) == [3] * 5
    assert _waits(Backoff(lambda: 1.0), 3, retry_s=86_400.0) == [30] * 3


def test_what_the_server_asks_for_this_time_is_the_least_that_is_waited() -> None:
    assert _waits(Backoff(lambda: 1.0), 8, retry_after_s=7.0) == [7, 7, 7, 7, 8, 16, 30, 30]
    assert Backoff(lambda: 0.0).wait_s(retry_after_s=120.0) == 120
    assert Backoff(lambda: 0.0).wait_s(retry_after_s=1e9) == 3600


def _silence(heard: list[tuple[float, Batch]]) -> float:
    patience = Patience()
    for now, batch in heard:
        patience.heard(batch, now)
    return patience.silence_s


def test_a_minute_of_silence_is_too_much_where_nothing_is_known() -> None:
    assert _silence([]) == 60
    assert _silence([(5, ALIVE)]) == 60
    assert _silence([(now, TEXT) for now in range(100)]) == 60


@pytest.mark.parametrize("beat", [ALIVE, HEARTBEAT])
def test_two_intervals_of_the_heartbeats_are_too_much(beat: Batch) -> None:
    assert _silence([(now, beat) for now in range(0, 100, 15)]) == 30
    assert _silence([(0, beat), (10, beat), (20, beat)]) == 20
    assert _silence([(0, beat), (100, beat), (200, beat)]) == 200
    assert _silence([(0, beat), (1, beat), (2, beat)]) == 2


def test_a_greeting_in_two_parts_is_not_taken_for_heartbeats() -> None:
    assert _silence([(0, ALIVE), (0.5, ALIVE)]) == 60


def test_no_silence_under_a_second_is_too_much() -> None:
    assert _silence([(now * 0.3, ALIVE) for now in range(10)]) == 1


def test_the_longest_of_the_last_intervals_counts() -> None:
    assert _silence([(now, ALIVE) for now in (0, 15, 28, 30, 45)]) == 30
    assert _silence([(now, ALIVE) for now in (0, 50, 60, 70, 80, 90)]) == 20


def test_heartbeats_with_texts_between_tell_nothing() -> None:
    assert _silence([(0, ALIVE), (14, TEXT), (15, ALIVE), (29, TEXT), (30, ALIVE)]) == 60
    assert _silence([(0, TEXT), (3, ALIVE), (18, ALIVE), (33, ALIVE)]) == 30


def test_the_pieces_of_a_long_text_are_no_heartbeats() -> None:
    pieces: list[tuple[float, Batch]] = [(now, PIECE) for now in range(50)]
    assert _silence(pieces) == 60
    assert _silence([*pieces, (50, Batch(overlong=1)), (52, ALIVE), (67, ALIVE), (82, ALIVE)]) == 30


def test_what_comes_at_once_is_no_heartbeat() -> None:
    assert _silence([(now / 10, ALIVE) for now in range(50)]) == 60


def test_a_text_that_speaks_of_heartbeats_is_none() -> None:
    said = Batch([b'{"type":"comment","text":"' + b"x" * 200 + b'","type":"heartbeat"}'])
    assert _silence([(now, said) for now in range(100)]) == 60
    assert _silence([(now, Batch([*TEXT.texts, *HEARTBEAT.texts])) for now in range(100)]) == 60


def test_a_silence_that_can_be_borne_is_never_shorter_than_a_heartbeat_away() -> None:
    random = Random(2)
    patience = Patience()
    moments = [0.0]
    for _ in range(1000):
        moments.append(moments[-1] + 15 * random.uniform(0.9, 1.1))
    for before, now in pairwise(moments):
        patience.heard(ALIVE, before)
        assert now - before < patience.silence_s <= 60
