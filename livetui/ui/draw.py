"""A grid of cells to draw on: clean text in a style, at a place, never past the edge."""

from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache
from typing import Literal, LiteralString

from msgspec import Struct
from rich.cells import get_character_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from livetui.language import Field, say
from livetui.text import Clean, fit, width

Piece = tuple[Clean, Style]
Align = Literal["left", "right"]

_BLANK = Style.null()


class Row(Struct, frozen=True):
    """A row of a list, by what makes it that row wherever it stands."""

    key: Hashable


class Head(Struct, frozen=True):
    """The head of a column, by the column's key."""

    column: str


Target = Row | Head
"""What can be pointed at."""


class Spot(Struct, frozen=True):
    """Cells of a drawing, and what is pointed at by pointing at them."""

    x: int
    y: int
    columns: int
    target: Target


class Drawing(list[Strip]):
    """The rows of a panel as Textual draws them, and what can be pointed at."""

    def __init__(self, strips: Iterable[Strip], spots: Sequence[Spot] = ()) -> None:
        super().__init__(strips)
        self._spots = spots

    def at(self, x: int, y: int) -> Target | None:
        """What a cell stands for."""
        return next((s.target for s in self._spots if s.y == y and s.x <= x < s.x + s.columns), None)

    @property
    def heads(self) -> tuple[str, ...]:
        """The columns that can be pointed at, from the left."""
        return tuple(spot.target.column for spot in self._spots if isinstance(spot.target, Head))


def own(words: LiteralString, /, **fields: Field) -> Clean:
    """Words of our own in the language of the interface: ``own("{count} of {all}", count=3, all=count(total))``."""
    return say(words, fields)


def length(pieces: Iterable[Piece]) -> int:
    """How many cells the pieces take one after the other."""
    return sum(width(text) for text, _ in pieces)


class Canvas:
    """Rows of cells. A wide character fills two: its own, and an empty one behind it."""

    def __init__(self, columns: int, rows: int) -> None:
        self.width, self.height = max(columns, 0), max(rows, 0)
        self._x = self._y = 0
        self._chars = [[" "] * self.width for _ in range(self.height)]
        self._styles = [[_BLANK] * self.width for _ in range(self.height)]
        self._spots: list[Spot] = []

    def area(self, x: int, y: int, columns: int, rows: int) -> "Canvas":
        """A part of this canvas, as a canvas of its own on the same cells."""
        x, y = min(max(x, 0), self.width), min(max(y, 0), self.height)
        part = Canvas(0, 0)
        part.width, part.height = max(min(columns, self.width - x), 0), max(min(rows, self.height - y), 0)
        part._x, part._y, part._chars, part._styles = self._x + x, self._y + y, self._chars, self._styles
        part._spots = self._spots
        return part

    def put(self, x: int, y: int, text: Clean, style: Style, cells: int | None = None, align: Align = "left") -> int:
        """Write from x on, or, given ``cells``, cut with … into that many; the column behind what was written."""
        if cells is not None:
            text = fit(text, min(cells, self.width - x))
            if align == "right":
                x += cells - width(text)
        if not 0 <= y < self.height or not 0 <= x < self.width:
            return x + width(text)
        chars, styles, left = self._chars[y + self._y], self._styles[y + self._y], self._x
        written, room = _cells(text), self.width - x
        if len(written) > room:
            written = written[:room] if written[room] else (*written[: room - 1], " ")
        self._write(chars, styles, left + x, written, style)
        return x + len(written)

    def line(self, x: int, y: int, pieces: Iterable[Piece], cells: int | None = None) -> int:
        """Pieces one after the other, in ``cells`` at most; the column behind the last."""
        end = self.width if cells is None else min(x + cells, self.width)
        for text, style in pieces:
            if x >= end:
                break
            x = self.put(x, y, text, style, min(end - x, width(text)))
        return x

    def right(self, y: int, pieces: Sequence[Piece], end: int | None = None) -> int:
        """Pieces that end before column ``end``; the column they begin at."""
        x = (self.width if end is None else end) - length(pieces)
        self.line(x, y, pieces)
        return x

    def middle(self, y: int, text: Clean, style: Style) -> None:
        """Text in the middle of a row."""
        text = fit(text, self.width)
        self.put((self.width - width(text)) // 2, y, text, style)

    def fill(self, x: int, y: int, cells: int, char: Clean, style: Style) -> None:
        """The same narrow character over and over."""
        if cells > 0:
            self.put(x, y, Clean(char * cells), style)

    def spot(self, x: int, y: int, columns: int, target: Target) -> None:
        """Pointing at these cells points at ``target``."""
        if 0 <= y < self.height and 0 <= x < self.width:
            self._spots.append(Spot(self._x + x, self._y + y, min(columns, self.width - x), target))

    def tint(self, y: int, ground: Style) -> None:
        """Lay a background under a row."""
        if 0 <= y < self.height:
            styles = self._styles[y + self._y]
            for x in range(self._x, self._x + self.width):
                styles[x] = styles[x] + ground

    def beside(self, y: int, sign: Clean, style: Style) -> None:
        """A sign one cell to the left of this area, on the canvas that it is a part of."""
        if 0 <= y < self.height and self._x:
            self._write(self._chars[y + self._y], self._styles[y + self._y], self._x - 1, _cells(sign)[:1], style)

    def drawing(self) -> Drawing:
        """What has been drawn."""
        strips = (_strip(chars, styles) for chars, styles in zip(self._chars, self._styles, strict=True))
        return Drawing(strips, tuple(self._spots))

    def text(self) -> list[str]:
        """The rows without their styles."""
        return ["".join(chars) for chars in self._chars]

    @staticmethod
    def _write(chars: list[str], styles: list[Style], x: int, written: tuple[str, ...], style: Style) -> None:
        if not written:
            return
        end = x + len(written)
        if chars[x] == "" and x:
            chars[x - 1] = " "
        if end < len(chars) and chars[end] == "":
            chars[end] = " "
        chars[x:end] = written
        styles[x:end] = [style] * len(written)


@lru_cache(4096)
def _cells(text: Clean) -> tuple[str, ...]:
    """What stands in each cell: a character with its marks, and an empty string behind a wide one."""
    if text.isascii():
        return tuple(text)
    cells: list[str] = []
    for char in text:
        size = get_character_cell_size(char)
        if size:
            cells.append(char)
            cells.extend([""] * (size - 1))
        elif cells:
            base = next(i for i in range(len(cells) - 1, -1, -1) if cells[i])
            cells[base] += char
    return tuple(cells)


def _strip(chars: list[str], styles: list[Style]) -> Strip:
    segments: list[Segment] = []
    start = 0
    for end in range(1, len(chars) + 1):
        if end == len(chars) or styles[end] is not styles[start]:
            segments.append(Segment("".join(chars[start:end]), styles[start]))
            start = end
    return Strip(segments, len(chars))
