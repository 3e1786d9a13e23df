"""Whether a rate is high, usual or low against a reference, and whether there is enough behind it to say so.

What comes of n chances at a rate r is taken for Poisson distributed: it is n r on average, with a standard deviation of √(n r),
so that (count - n r) ÷ √(n r) tells how surprising a count is. That holds for rates above 1 too, and is on the careful side.
"""

from enum import Enum
from math import sqrt

from livetui.metrics.thresholds import Chance, Thresholds

_ANY = 1e-9


class Level(Enum):
    """How a rate stands against its reference."""

    LOW = "low"
    USUAL = "usual"
    HIGH = "high"


def surprise(above: int | None, below: int | None, reference: float | None, chance: Chance) -> float | None:
    """By how many standard deviations a count exceeds what the reference makes expect; None where there is too little of it."""
    if above is None or below is None or reference is None or below < chance.least_denominator.value:
        return None
    expected = reference * below
    return (above - expected) / sqrt(expected) if expected >= max(chance.least_expected.value, _ANY) else None


def level(above: int | None, below: int | None, reference: float | None, thresholds: Thresholds) -> Level | None:
    """A rate is high or low where it is so by the factor that is asked for, and by more than chance explains."""
    z = surprise(above, below, reference, thresholds.chance)
    if z is None or above is None or not below or not reference:
        return None
    times, least = above / below / reference, thresholds.chance.z.value
    if times >= thresholds.rates.high.value and z >= least:
        return Level.HIGH
    if times <= thresholds.rates.low.value and z <= -least:
        return Level.LOW
    return Level.USUAL


def two_proportions(part: int, whole: int, other_part: int, other_whole: int) -> float:
    """The z of two shares, under the hypothesis that both are draws from one population; 0 where all or none have it.

    With p the share of both together, the difference of two shares of n and m draws has the variance p (1 - p) (1/n + 1/m).
    """
    together = (part + other_part) / (whole + other_whole)
    variance = together * (1 - together) * (1 / whole + 1 / other_whole)
    return (part / whole - other_part / other_whole) / sqrt(variance) if variance > 0 else 0.0


def two_rates(count: int, base: int, other_count: int, other_base: int, chance: Chance) -> float | None:
    """The z of two rates of which either was only seen for a while; None where there is too little of either to say."""
    if min(base, other_base) < max(chance.least_denominator.value, 1):
        return None
    together = (count + other_count) / (base + other_base)
    if together * min(base, other_base) < max(chance.least_expected.value, _ANY):
        return None
    return (count / base - other_count / other_base) / sqrt(together * (1 / base + 1 / other_base))
