"""Which lines are events, and where each stands."""

import json
from pathlib import Path

import pytest

from livetui.errors import UnreadableInput
from livetui.recording.read import Recording
from livetui.serve.batch import Sorter
from tests.serve.conftest import START, Write, surveyed

LIKE = b'{"type":"like","ts":1786557420350}'


def ids_and_lines(path: Path) -> list[tuple[str, bytes]]:
    sorter = Sorter()
    with Recording(path) as recording:
        batches = [sorter.sort(block)[0] for block in recording.blocks()]
    return [pair for batch in batches for pair in zip(batch.ids, batch.lines, strict=True)]


def test_events_have_their_own_ids_or_their_numbers(write: Write) -> None:
    path = write({"type": "like", "ts": START} | ({"id": id} if id else {}) for id in ("a", None, "c ç", None))
    assert [id for id, _ in ids_and_lines(path)] == ["a", "2", "c ç", "4"]


@pytest.mark.parametrize("id", ["", " ", " a", "a ", "a\nb", "a\rb", "a\0b", "\x1b[2J", "x" * 1000, "x" * 2000])
def test_an_id_that_no_header_can_carry_gives_way_to_the_number(write: Write, id: str) -> None:
    assert [id for id, _ in ids_and_lines(write([{"type": "like", "ts": START, "id": id}]))] == ["1"]


def test_lines_that_are_no_events_are_left_out_and_counted(write: Write) -> None:
    path = write(LIKE + b"\nnonsense\n\n  \n" + LIKE + b" " + LIKE + b'\n{"type":"like"}\n' + LIKE + b"\n")
    assert ids_and_lines(path) == [("1", LIKE), ("2", LIKE)]
    assert (surveyed(path).events, surveyed(path).rejected) == (2, 3)


def test_lines_that_are_too_long_are_left_out(write: Write) -> None:
    path = write(LIKE + b"\n" + b"x" * 1_100_000 + b"\n" + LIKE + b"\n")
    assert ids_and_lines(path) == [("1", LIKE), ("2", LIKE)]


def test_types_that_are_not_known_go_out_too(write: Write) -> None:
    waves = [b'{"type":"wave","ts":1786557420350,"id":"w"}', b'{"type":"wave","id":7,"ts":"soon"}']
    path = write(b"\n".join([*waves, LIKE]))
    assert ids_and_lines(path) == [("w", waves[0]), ("2", waves[1]), ("3", LIKE)]


def test_no_carriage_return_breaks_an_event_in_two(write: Write) -> None:
    path = write(LIKE + b"\r\n" + LIKE.replace(b",", b",\r") + b"\r\n")
    assert ids_and_lines(path) == [("1", LIKE), ("2", LIKE.replace(b",", b", "))]


def test_an_id_that_comes_twice_means_the_first_so_that_nothing_is_missed(write: Write) -> None:
    survey = surveyed(write({"type": "like", "ts": START, "id": id} for id in "abac"))
    assert [survey.place_after(id) for id in "abc"] == [1, 2, 4]


def test_an_id_that_the_last_event_has_means_the_end(write: Write) -> None:
    assert surveyed(write({"type": "like", "ts": START, "id": id} for id in "aba")).place_after("a") == 3


@pytest.mark.parametrize("id", ["nobody", "", "0", "5"])
def test_an_id_that_no_event_has_means_the_beginning(write: Write, id: str) -> None:
    assert surveyed(write([{"type": "like", "ts": START}] * 4)).place_after(id) == 0


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
    assert [line for _, line in told] == lines
    assert [id for id, _ in told] == [json.loads(line).get("id", str(number)) for number, line in enumerate(lines, 1)]
