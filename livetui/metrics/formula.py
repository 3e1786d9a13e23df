"""The few shapes a metric's formula takes.

A formula reads `Figures`: the sums, people and gauges of one span, be it the whole LIVE, its last five minutes or one bucket of
a chart. Missing is not zero: what no event ever brought is None, and so is a division by zero.
"""

from dataclasses import dataclass
from typing import ClassVar, Protocol

from livetui.session.counters import Counter, Role
from livetui.session.reading import Figures


class Formula(Protocol):
    """A metric's value over a span, and what it was divided by.

    ``rate``: whether LIVEs of different length can be compared by it.
    """

    @property
    def rate(self) -> bool: ...

    def value(self, over: Figures) -> float | None:
        """The metric, or None where it is not available."""

    def denominator(self, over: Figures) -> int | None:
        """What the value was divided by; None where nothing was, or where there is no value."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A counter as it is."""

    rate: ClassVar[bool] = False
    counter: Counter

    def value(self, over: Figures) -> float | None:
        return over.sum(self.counter)

    def denominator(self, over: Figures) -> int | None:
        return None


@dataclass(frozen=True, slots=True)
class PerHour:
    """A counter divided by the hours of the span."""

    rate: ClassVar[bool] = True
    counter: Counter

    def value(self, over: Figures) -> float | None:
        total = over.sum(self.counter)
        return None if total is None or over.hours <= 0 else total / over.hours

    def denominator(self, over: Figures) -> int | None:
        return None


@dataclass(frozen=True, slots=True)
class Ratio:
    """Sums divided by a sum, times a scale: never a mean of ratios."""

    rate: ClassVar[bool] = True
    above: tuple[Counter, ...]
    below: Counter
    scale: float = 1

    def value(self, over: Figures) -> float | None:
        total = 0
        for counter in self.above:
            part = over.sum(counter)
            if part is None:
                return None
            total += part
        base = over.sum(self.below)
        return total * self.scale / base if base else None

    def denominator(self, over: Figures) -> int | None:
        return over.sum(self.below)


@dataclass(frozen=True, slots=True)
class Distinct:
    """How many different people."""

    rate: ClassVar[bool] = False
    role: Role

    def value(self, over: Figures) -> float | None:
        return over.people(self.role)

    def denominator(self, over: Figures) -> int | None:
        return None


@dataclass(frozen=True, slots=True)
class PerPerson:
    """A counter divided by how many different people there were."""

    rate: ClassVar[bool] = True
    counter: Counter
    role: Role

    def value(self, over: Figures) -> float | None:
        total, people = over.sum(self.counter), over.people(self.role)
        return None if total is None or not people else total / people

    def denominator(self, over: Figures) -> int | None:
        return over.people(self.role)


@dataclass(frozen=True, slots=True)
class CurrentViewers:
    """How many are watching at the end of the span."""

    rate: ClassVar[bool] = False

    def value(self, over: Figures) -> float | None:
        return over.viewers_at_end()

    def denominator(self, over: Figures) -> int | None:
        return None


@dataclass(frozen=True, slots=True)
class PeakViewers:
    """The most that watched at once (PCU)."""

    rate: ClassVar[bool] = False

    def value(self, over: Figures) -> float | None:
        return over.viewers_peak()

    def denominator(self, over: Figures) -> int | None:
        return None


@dataclass(frozen=True, slots=True)
class AverageViewers:
    """How many watched on average (ACU)."""

    rate: ClassVar[bool] = False

    def value(self, over: Figures) -> float | None:
        return over.viewers_average()

    def denominator(self, over: Figures) -> int | None:
        return None


@dataclass(frozen=True, slots=True)
class LeaveRate:
    """Of those who were there or came, how many left: leaves ÷ (viewers at the span's start + views)."""

    rate: ClassVar[bool] = True

    def value(self, over: Figures) -> float | None:
        leaves, base = over.sum(Counter.LEAVES), self.denominator(over)
        return None if leaves is None or not base else leaves / base

    def denominator(self, over: Figures) -> int | None:
        views, at_start = over.sum(Counter.VIEWS), over.viewers_at_start()
        return None if views is None or at_start is None else at_start + views
