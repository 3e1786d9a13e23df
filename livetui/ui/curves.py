"""Curves as braille dots.

plotext turns values into dots, and is imported with the first curve, for that takes longer than a screen should.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from functools import lru_cache
from itertools import groupby

from msgspec import Struct

from livetui.text import Clean

Values = tuple[float | None, ...]
Dots = list[list[int]]
"""Cell by cell, as braille bits."""

_BRAILLE = 0x2800


class Run(Struct, frozen=True):
    """Cells of a row that belong to one curve, by its number."""

    x: int
    y: int
    text: Clean
    curve: int


@lru_cache(8)
def curve(values: Values, top: float, columns: int, rows: int) -> tuple[Run, ...]:
    """One curve alone; a run of values between gaps is one line."""
    return tuple(run for y, row in enumerate(_raster(values, top, columns, rows)) for run in _runs(y, [(b, 0) for b in row]))


@lru_cache(8)
def together(curves: tuple[Values, ...], tops: tuple[float, ...], columns: int, rows: int) -> tuple[Run, ...]:
    """One curve or two; a cell they share has the dots of both, and belongs to the one that goes through it longer.

    The first is drawn twice as thick, so its dots count half.
    """
    first, *others = (_raster(values, top, columns, rows) for values, top in zip(curves, tops, strict=True))
    second = others[0] if others else [[0] * columns] * rows
    return tuple(
        run
        for y, (bits, more) in enumerate(zip(_thick(first), second, strict=True))
        for run in _runs(y, [_shared(*each) for each in zip(bits, more, strict=True)])
    )


def _shared(first: int, second: int) -> tuple[int, int]:
    return first | second, int(second.bit_count() * 2 >= first.bit_count() and second > 0)


def _runs(y: int, cells: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """Dots and whose they are, cell by cell, as the pieces that are not empty."""
    for (there, number), each in groupby(enumerate(cells), lambda place: (place[1][0] > 0, place[1][1])):
        if there:
            (x, (bits, _)), *rest = each
            yield Run(x, y, Clean("".join(chr(_BRAILLE | dots) for dots in (bits, *(more for _, (more, _) in rest)))), number)


def _raster(values: Values, top: float, columns: int, rows: int) -> Dots:
    wide, tall = columns * 2 - 1, rows * 4 - 1
    runs: list[list[tuple[float, float]]] = [[]]
    for i, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            x = (i + 0.5) / len(values) * wide
            runs[-1].append((x, min(max(value / top, 0), 1) * tall))
    return _dots([run for run in runs if run], columns, rows)


def _dots(runs: list[list[tuple[float, float]]], columns: int, rows: int) -> Dots:
    with redirect_stdout(sys.__stdout__):  # plotext keeps what stands there: Textual's would keep the application, and its LIVE
        import plotext  # type: ignore[import-untyped, unused-ignore]

    plotext.terminal.limit(width=False, height=False)  # the terminal may be of another size by now than what is drawn for it
    figure = plotext.figure
    figure.clear()
    figure.plot_size(columns, rows)
    figure.axes(active=False)
    figure.canvas("default")
    for axis, top in (("x", columns * 2 - 1), ("y", rows * 4 - 1)):
        ruler = figure.ruler(axis, 0)
        ruler.lim(0, top)
        ruler.frequency(0)
    for run in runs:
        signal = figure.signal([x for x, _ in run], [y for _, y in run], marker="braille")
        figure.draw(signal.lines() if len(run) > 1 else signal)
    if not runs:
        return [[0] * columns for _ in range(rows)]
    lines = [*figure.build().string(colorless=True).splitlines(), *[""] * rows][:rows]
    return [[ord(c) - _BRAILLE if ord(c) >= _BRAILLE else 0 for c in line.ljust(columns)[:columns]] for line in lines]


def _thick(dots: Dots) -> Dots:
    """The same curve two dots high, each dot and the one above it: it tells the first curve from the second without colour."""
    empty = [0] * (len(dots[0]) if dots else 0)
    return [
        [bits | _raised(bits) | _carried(under) for bits, under in zip(row, below, strict=True)]
        for row, below in zip(dots, [*dots[1:], empty], strict=True)
    ]


def _raised(bits: int) -> int:
    """The dots of a cell one higher. Bits 0-2 and 6 are its left column from the top, 3-5 and 7 its right."""
    return (bits & 0b110110) >> 1 | (bits & 0x40) >> 4 | (bits & 0x80) >> 2


def _carried(bits: int) -> int:
    """The top dots of the cell below, as the bottom dots of the one above it."""
    return (bits & 1) << 6 | (bits & 8) << 4
