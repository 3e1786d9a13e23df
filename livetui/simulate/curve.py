"""How something swells and sags over a LIVE: one factor a second."""

from collections.abc import Iterable

from msgspec import Struct

from livetui.simulate.chance import Chance


class Bump(Struct, frozen=True):
    """A factor that goes from 1 to `factor` in `rise` seconds, stays for `hold`, and comes back in `fall`."""

    start: float
    rise: float
    hold: float
    fall: float
    factor: float

    def at(self, second: float) -> float:
        into = second - self.start
        away = self.factor - 1.0
        if into < 0.0:
            return 1.0
        if into < self.rise:
            return 1.0 + away * (into / self.rise)
        into -= self.rise + self.hold
        if into <= 0.0:
            return self.factor
        if into < self.fall:
            return self.factor - away * (into / self.fall)
        return 1.0


def curve(bumps: Iterable[Bump], seconds: int) -> tuple[float, ...]:
    """All bumps together, for every second of the LIVE."""
    values = [1.0] * seconds
    for bump in bumps:
        first = max(0, int(bump.start))
        last = min(seconds, int(bump.start + bump.rise + bump.hold + bump.fall) + 1)
        for second in range(first, last):
            values[second] *= bump.at(second)
    return tuple(values)


def wandering(chance: Chance, seconds: int) -> tuple[float, ...]:
    """A factor that wanders around 1, slowly and seldom by more than a seventh."""
    away = 0.0
    values = []
    for _ in range(seconds):
        away = away * 0.97 + (chance() - 0.5) * 0.06
        values.append(1.0 + away)
    return tuple(values)


def together(first: tuple[float, ...], second: tuple[float, ...]) -> tuple[float, ...]:
    """Both at once, second by second."""
    return tuple(one * other for one, other in zip(first, second, strict=True))


def mean(values: tuple[float, ...]) -> float:
    """Added one by one, because sum() of floats rounds differently from Python 3.12 on."""
    total = 0.0
    for value in values:
        total += value
    return total / len(values)
