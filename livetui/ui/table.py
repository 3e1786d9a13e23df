"""Columns of figures beside a name: as many as fit, the more important ones first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from livetui.text import ELLIPSIS, Clean, width
from livetui.ui.draw import Canvas, Piece
from livetui.ui.look import Look

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A right-aligned column: it stands in the order of the table, and goes in the order of ``weight``, lightest first."""

    head: Clean
    cells: int
    weight: int
    value: Callable[[Row], Piece]


def table(
    canvas: Canvas, look: Look, head: Clean, rows: Sequence[Row], name: Callable[[Row, int], tuple[Piece, ...]],
    columns: Sequence[Column[Row]], name_cells: int = 12, widest_name: int = 40,
    under: Callable[[Row, int], Piece] | None = None,
) -> None:  # fmt: skip
    """A line of heads and a row each; what is below the last line is counted there.

    ``under`` draws a second line below each row, where there is room for one below all of them.
    """
    shown: list[Column[Row]] = []
    room = canvas.width - name_cells
    for column in sorted(columns, key=lambda column: -column.weight):
        if column.cells + 2 > room:
            break
        room -= column.cells + 2
        shown.append(column)
    shown.sort(key=columns.index)
    taken = sum(column.cells for column in shown)
    spare = canvas.width - taken - 2 * len(shown)
    first = min(spare, widest_name)
    gap = 2 + min((spare - first) // len(shown), 4) if shown else 0
    canvas.put(0, 0, head, look.theme.dim, first)
    ends: list[int] = []
    x = first
    for column in shown:
        x += gap + column.cells
        ends.append(x)
        canvas.put(x - column.cells, 0, column.head, look.theme.dim, column.cells, "right")
    room_for = canvas.height - 1
    cut = len(rows) > room_for
    step = 2 if under and len(rows) * 2 <= room_for else 1
    for i, row in enumerate(rows[: room_for - 1 if cut else room_for]):
        y = 1 + i * step
        canvas.line(0, y, name(row, first), first)
        if under and step == 2:
            canvas.put(0, y + 1, *under(row, canvas.width))
        for column, end in zip(shown, ends, strict=True):
            text, style = column.value(row)
            canvas.put(end - column.cells, y, _whole(text, column.cells), style, column.cells, "right")
    if cut and room_for > 0:
        canvas.put(0, canvas.height - 1, Clean(f"+ {len(rows) - room_for + 1} more"), look.theme.dim)


def _whole(figure: Clean, cells: int) -> Clean:
    """A figure closer together where it has no room, and not at all rather than without its end, which would be another."""
    if width(figure) <= cells:
        return figure
    closer = Clean(figure.replace(" ", ""))
    return closer if width(closer) <= cells else ELLIPSIS
