"""Text in columns, for a terminal or a file: aligned by the cells each character takes, never wider than asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from livetui.text import Clean, pad, width

GAP = 2
WIDTH = 80
"""What reports in text are set for."""

_LEAST = 12


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and to which side its cells are set."""

    head: Clean
    align: Literal["left", "right"] = "right"


def columns(heads: Sequence[Column], rows: Iterable[Sequence[Clean]], cells: int = WIDTH, indent: int = 2) -> list[Clean]:
    """A heading line and one line a row. The first column gives way where there is too little room; then the last go."""
    table = [[column.head for column in heads], *rows]
    widths = [max(width(row[at]) for row in table) for at in range(len(heads))]
    room = cells - indent
    while len(widths) > 1 and min(widths[0], _LEAST) + sum(widths[1:]) + GAP * (len(widths) - 1) > room:
        widths.pop()
    widths[0] = min(widths[0], room - sum(widths[1:]) - GAP * (len(widths) - 1))
    margin, gap = " " * indent, " " * GAP
    lines = (
        gap.join(pad(cell, size, column.align) for cell, size, column in zip(row, widths, heads, strict=False)) for row in table
    )
    return [Clean((margin + line).rstrip()) for line in lines]


def wrapped(text: Clean, cells: int = WIDTH, indent: int = 2) -> list[Clean]:
    """A sentence over as many lines as it takes; a word longer than a line is cut."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and width(Clean(longer)) > cells - indent:
            lines.append(line)
            line = word
        else:
            line = longer
    lines.append(line)
    return [Clean(" " * indent + pad(Clean(line), min(width(Clean(line)), cells - indent))) for line in lines]
