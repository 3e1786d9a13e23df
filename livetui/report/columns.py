"""Text in columns, for a terminal or a file: aligned by the cells each character takes, never wider than asked for.

What is too long goes on in the next line: a report leaves nothing out that a file has room for.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from livetui.text import Clean, pad, width

GAP = 2
WIDTH = 80
"""What reports in text are set for."""

_LEAST = 12
_HANG = 4
"""How far the rest of a name is set in below its beginning: further than any name begins."""


class Column(Struct, frozen=True):
    """A column: its heading, and to which side its cells are set."""

    head: Clean
    align: Literal["left", "right"] = "right"


def heads(first: str, *others: str) -> list[Column]:
    """The headings of names, and of the figures behind them."""
    return [Column(Clean(first), "left"), *(Column(Clean(each)) for each in others)]


def columns(heads: Sequence[Column], rows: Iterable[Sequence[Clean]], cells: int = WIDTH, indent: int = 2) -> list[Clean]:
    """A heading line, and each row in one line or more: what is too long for the first column goes on below.

    Where there is no room for all columns, the last go.
    """
    table = [[column.head for column in heads], *rows]
    widths = [max(width(row[at]) for row in table) for at in range(len(heads))]
    room = cells - indent
    while len(widths) > 1 and min(widths[0], _LEAST) + sum(widths[1:]) + GAP * (len(widths) - 1) > room:
        widths.pop()
    widths[0] = min(widths[0], room - sum(widths[1:]) - GAP * (len(widths) - 1))
    margin, gap = " " * indent, " " * GAP
    lines = []
    for first, *others in table:
        name, *more = _lines(first, widths[0], _HANG)
        cells_of = (pad(cell, size, column.align) for cell, size, column in zip([name, *others], widths, heads, strict=False))
        lines += [gap.join(cells_of), *more]
    return [Clean((margin + line).rstrip()) for line in lines]


def wrapped(text: Clean, cells: int = WIDTH, indent: int = 2) -> list[Clean]:
    """A sentence over as many lines as it takes."""
    return [Clean(" " * indent + line) for line in _lines(text, cells - indent)]


def _lines(text: Clean, cells: int, hang: int = 0) -> list[Clean]:
    """``text`` in lines of ``cells`` cells at most, the later ones set in by ``hang``; nothing of it is lost.

    Lines break between words; a word longer than a line, as in scripts without spaces, between characters.
    """
    if width(text) <= cells:
        return [text]
    hang = min(hang, max(cells - 2, 0))  # the widest character has room beside it
    lines: list[Clean] = []
    line, begun = text[: min(len(text) - len(text.lstrip()), cells - 1)], False
    for word in text.split():
        longer = f"{line} {word}" if begun else line + word
        if begun and width(Clean(longer)) > cells:
            lines.append(Clean(line))
            longer = " " * hang + word
        while width(Clean(longer)) > cells:
            head = _head(longer, cells)
            lines.append(Clean(head))
            longer = " " * hang + longer[len(head) :]
        line, begun = longer, True
    return [*lines, Clean(line)]


def _head(text: str, cells: int) -> str:
    """As many characters as fit, with their marks; one at least, for the rest must grow shorter."""
    end = 1
    while end < len(text) and width(Clean(text[: end + 1])) <= cells:
        end += 1
    return text[:end]
