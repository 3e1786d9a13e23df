"""Courses as rows of characters."""

import pytest

from livetui.report.sparkline import sparkline


@pytest.mark.parametrize(
    ("values", "most", "cells", "drawn"),
    [
        ((0, 1, 2), 2, 9, "▁▅█"),
        ((0, 1, 2), 4, 9, "▁▃▅"),
        ((1, None, 1), 1, 9, "█ █"),
        ((1, None), 1, 9, "█"),
        ((0, 0), 0, 9, "▁▁"),
        ((0, 2, 0, 2), 2, 2, "▅▅"),
        ((2, None, None, None), 2, 2, "█"),
        ((9,), 2, 9, "█"),
        ((), 2, 9, ""),
    ],
)
def test_every_value_is_a_height_below_the_same_top(
    values: tuple[float | None, ...], most: float, cells: int, drawn: str
) -> None:
    assert sparkline(values, most, cells) == drawn


@pytest.mark.parametrize(
    ("values", "most", "drawn"), [((90, 95, 100), 100, "▁▅█"), ((90, 90), 90, "▁▁"), ((None, 100), 100, " █")]
)
def test_a_course_can_be_drawn_from_its_lowest_to_its_highest(
    values: tuple[float | None, ...], most: float, drawn: str
) -> None:
    assert sparkline(values, most, 9, 90) == drawn
