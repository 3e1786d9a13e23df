"""Text in columns."""

from livetui.report.columns import Column, columns, wrapped
from livetui.text import Clean, clean, width

HEADS = (Column(Clean("name"), "left"), Column(Clean("a")), Column(Clean("b")))


def test_figures_stand_to_the_right_and_names_to_the_left() -> None:
    assert columns(HEADS, [(Clean("one"), Clean("1"), Clean("22")), (Clean("three"), Clean("333"), Clean("4"))]) == [
        "  name     a   b",
        "  one      1  22",
        "  three  333   4",
    ]


def test_wide_characters_keep_columns_straight() -> None:
    lines = columns(HEADS, [(clean("护肤之夜"), Clean("1"), Clean("2")), (clean("soap"), Clean("1"), Clean("2"))])
    assert {width(line) for line in lines} == {width(lines[0])}


def test_the_first_column_gives_way() -> None:
    lines = columns(HEADS, [(Clean("x" * 100), Clean("1"), Clean("2"))], 30)
    assert lines[1] == f"  {'x' * 21}…  1  2"
    assert width(lines[1]) == 30


def test_the_last_columns_go_where_there_is_no_room_for_all() -> None:
    assert columns(HEADS, [(Clean("name" * 5), Clean("1" * 10), Clean("2" * 10))], 30) == [
        f"  name{' ' * 12}{' ' * 2}{' ' * 9}a",
        f"  {'name' * 3}nam…{' ' * 2}{'1' * 10}",
    ]


def test_a_sentence_is_wrapped_between_words() -> None:
    assert wrapped(Clean("one two three four"), 12) == ["  one two", "  three four"]


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert wrapped(Clean("x" * 50), 12) == [f"  {'x' * 9}…"]
