"""Which lines are events, and where each stands."""

import json
from pathlib import Path

import pytest

from livetui.errors import UnreadableInput
from livetui.feed.fields import with_field
from livetui.feed.rehearsal import is_rehearsal, marked
from livetui.recording.read import Recording
from livetui.serve import Broadcast, Pace
from tests.serve.conftest import START, Write, numbered, surveyed

LIKE = b'{"type":"like","ts":1786557420350}'


def ids_and_lines(path: Path) -> list[tuple[str, bytes]]:
    """What goes out of a recording."""
    survey = surveyed(path)
    with Recording(path) as recording:
        batches = list(Broadcast(survey, Pace()).batches(recording, 0))
    return [pair for batch in batches for pair in zip(batch.ids, batch.lines, strict=True)]


def ids(path: Path) -> list[str]:
    return [id for id, _ in ids_and_lines(path)]


def like(id: int) -> bytes:
    """A like as it goes out by its number."""
    return numbered(LIKE, id)


def test_events_have_their_own_ids_or_their_numbers(write: Write) -> None:
    path = write({"type": "like", "ts": START} | ({"id": id} if id else {}) for id in ("a", None, "c ç", None))
    assert ids(path) == ["a", "2", "c ç", "4"]


@pytest.mark.parametrize("id", ["", " ", " a", "a ", "a\nb", "a\rb", "a\0b", "\x1b[2J", "x" * 1000, "x" * 2000])
def test_an_id_that_no_header_can_carry_gives_way_to_the_number(write: Write, id: str) -> None:
    assert ids(write([{"type": "like", "ts": START, "id": id}])) == ["1"]


def test_lines_that_are_no_events_are_left_out_and_counted(write: Write) -> None:
    path = write(LIKE + b"\nnonsense\n\n  \n" + LIKE + b" " + LIKE + b'\n{"type":"like"}\n' + LIKE + b"\n")
    assert ids_and_lines(path) == [("1", like(1)), ("2", like(2))]
    assert (surveyed(path).events, surveyed(path).rejected) == (2, 3)


def test_lines_that_are_too_long_are_left_out(write: Write) -> None:
    path = write(LIKE + b"\n" + b"x" * 1_100_000 + b"\n" + LIKE + b"\n")
    assert ids_and_lines(path) == [("1", like(1)), ("2", like(2))]


def test_types_that_are_not_known_go_out_too(write: Write) -> None:
    waves = [b'{"type":"wave","ts":1786557420350,"id":"w"}', b'{"type":"wave","id":7,"ts":"soon"}']
    path = write(b"\n".join([*waves, LIKE]))
    assert ids_and_lines(path) == [("w", marked(waves[0])), ("2", with_field(waves[1], "id", "2")), ("3", like(3))]


def test_no_carriage_return_breaks_an_event_in_two(write: Write) -> None:
    path = write(LIKE + b"\r\n" + LIKE.replace(b",", b",\r") + b"\r\n")
    assert ids_and_lines(path) == [("1", like(1)), ("2", with_field(LIKE.replace(b",", b", "), "id", "2"))]


def test_a_number_that_is_the_own_id_of_another_event_is_told_from_it(write: Write) -> None:
    path = write({"type": "like", "ts": START} | ({"id": id} if id else {}) for id in ("2", None, None, "3.", "3"))
    assert ids(path) == ["2", "2..", "3..", "3.", "3"]


def test_an_id_that_has_come_before_gives_way_to_the_number(write: Write) -> None:
    path = write({"type": "like", "ts": START, "id": id, "recorded_from": feed} for feed in (0, 1) for id in "12")
    assert ids(path) == ["1", "2", "3", "4"]


def test_each_event_has_a_place_by_the_id_it_goes_by(write: Write) -> None:
    path = write({"type": "like", "ts": START} | ({"id": id} if id else {}) for id in ("3", None, "a", "a", "7", None, "4"))
    assert [surveyed(path).names.place_of(id) for id in ids(path)] == [1, 2, 3, 4, 5, 6, 7]


def test_an_event_without_an_id_goes_out_with_the_one_it_goes_by(write: Write) -> None:
    assert [json.loads(line)["id"] for _, line in ids_and_lines(write([{"type": "like", "ts": START}] * 2))] == ["1", "2"]


def test_a_line_with_no_room_for_an_id_goes_out_as_it_was_recorded(write: Write) -> None:
    line = LIKE.ljust(1024 * 1024 - 1)
    assert ids_and_lines(write(line + b"\n")) == [("1", line)]


def test_the_first_event_alone_says_that_this_is_a_rehearsal(long_live: Path) -> None:
    assert [is_rehearsal(line) for _, line in ids_and_lines(long_live)] == [True] + [False] * 2999


def test_a_rehearsal_that_is_served_again_says_so_once(write: Write) -> None:
    path = write(marked(b'{"type":"like","ts":1786557420350,"id":"a"}') + b"\n")
    assert ids_and_lines(path) == [("a", path.read_bytes().strip())]


@pytest.mark.parametrize("id", ["nobody", "", "0", "5"])
def test_an_id_that_no_event_has_means_the_beginning(write: Write, id: str) -> None:
    assert surveyed(write([{"type": "like", "ts": START}] * 4)).names.place_of(id) == 0


@pytest.mark.parametrize(("contents", "words"), [(b"{}\n", "line 1"), (b'{"type":"li', "middle of a line")])
def test_a_file_without_an_event_is_refused(write: Write, contents: bytes, words: str) -> None:
    with pytest.raises(UnreadableInput, match=words):
        surveyed(write(contents))


def test_a_recording_cut_short_is_told_as_far_as_it_goes(write: Write) -> None:
    survey = surveyed(write(LIKE + b'\n{"type":"li'))
    assert survey.events == 1
    assert "middle of a line" in (survey.cut or "")


def test_everything_in_a_long_recording_is_told_as_it_was_recorded(long_live: Path) -> None:
    told = ids_and_lines(long_live)
    lines = long_live.read_bytes().splitlines()
    assert [line for _, line in told] == [numbered(line, number) for number, line in enumerate(lines, 1)]
    assert [id for id, _ in told] == [json.loads(line).get("id", str(number)) for number, line in enumerate(lines, 1)]
