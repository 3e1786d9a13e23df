"""Chance in exact arithmetic: whole things out of flows, one of several, and a spread around 1."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T")

Chance = Callable[[], float]
"""Draws a number from 0 up to but not including 1."""


class Drip:
    """Whole things out of a fractional flow: over any time as many come out as flowed in, within one.

    Counts made so scatter far less than independent draws, which keeps the rates of a short LIVE plausible too.
    """

    __slots__ = ("_level",)

    def __init__(self, chance: Chance) -> None:
        self._level = chance()

    def take(self, flow: float) -> int:
        level = self._level + flow
        whole = int(level)
        self._level = level - whole
        return whole


class Wheel(Generic[T]):
    """One of several values, each as likely as its whole-number weight says; a draw costs one look-up."""

    __slots__ = ("_slots",)

    def __init__(self, weighted: Iterable[tuple[T, int]]) -> None:
        self._slots = [value for value, weight in weighted for _ in range(weight)]

    def pick(self, chance: Chance) -> T:
        return self._slots[int(chance() * len(self._slots))]


def choose(values: tuple[T, ...] | list[T], chance: Chance) -> T:
    """One of the values, each as likely."""
    return values[int(chance() * len(values))]


def between(low: int, high: int, chance: Chance) -> int:
    """A whole number from low up to and including high."""
    return low + int(chance() * (high - low + 1))


def around(chance: Chance, spread: float) -> float:
    """A factor within `spread` of 1."""
    return 1.0 + (chance() * 2.0 - 1.0) * spread
