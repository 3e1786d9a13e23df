"""Only what changed is sent."""

from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from livetui.text import Clean, clean, width
from livetui.ui.cells import changes
from livetui.ui.draw import Canvas

RED, PLAIN = Style(color="#ff0000"), Style.null()


def row(text: str, style: Style = PLAIN) -> list[Strip]:
    canvas = Canvas(30, 1)
    canvas.put(0, 0, Clean(text), style)
    return canvas.drawing()


def test_nothing_is_sent_of_rows_that_are_equal() -> None:
    assert changes(row("GMV $18,204.50"), row("GMV $18,204.50")) == []


def test_only_the_digits_that_changed_are_sent() -> None:
    assert changes(row("GMV $18,204.50"), row("GMV $18,209.50")) == [Region(10, 0, 1, 1)]


def test_a_row_is_sent_from_its_first_change_to_its_last() -> None:
    assert changes(row("a.b.....c"), row("A.b.....C")) == [Region(0, 0, 9, 1)]


def test_a_change_of_colour_is_a_change() -> None:
    assert changes(row("3.6 %"), row("3.6 %", RED)) == [Region(0, 0, 5, 1)]


def test_how_segments_are_cut_makes_no_difference() -> None:
    whole, cut = Strip([Segment("GMV 12")]), Strip([Segment("GMV"), Segment(" 12")])
    assert changes([whole], [cut]) == []


def test_a_wide_character_is_sent_whole() -> None:
    assert changes(row("价格"), row("价钱")) == [Region(2, 0, 2, 1)]
    assert changes(row("a价"), row("ab ")) == [Region(1, 0, 2, 1)]


LINES = st.text(st.sampled_from("ab .%价格กี🌸"), max_size=30)


@given(LINES, LINES)
def test_what_is_sent_turns_the_old_row_into_the_new_one(old: str, new: str) -> None:
    before, after = (Canvas(30, 1), Canvas(30, 1))
    before.put(0, 0, clean(old), PLAIN)
    after.put(0, 0, clean(new), PLAIN)
    screen = list(before._chars[0])
    for region in changes(before.drawing(), after.drawing()):
        screen[region.x : region.right] = after._chars[0][region.x : region.right]
    assert screen == after._chars[0]


@given(LINES, st.integers(-3, 35), st.integers(0, 40))
def test_a_canvas_never_grows_and_never_splits_a_wide_character(text: str, x: int, cells: int) -> None:
    canvas = Canvas(30, 1)
    canvas.put(0, 0, Clean("价" * 15), PLAIN)
    canvas.put(x, 0, clean(text), RED, cells, "right")
    assert width(Clean(canvas.text()[0])) == 30
    assert all(strip.cell_length == 30 for strip in canvas.drawing())
