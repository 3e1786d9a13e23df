"""A list whose rows take several lines each: as many as fit, for all of them alike."""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from msgspec import Struct

from livetui.ui.draw import Canvas, Piece, length
from livetui.ui.draw import Row as RowSpot
from livetui.ui.look import Look
from livetui.ui.table import left_out, under_cursor

Row = TypeVar("Row")


class Line(Struct, frozen=True):
    """One line of a row: what stands at its left, and what at its right."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...] = ()


Block = Callable[[Row], Sequence[Line]]


def stack(
    canvas: Canvas, look: Look, rows: Sequence[Row], blocks: Sequence[Block[Row]], keys: Sequence[Hashable] = ()
) -> None:  # fmt: skip
    """The rows one below the other, by the first of ``blocks``, most telling first, in which all of them fit.

    By the last one rows may be left out: they are counted on the last line. The row under the cursor says all it has room for.
    Rows stand an empty line apart where there is room for that. ``keys`` make them a list to walk through. Of more rows than
    lines only those are looked at that may stand around the cursor.
    """
    cursor = keys.index(look.hand.cursor) if look.hand.cursor in keys else None
    skipped = max((cursor or 0) - canvas.height, 0) if len(rows) > canvas.height else 0
    near = rows[skipped : skipped + 2 * canvas.height + 1]
    told = ([block(row) for row in near] for block in blocks if len(rows) <= canvas.height)
    written = next((each for each in told if _fits(each, canvas.height)), None) or [blocks[-1](row) for row in near]
    if cursor is not None:
        whole = (block(rows[cursor]) for block in blocks)
        written[cursor - skipped] = next((lines for lines in whole if len(lines) < canvas.height), written[cursor - skipped])
    start, end = window(written, canvas.height, (cursor or 0) - skipped)
    gap = int(sum(map(len, written)) + len(written) - 1 <= canvas.height)
    y = 0
    for index in range(start, end):
        if cursor == skipped + index:
            under_cursor(canvas, look, y)
        for line in written[index]:
            side = length(line.right)
            canvas.line(0, y, line.left, canvas.width - (side + 2 if side else 0))
            canvas.right(y, line.right)
            if keys:
                canvas.spot(0, y, canvas.width, RowSpot(keys[skipped + index]))
            y += 1
        y += gap
    above, below = skipped + start, len(rows) - skipped - end
    if above or below:
        canvas.put(0, canvas.height - 1, left_out(above, below), look.theme.dim)


def _fits(written: Sequence[Sequence[object]], height: int) -> bool:
    return sum(map(len, written)) <= height


def window(written: Sequence[Sequence[object]], height: int, cursor: int) -> tuple[int, int]:
    """Which rows are shown, so that the one under the cursor is; a line is kept for the number of the others."""
    if _fits(written, height):
        return 0, len(written)
    room = max(height - 1, 1)
    start = 0
    while start < cursor and not _fits(written[start : cursor + 1], room):
        start += 1
    end = start + 1
    while end < len(written) and _fits(written[start : end + 1], room):
        end += 1
    return start, end
