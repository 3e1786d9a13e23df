"""Rows by any of their columns."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from livetui.metrics.metric import Unit
from livetui.text import Clean
from livetui.views.search import folded

Row = TypeVar("Row")


class Sort(Struct, frozen=True):
    """By which column, and which end first."""

    column: str
    descending: bool = True


class Column(Struct, Generic[Row], frozen=True):
    """What rows can be shown and sorted by; ``unit`` is None where it is text, ``of`` None where a row has no such figure."""

    key: str
    head: Clean
    unit: Unit | None
    of: Callable[[Row], float | str | None]


def in_order(rows: Sequence[Row], sort: Sort | None, columns: Sequence[Column[Row]]) -> tuple[Row, ...]:
    """The rows by a column, those without a figure last, equals as they came; as they came where there is no such column."""
    column = next((column for column in columns if sort is not None and column.key == sort.column), None)
    if column is None or sort is None:
        return tuple(rows)
    known = [row for row in rows if column.of(row) is not None]
    missing = [row for row in rows if column.of(row) is None]
    return (*sorted(known, key=lambda row: _place(column.of(row)), reverse=sort.descending), *missing)


def _place(value: float | str | None) -> tuple[float, str]:
    return (0.0, folded(value)) if isinstance(value, str) else (value or 0.0, "")
