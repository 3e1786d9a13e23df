"""Writing on cells."""

from rich.style import Style

from livetui.text import Clean, clean
from livetui.ui.bars import bar, resample, spark
from livetui.ui.draw import Canvas
from livetui.ui.wrap import wrap

PLAIN, RED = Style.null(), Style(color="#ff0000")


def test_text_is_cut_with_an_ellipsis_where_it_may_take_so_many_cells() -> None:
    canvas = Canvas(12, 1)
    assert canvas.put(0, 0, Clean("Glow serum 30 ml"), PLAIN, 8) == 8
    assert canvas.text() == ["Glow se…    "]


def test_text_stands_at_the_right_of_its_column() -> None:
    canvas = Canvas(10, 1)
    canvas.put(0, 0, Clean("$6,210"), PLAIN, 8, "right")
    assert canvas.text() == ["  $6,210  "]


def test_text_past_the_edge_is_not_there() -> None:
    canvas = Canvas(4, 1)
    canvas.put(2, 0, Clean("abc"), PLAIN)
    canvas.put(9, 0, Clean("x"), PLAIN)
    canvas.put(0, 3, Clean("x"), PLAIN)
    assert canvas.text() == ["  ab"]


def test_what_is_written_over_half_of_a_wide_character_takes_the_other_half_with_it() -> None:
    canvas = Canvas(4, 1)
    canvas.put(0, 0, Clean("价格"), PLAIN)
    canvas.put(1, 0, Clean("ab"), PLAIN)
    assert canvas.text() == [" ab "]


def test_marks_stay_with_the_character_they_stand_on() -> None:
    canvas = Canvas(4, 1)
    canvas.put(0, 0, clean("กี่x"), PLAIN)
    assert canvas._chars[0] == ["กี่", "x", " ", " "]


def test_an_area_keeps_what_is_drawn_in_it_to_itself() -> None:
    canvas = Canvas(6, 2)
    canvas.area(2, 1, 2, 5).put(0, 0, Clean("wide"), PLAIN)
    assert canvas.text() == ["      ", "  wi  "]


def test_neighbours_in_one_style_become_one_segment() -> None:
    canvas = Canvas(6, 1)
    canvas.line(0, 0, ((Clean("ab"), RED), (Clean("cd"), RED)))
    assert [(segment.text, segment.style) for segment in canvas.drawing()[0]] == [("abcd", RED), ("  ", PLAIN)]


def test_a_spark_has_a_gap_where_nothing_is_known() -> None:
    assert spark((0, None, 10), 3) == "▁ █"
    assert spark((None, None), 5) == ""
    assert spark((5, 5, 5), 3) == "▁▁▁"


def test_a_course_is_drawn_out_or_together_to_the_cells_there_are() -> None:
    assert resample((1, 3), 4) == [1, 1, 3, 3]
    assert resample((1, 3, None, 5), 2) == [2, 5]
    assert resample((), 4) == []


def test_a_bar_of_something_is_never_nothing() -> None:
    assert (bar(0, 10), bar(0.001, 10), bar(0.5, 10), bar(2, 3)) == ("", "╸", "━━━━━", "━━━")


def test_lines_break_between_words_and_within_scripts_without_spaces() -> None:
    assert wrap(Clean("how much is the serum"), 10, 4, 3) == ["how", "much is", "the serum"]
    assert wrap(Clean("这个面膜敏感肌可以用吗"), 10, 0, 3) == ["这个面膜敏", "感肌可以用", "吗"]


def test_a_path_breaks_only_where_a_line_cannot_hold_it_and_then_between_folders() -> None:
    assert wrap(Clean("in /home/mira/lives/may.zst"), 26, 0, 3) == ["in", "/home/mira/lives/may.zst"]
    assert wrap(Clean("in /home/mira/lives/of/may/evening.zst"), 20, 0, 3) == ["in /home/mira/lives/", "of/may/evening.zst"]


def test_the_last_line_is_cut_where_there_are_more() -> None:
    assert wrap(Clean("one two three four five six"), 9, 0, 2) == ["one two", "three fo…"]


def test_no_number_is_cut() -> None:
    assert wrap(Clean("the rate fell to 15.6 % from 18.1 %"), 19, 0, 1) == ["the rate fell to …"]


def test_wrapping_loses_nothing_that_has_room() -> None:
    text = clean("Checkout works again, please try once more ลองใหม่อีกครั้งนะคะ and tell us")
    for cells in range(4, 60):
        assert "".join(wrap(text, cells, 0, 100)).replace(" ", "") == text.replace(" ", "")
