"""Where a text stands in a file, for another run of the program to go on behind it."""

from livetui.feed.source import Batch
from livetui.feed.sources.places import Places

FILE = [b"1", b"2", b"3", b"4"]
INODE = 7


def texts_after(id: str | None, file: list[bytes], inode: int = INODE) -> list[bytes]:
    """What is taken of a file, a text at a time, by who has received this id."""
    places = Places(inode, 0, id)
    return [text for each in file for text in places.named(Batch([each])).texts]


def ids(file: list[bytes], inode: int = INODE, earlier: int = 0) -> list[str]:
    return [id or "" for id in Places(inode, earlier).named(Batch(file)).ids or ()]


def test_each_text_has_an_id_however_the_file_is_read() -> None:
    places = Places(INODE, 0)
    assert [id for text in FILE for id in places.named(Batch([text])).ids or ()] == ids(FILE)
    assert len({*ids(FILE)}) == 4


def test_the_last_id_is_that_of_the_last_text_also_of_one_that_was_received_before() -> None:
    assert Places(INODE, 0, ids(FILE)[-1]).named(Batch(FILE)).last_id == ids(FILE)[-1]


def test_another_run_goes_on_behind_what_was_received() -> None:
    assert [texts_after(id, FILE) for id in ids(FILE)] == [FILE[1:], FILE[2:], FILE[3:], []]


def test_what_one_text_became_may_not_be_whole() -> None:
    assert texts_after(f"{ids(FILE)[2]}/0", FILE) == FILE[2:]


def test_it_goes_on_in_a_file_that_was_not_the_first_and_keeps_its_ids() -> None:
    known = ids(FILE, earlier=2)
    places = Places(INODE, 0, known[1])
    assert places.named(Batch(FILE)).ids == known[2:]
    assert places.earlier == 2


def test_another_file_is_read_from_its_beginning() -> None:
    assert texts_after(ids(FILE)[-1], FILE, inode=8) == FILE
    assert texts_after(ids(FILE)[-1], [b"0", *FILE]) == [b"0", *FILE]


def test_of_a_file_that_was_written_anew_behind_its_first_text_nothing_more_is_taken() -> None:
    places = Places(INODE, 0, ids(FILE)[2])
    assert [text for each in [b"1", b"2", b"0", b"4"] for text in places.named(Batch([each])).texts] == []
    assert places.differs


def test_a_file_with_less_in_it_than_was_received_is_short() -> None:
    places = Places(INODE, 0, ids(FILE)[2])
    places.named(Batch(FILE[:2]))
    assert places.short
    places.named(Batch(FILE[2:]))
    assert not places.short


def test_an_id_of_somebody_else_says_nothing() -> None:
    assert [texts_after(id, FILE) for id in (None, "", "3", "o-77", "0123456789ab-0.3-00000000")] == [FILE] * 5


def test_files_that_begin_the_same_one_after_the_other_have_different_ids() -> None:
    assert not {*ids(FILE)} & {*ids(FILE, earlier=1)}
