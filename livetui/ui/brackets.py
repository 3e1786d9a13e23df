"""A stretch of the LIVE on a line that stands for it."""

from collections.abc import Collection

from rich.style import Style

from livetui.span import Stretch
from livetui.ui.draw import Canvas, own


def brackets(
    row: Canvas, stretch: Stretch, from_s: int, to_s: int, style: Style, taken: Collection[int], *, line: bool = True
) -> None:
    """Put it between brackets on a row that stands for the LIVE between two seconds, with a double line from one to the other.

    The brackets stand around its columns, on the first that nothing else has ``taken``. Without ``line`` what is between stays.
    """
    if stretch[1] < from_s or stretch[0] > to_s or not row.width:
        return
    first, last = (column(min(max(second, from_s), to_s), from_s, to_s, row.width) for second in stretch)
    opening = _free((*range(first - 1, -1, -1), *range(first, row.width)), taken)
    closing = _free((*range(last + 1, row.width), *range(last, -1, -1)), taken)
    if line:
        row.fill(first, 0, last - first + 1, own("═"), style)
    row.put(closing, 0, own("]"), style)
    row.put(opening, 0, own("["), style)


def column(second: int, from_s: int, to_s: int, columns: int) -> int:
    """The column that stands for a second, the last one for all later ones."""
    return min(round((second - from_s) * (columns - 1) / max(to_s - from_s, 1)), columns - 1)


def _free(columns: Collection[int], taken: Collection[int]) -> int:
    return next((x for x in columns if x not in taken), next(iter(columns), 0))
