"""Columns of figures beside a name: as many as fit, the more important ones first; the row under the cursor is among them."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from livetui.text import ELLIPSIS, Clean, join, width
from livetui.ui.draw import Canvas, Head, Piece, own
from livetui.ui.draw import Row as RowSpot
from livetui.ui.look import Look
from livetui.views.figures import count

Row = TypeVar("Row")


class Column(Struct, Generic[Row], frozen=True):
    """A right-aligned column: it stands in the order of the table, and goes in the order of ``weight``, lightest first.

    ``key`` is what rows are sorted by when its head is pointed at; without one they cannot be.
    """

    head: Clean
    cells: int
    weight: int
    value: Callable[[Row], Piece]
    key: str = ""


def chosen(columns: Sequence[Column[Row]], keys: Sequence[str]) -> Sequence[Column[Row]]:
    """The columns of these keys in their order, the first the heaviest; all as they are where none is named."""
    if not keys:
        return columns
    named = {column.key: column for column in columns}
    picked = [named[key] for key in keys if key in named]
    return [replace(column, weight=len(picked) - i) for i, column in enumerate(picked)]


def window(rows: int, room: int, cursor: int | None) -> int:
    """The first row shown of a list that has more rows than room: the one under the cursor stands in the middle."""
    return 0 if cursor is None else min(max(cursor - room // 2, 0), max(rows - room, 0))


def table(
    canvas: Canvas, look: Look, head: Clean, rows: Sequence[Row], name: Callable[[Row, int], tuple[Piece, ...]],
    columns: Sequence[Column[Row]], name_cells: int = 12, widest_name: int = 40,
    under: Callable[[Row, int], Piece] | None = None, key: Callable[[Row], Hashable] | None = None, head_key: str = "",
) -> None:  # fmt: skip
    """A line of heads and a row each; rows there is no room for are counted on the last line, where that is not the only one.

    ``under`` draws a second line below each row, where there is room for one below all of them. ``key`` makes the rows a list
    to walk through, ``head_key`` is what they are sorted by when ``head`` is pointed at.
    """
    columns = [replace(column, cells=max(column.cells, width(column.head))) for column in columns]
    shown, first, ends = _fitting(canvas, columns, name_cells, widest_name)
    _head(canvas, look, head, head_key, 0, first, left=True)
    for column, end in zip(shown, ends, strict=True):
        _head(canvas, look, column.head, column.key, end - column.cells, column.cells)
    keys = [key(row) for row in rows] if key else []
    cursor = keys.index(look.hand.cursor) if look.hand.cursor in keys else None
    room = canvas.height - 1
    step = 2 if under and len(rows) * 2 <= room else 1
    cut = len(rows) > room
    counted = cut and room > 1
    room = max(room - counted, 0)
    start = window(len(rows), room, cursor) if cut else 0
    for i, row in enumerate(rows[start : start + room]):
        y = 1 + i * step
        cells = [column.value(row) for column in shown]
        wide = first if any(text for text, _ in cells) else canvas.width
        canvas.line(0, y, name(row, wide), wide)
        if under and step == 2:
            canvas.put(0, y + 1, *under(row, canvas.width))
        for (text, style), column, end in zip(cells, shown, ends, strict=True):
            canvas.put(end - column.cells, y, whole(text, column.cells), style, column.cells, "right")
        if keys:
            for line in range(y, y + step):
                canvas.spot(0, line, canvas.width, RowSpot(keys[start + i]))
        if cursor == start + i:
            under_cursor(canvas, look, y)
    if counted:
        canvas.put(0, canvas.height - 1, left_out(start, len(rows) - start - room), look.theme.dim)


def left_out(above: int, below: int) -> Clean:
    """How many rows there is no room for: ``3 above · + 12 more``."""
    words = [own("{count} above", count=count(above))] * bool(above) + [own("+ {count} more", count=count(below))] * bool(below)
    return join(words, own(" · "))


def under_cursor(canvas: Canvas, look: Look, y: int) -> None:
    """Mark the row that the cursor is on, by a ground and, for who sees no colours, a sign beside it."""
    canvas.tint(y, look.theme.ground)
    canvas.beside(y, own("›"), look.theme.accent)


def _fitting(
    canvas: Canvas, columns: Sequence[Column[Row]], name_cells: int, widest_name: int
) -> tuple[list[Column[Row]], int, list[int]]:
    """The columns there is room for, how many cells the names have, and where each column ends."""
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
    ends: list[int] = []
    x = first
    for column in shown:
        x += gap + column.cells
        ends.append(x)
    return shown, first, ends


def _head(canvas: Canvas, look: Look, words: Clean, key: str, x: int, cells: int, left: bool = False) -> None:
    """A head, with an arrow where the rows are sorted by it; an arrow may stand in the gap before a column."""
    sort, style = look.hand.sort, look.theme.dim
    if key and sort is not None and sort.column == key:
        words, style = Clean(f"{'↓' if sort.descending else '↑'}{words.lstrip()}"), look.theme.text
        if not left and width(words) > cells:
            x, cells = x - 1, cells + 1
    canvas.put(x, 0, words, style, cells, "left" if left else "right")
    if key:
        canvas.spot(x, 0, cells, Head(key))


def whole(figure: Clean, cells: int) -> Clean:
    """A figure closer together where it has no room, and not at all rather than without its end, which would be another."""
    if width(figure) <= cells:
        return figure
    closer = Clean(figure.replace(" ", ""))
    return closer if width(closer) <= cells else ELLIPSIS
