"""Curves as paths."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livetui.report.svg import HEIGHT, STEPS, WIDTH, curve, top


@pytest.mark.parametrize(
    ("values", "most"), [((1142,), 2000), ((0.122,), 0.2), ((0.04,), 0.04), ((4,), 4), ((), STEPS), ((None, 0), STEPS)]
)
def test_an_axis_ends_at_a_round_number(values: tuple[float | None, ...], most: float) -> None:
    assert top(values) == pytest.approx(most)


@given(st.lists(st.none() | st.floats(0, 1e15, allow_subnormal=False), min_size=1, max_size=200))
def test_every_point_lies_within_the_box(values: list[float | None]) -> None:
    points = re.findall(r"[ML](\S+) ([\d.]+)", curve(values, top(values)).line)
    assert len(points) == sum(value is not None for value in values)
    assert all(0 <= float(x) <= WIDTH and 0 <= float(y) <= HEIGHT for x, y in points)


def test_a_gap_breaks_the_line_and_the_area() -> None:
    drawn = curve([1, 2, None, 3, 4], 4)
    assert drawn.line.count("M") == 2
    assert drawn.area.count("Z") == 2


def test_a_value_alone_is_a_dot() -> None:
    assert curve([None, 2, None], 4).line == "M500.0 50.00h0"
