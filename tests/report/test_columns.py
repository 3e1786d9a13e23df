"""Text in columns."""

from hypothesis import given
from hypothesis import strategies as st

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


def test_a_name_that_is_too_long_goes_on_below_the_figures() -> None:
    lines = columns(
        HEADS, [(Clean("a very long name of many words"), Clean("1"), Clean("2")), (Clean("b"), Clean("3"), Clean("4"))], 24
    )
    assert lines == [
        "  name              a  b",
        "  a very long name  1  2",
        "      of many",
        "      words",
        "  b                 3  4",
    ]


def test_the_last_columns_go_where_there_is_no_room_for_all() -> None:
    assert columns(HEADS, [(Clean("name" * 5), Clean("1" * 10), Clean("2" * 10))], 30) == [
        f"  name{' ' * 12}{' ' * 2}{' ' * 9}a",
        f"  {'name' * 4}{' ' * 2}{'1' * 10}",
        "      name",
    ]


def test_a_sentence_is_wrapped_between_words() -> None:
    assert wrapped(Clean("one two three four"), 12) == ["  one two", "  three four"]


def test_a_word_longer_than_a_line_is_broken() -> None:
    assert wrapped(Clean("see " + "x" * 25 + " there"), 12) == ["  see", f"  {'x' * 10}", f"  {'x' * 10}", "  xxxxx", "  there"]


def test_what_fits_is_left_as_it_is() -> None:
    assert wrapped(clean("two  spaces　and a wide one")) == ["  two  spaces　and a wide one"]


@given(
    st.lists(st.text(st.sampled_from("ab 护é\u0301👩🇩🇪"), max_size=40), min_size=1, max_size=4),
    st.integers(2, 30),
)
def test_nothing_of_a_name_is_lost_and_no_line_is_too_wide(names: list[str], cells: int) -> None:
    for name in map(clean, names):
        lines = wrapped(name, cells + 2)
        assert "".join("".join(lines).split()) == "".join(name.split())
        assert all(width(line) <= max(cells + 2, 4) for line in lines)
        table = columns(HEADS[:1], [(name,)], cells + 2)
        assert "".join("".join(table[1:]).split()).endswith("".join(name.split()))
