"""Rows of several lines each, of which there may be very many."""

import pytest
from msgspec.structs import replace

from livetui.text import Clean
from livetui.ui.draw import Canvas
from livetui.ui.look import Hand
from livetui.ui.stack import Block, Line, stack
from tests.ui.a_look import LOOK

HEIGHT = 8
VERY_MANY = 100_000


def _stacked(number: int, cursor: int | None) -> tuple[list[str], set[int]]:
    """The lines drawn, and which rows were looked at for them; one under the cursor has two lines."""
    seen: set[int] = set()

    def block(lines: int) -> Block[int]:
        def told(row: int) -> list[Line]:
            seen.add(row)
            return [Line(((Clean(f"{row}.{line}"), LOOK.theme.text),)) for line in range(lines)]

        return told

    canvas = Canvas(40, HEIGHT)
    stack(canvas, replace(LOOK, hand=Hand(cursor=cursor)), range(number), [block(2), block(1)], keys=range(number))
    return [strip.text.strip() for strip in canvas.drawing()], seen


@pytest.mark.parametrize(
    ("cursor", "shown", "left_out"),
    [
        (None, range(7), "+ 99,993 more"),
        (0, range(6), "+ 99,994 more"),
        (50_000, range(49_995, 50_001), "49,995 above · + 49,999 more"),
        (VERY_MANY - 1, range(VERY_MANY - 6, VERY_MANY), "99,994 above"),
    ],
)
def test_of_very_many_those_around_the_cursor_are_shown_and_the_others_counted(
    cursor: int | None, shown: range, left_out: str
) -> None:
    lines, _ = _stacked(VERY_MANY, cursor)
    assert [line for line in lines if line.endswith(".0")] == [f"{row}.0" for row in shown]
    assert lines[-1] == left_out


@pytest.mark.parametrize("cursor", [None, 0, 50_000, VERY_MANY - 1])
def test_of_very_many_only_those_near_the_cursor_are_looked_at(cursor: int | None) -> None:
    _, seen = _stacked(VERY_MANY, cursor)
    assert len(seen) <= 2 * HEIGHT + 1


@pytest.mark.parametrize("number", [1, 3, 4, 5, 7, 8, 9, 17, 40])
def test_wherever_the_cursor_is_its_row_is_shown_and_none_is_lost(number: int) -> None:
    for cursor in range(number):
        lines, _ = _stacked(number, cursor)
        shown = [line for line in lines if line.endswith(".0")]
        counted = (
            sum(int(word) for word in lines[-1].replace("+", " ").split() if word.isdigit()) if "." not in lines[-1] else 0
        )
        assert f"{cursor}.0" in shown
        assert len(shown) + counted == number
