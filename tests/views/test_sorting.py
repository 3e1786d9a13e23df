"""Rows by any of their columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from livetui.metrics.metric import Unit
from livetui.text import Clean
from livetui.views.sorting import Column, Sort, in_order


class Row(Struct, frozen=True):
    name: str
    figure: int | None


COLUMNS: tuple[Column[Row], ...] = (
    Column("name", Clean("name"), None, lambda row: row.name),
    Column("figure", Clean("figure"), Unit.COUNT, lambda row: row.figure),
)
ROWS = st.lists(st.builds(Row, st.text("abÉé", max_size=2), st.none() | st.integers(-3, 3)))


@given(ROWS, st.booleans())
def test_the_order_is_that_of_the_figures_those_without_one_last(rows: list[Row], descending: bool) -> None:
    figures = [row.figure for row in in_order(rows, Sort("figure", descending), COLUMNS)]
    known = sorted((row.figure for row in rows if row.figure is not None), reverse=descending)
    assert figures == [*known, *(None for row in rows if row.figure is None)]


@given(ROWS, st.sampled_from([column.key for column in COLUMNS]), st.booleans())
def test_equals_stay_as_they_came(rows: list[Row], key: str, descending: bool) -> None:
    once = in_order(rows, Sort(key, descending), COLUMNS)
    assert sorted(map(repr, once)) == sorted(map(repr, rows))
    assert in_order(once, Sort(key, descending), COLUMNS) == once
    for figure in {row.figure for row in rows}:
        by_figure = [row for row in in_order(rows, Sort("figure", descending), COLUMNS) if row.figure == figure]
        assert by_figure == [row for row in rows if row.figure == figure]


@pytest.mark.parametrize("sort", [None, Sort("no such column")])
def test_without_a_column_rows_stay_as_they_came(sort: Sort | None) -> None:
    rows = [Row("b", 1), Row("a", 2)]
    assert in_order(rows, sort, COLUMNS) == tuple(rows)


def test_names_are_compared_without_accents_and_capitals() -> None:
    rows = [Row(name, 0) for name in ("zoe", "Élan", "eco", "Zara")]
    assert [row.name for row in in_order(rows, Sort("name", descending=False), COLUMNS)] == ["eco", "Élan", "Zara", "zoe"]
