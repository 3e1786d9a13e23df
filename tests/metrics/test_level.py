"""When a rate is high or low, and when there is too little to say so."""

from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livetui.metrics.level import Level, level, surprise, two_proportions, two_rates
from livetui.metrics.thresholds import shipped

THRESHOLDS = shipped()


@pytest.mark.parametrize(
    ("above", "below", "reference", "wanted"),
    [
        (200, 1000, 0.1, Level.HIGH), (50, 1000, 0.1, Level.LOW), (100, 1000, 0.1, Level.USUAL),
        (108, 1000, 0.1, Level.USUAL),  # not a tenth above
        (12, 100, 0.1, Level.USUAL),  # a fifth above, by chance
        (0, 29, 0.5, None), (0, 30, 0.5, Level.LOW), (0, 30, 0.1, None), (0, 50, 0.1, Level.LOW),
        (None, 100, 0.1, None), (5, None, 0.1, None), (5, 100, None, None), (0, 0, 0.1, None), (900, 300, 2.0, Level.HIGH),
    ],
)  # fmt: skip
def test_a_rate_is_judged_by_a_tenth_and_by_chance(
    above: int | None, below: int | None, reference: float | None, wanted: Level | None
) -> None:
    assert level(above, below, reference, THRESHOLDS) is wanted


@given(st.integers(0, 5000), st.integers(0, 5000), st.floats(0.001, 3))
def test_it_is_what_the_rule_says(above: int, below: int, reference: float) -> None:
    found = level(above, below, reference, THRESHOLDS)
    expected = reference * below
    if below < 30 or expected < 5:
        assert found is None
        return
    z = (above - expected) / sqrt(expected)
    high = above / below / reference >= 1.1 and z >= 1.645
    low = above / below / reference <= 0.9 and z <= -1.645
    assert found is (Level.HIGH if high else Level.LOW if low else Level.USUAL)


def test_surprise_is_in_standard_deviations() -> None:
    assert surprise(120, 1000, 0.1, THRESHOLDS.chance) == pytest.approx(2.0)


@given(st.integers(1, 500), st.integers(1, 500), st.data())
def test_two_shares_are_compared_as_the_chi_square_of_their_table_does(whole: int, other: int, data: st.DataObject) -> None:
    part, other_part = data.draw(st.integers(0, whole)), data.draw(st.integers(0, other))
    z = two_proportions(part, whole, other_part, other)
    assert two_proportions(other_part, other, part, whole) == pytest.approx(-z)
    table = [[part, whole - part], [other_part, other - other_part]]
    columns = [sum(column) for column in zip(*table, strict=True)]
    if 0 in columns:
        assert z == 0
        return
    chi = sum(
        (table[row][at] - sum(table[row]) * columns[at] / (whole + other)) ** 2
        / (sum(table[row]) * columns[at] / (whole + other))
        for row in range(2)
        for at in range(2)
    )
    assert isclose(z * z, chi, rel_tol=1e-9, abs_tol=1e-9)


@pytest.mark.parametrize(("count", "base", "judged"), [(10, 29, False), (4, 40, False), (10, 100, True)])
def test_two_rates_are_compared_where_there_is_enough_of_both(count: int, base: int, judged: bool) -> None:
    assert (two_rates(count, base, 100, 1000, THRESHOLDS.chance) is not None) is judged
    assert (two_rates(100, 1000, count, base, THRESHOLDS.chance) is not None) is judged
