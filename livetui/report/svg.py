"""Curves as paths of SVG, in a box 1000 wide and 100 high that is stretched to whatever room there is."""

from collections.abc import Sequence
from math import floor, log10

from msgspec import Struct

WIDTH, HEIGHT = 1000, 100
STEPS = 4
"""So many equal steps has an axis, whatever it measures: two of them share their grid."""

_NICE = (1, 2, 2.5, 5, 10)


class Curve(Struct, frozen=True):
    """The line's path and that of the area below it."""

    line: str
    area: str


def top(values: Sequence[float | None]) -> float:
    """Where an axis from 0 ends that holds all values and has round numbers at its steps."""
    most = max((value for value in values if value is not None), default=0.0)
    if most <= 0:
        return STEPS
    size = 10.0 ** floor(log10(most / STEPS))
    return STEPS * next(nice * size for nice in _NICE if nice * size * STEPS >= most * (1 - 1e-9))


def curve(values: Sequence[float | None], most: float) -> Curve:
    """Each value in the middle of an equal piece of the width; broken where there is none, and a dot where one stands alone."""
    pieces: list[list[tuple[float, float]]] = [[]]
    for i, value in enumerate(values):
        if value is None:
            pieces.append([])
        else:
            pieces[-1].append(((i + 0.5) * WIDTH / len(values), HEIGHT * (1 - min(max(value / most, 0.0), 1.0))))
    drawn = [piece for piece in pieces if piece]
    return Curve("".join(map(_line, drawn)), "".join(map(_area, drawn)))


def _line(piece: Sequence[tuple[float, float]]) -> str:
    points = [f"{x:.1f} {y:.2f}" for x, y in piece]
    return f"M{'L'.join(points)}" if len(points) > 1 else f"M{points[0]}h0"


def _area(piece: Sequence[tuple[float, float]]) -> str:
    (first, _), (last, _) = piece[0], piece[-1]
    return f"{_line(piece)}L{last:.1f} {HEIGHT}L{first:.1f} {HEIGHT}Z" if len(piece) > 1 else ""
