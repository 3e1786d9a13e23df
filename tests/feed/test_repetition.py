"""Texts without ids are known again where a connection begins as the one before it did."""

from collections.abc import Sequence

import pytest

from livetui.feed import repetition
from livetui.feed.repetition import Repetition


def text(number: int, more: str = "") -> bytes:
    return b'{"type":"join","ts":%d%b}' % (1_786_557_420_000 + number, more.encode())


def texts(*numbers: int) -> list[bytes]:
    return [text(number) for number in numbers]


def fresh(*connections: Sequence[bytes], ids: Sequence[str | None] | None = None) -> list[list[bytes]]:
    """What each connection brings that had not come before."""
    repeated = Repetition()
    found = []
    for connection in connections:
        repeated.begin()
        again = [flag for each in connection for flag in repeated.of([each], ids) or [False]]
        found.append([each for each, flag in zip(connection, again, strict=True) if not flag])
    return found


def test_what_a_feed_repeats_from_its_beginning_is_not_fresh() -> None:
    found = fresh(texts(1, 2), texts(1), texts(1, 2, 3), texts(1, 2, 3, 4))
    assert found == [texts(1, 2), [], texts(3), texts(4)]


def test_a_feed_that_goes_on_brings_only_what_is_fresh() -> None:
    assert fresh(texts(1, 2), texts(3, 4), texts(3, 5)) == [texts(1, 2), texts(3, 4), texts(5)]


def test_what_is_told_otherwise_from_some_place_on_is_fresh_from_there() -> None:
    assert fresh(texts(1, 2, 3), texts(1, 9, 3), texts(1, 2, 3)) == [texts(1, 2, 3), texts(9, 3), texts(2, 3)]


def test_within_one_connection_what_is_equal_is_not_the_same() -> None:
    assert fresh(texts(1, 1, 2, 2), texts(1, 1, 2, 2, 2)) == [texts(1, 1, 2, 2), texts(2)]


def test_of_the_last_moment_that_was_told_more_may_come_in_the_same_words() -> None:
    assert fresh(texts(1, 2), texts(3), texts(3), texts(3, 4)) == [texts(1, 2), texts(3), texts(3), texts(3, 4)]
    assert fresh(texts(3, 2), texts(3)) == [texts(3, 2), texts(3)]


@pytest.mark.parametrize("beat", [b'{"type":"heartbeat"}', b'{"type": "heartbeat", "ts": 1786557429000}'])
def test_signs_of_life_between_the_texts_change_nothing(beat: bytes) -> None:
    assert fresh([*texts(1, 2)], [text(1), beat, text(2), text(3)]) == [texts(1, 2), [beat, text(3)]]


def test_what_tells_no_time_is_always_fresh() -> None:
    same = [b'{"type":"join"}'] * 2
    assert fresh(same, same) == [same, same]


def test_what_has_an_id_is_left_to_its_id() -> None:
    named = [text(1, ',"id":"a"')]
    assert fresh(named, named) == [named, named]
    assert fresh(texts(1), texts(1), ids=["7"]) == [texts(1), texts(1)]
    assert fresh(texts(1, 2), texts(1), ids=[None]) == [texts(1, 2), []]


def test_of_an_endless_feed_only_its_beginning_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repetition, "_MOST", 2)
    assert fresh(texts(1, 2, 3), texts(1, 2, 3, 4)) == [texts(1, 2, 3), texts(3, 4)]


def test_what_was_recalled_is_not_fresh_on_the_first_connection() -> None:
    repeated = Repetition()
    repeated.recall(texts(1, 2))
    repeated.begin()
    assert repeated.of(texts(1, 2, 3), None) == [True, True, False]


def test_a_text_is_known_again_by_its_ascii_escapes() -> None:
    repeated = Repetition()
    repeated.recall([text(1, r',"text":"caf\u00e9"'), *texts(2)])
    repeated.begin()
    assert repeated.of([text(1, ',"text":"café"')], None) == [True]


def restarted(recorded: Sequence[bytes], told: Sequence[bytes]) -> list[bytes]:
    """What is fresh of a connection after a restart."""
    repeated = Repetition()
    repeated.recall(recorded)
    repeated.begin()
    return [each for each in told if repeated.of([each], None) == [False]]


def test_what_the_recording_lacks_does_not_make_what_follows_fresh() -> None:
    assert restarted(texts(1, 2, 4, 5), texts(1, 2, 3, 4, 5, 6)) == texts(3, 6)


def test_what_the_recording_alone_holds_does_not_make_what_follows_fresh() -> None:
    assert restarted(texts(99, 1, 2, 98, 3, 4, 97), texts(1, 2, 3, 4, 5)) == texts(5)


def test_a_feed_that_goes_on_after_a_restart_is_fresh_though_a_later_text_was_recorded_in_the_same_words() -> None:
    assert restarted(texts(1, 2, 3, 9), texts(8, 2, 3)) == texts(8, 2, 3)


def test_a_feed_that_goes_on_after_a_restart_may_begin_in_the_words_of_the_latest_moment() -> None:
    assert restarted(texts(1, 2), texts(2, 1)) == texts(2, 1)


def test_equal_texts_are_known_again_as_often_as_they_were_recorded() -> None:
    assert restarted(texts(1, 2, 2, 3), texts(1, 2, 2, 2, 3)) == texts(2)


def test_how_much_a_recording_may_hold_between_two_texts_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repetition, "_AHEAD", 2)
    assert restarted(texts(1, 8, 2, 8, 8, 3), texts(1, 2, 3)) == texts(3)


def test_a_connection_lost_amid_the_recorded_repeats_all_of_it_the_next_time() -> None:
    repeated = Repetition()
    repeated.recall(texts(1, 2, 9, 3))
    found = []
    for told in (texts(1), texts(1, 2, 3, 4), texts(1, 2, 3, 4, 5)):
        repeated.begin()
        found.append(repeated.of(told, None))
    assert found == [[True], [True, True, True, False], [True, True, True, True, False]]
