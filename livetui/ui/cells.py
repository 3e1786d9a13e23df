"""A widget that keeps what it drew, and sends the terminal only the cells that changed."""

from collections.abc import Sequence

from rich.cells import get_character_cell_size
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Cells(Widget):
    """Strips on the screen; :meth:`put` replaces them."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._strips: list[Strip] = []

    def put(self, strips: list[Strip]) -> None:
        """Show these strips from now on."""
        before, self._strips = self._strips, strips
        if len(before) != len(strips) or (strips and before[0].cell_length != strips[0].cell_length):
            self.refresh()
        elif regions := changes(before, strips):
            self.refresh(*regions)

    def render_line(self, y: int) -> Strip:
        """One kept line, as Textual asks for it, on the widget's own background: a terminal's may be of any colour."""
        ground = Style(bgcolor=self.background_colors[1].rich_color)
        if y < len(self._strips):
            return self._strips[y].apply_style(ground)
        return Strip.blank(self.size.width, ground)


def changes(before: Sequence[Strip], after: Sequence[Strip]) -> list[Region]:
    """Where two drawings of the same size differ: for each row the cells from the first to the last that changed.

    One region a row, for Textual sends a row from the widget's left edge to the end of each region: two would send it twice.
    """
    return [
        Region(start, y, end - start, 1)
        for y, (old, new) in enumerate(zip(before, after, strict=True))
        if old is not new and old != new
        for start, end in _changed(_cells(old), _cells(new))
    ]


_Cell = tuple[str, Style | None]


def _cells(strip: Strip) -> list[_Cell]:
    cells: list[_Cell] = []
    for text, style, _ in strip:
        if text.isascii():
            cells.extend((char, style) for char in text)
            continue
        for char in text:
            size = get_character_cell_size(char)
            if size:
                cells.append((char, style))
                cells.extend([("", style)] * (size - 1))
            elif cells:
                base = next(i for i in range(len(cells) - 1, -1, -1) if cells[i][0])
                cells[base] = (cells[base][0] + char, style)
    return cells


def _changed(old: list[_Cell], new: list[_Cell]) -> list[tuple[int, int]]:
    """From the first cell to behind the last in which two rows differ; never through the middle of a wide character."""
    different = [x for x, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
    if not different:
        return []
    return [(_whole(old, new, different[0], -1), _whole(old, new, different[-1] + 1, 1))]


def _whole(old: list[_Cell], new: list[_Cell], x: int, step: int) -> int:
    while any(0 < x < len(row) and row[x][0] == "" for row in (old, new)):
        x += step
    return x
