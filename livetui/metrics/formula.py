"""The few shapes a metric's formula takes.

A formula reads `Figures`: the sums, people and gauges of one span, be it the whole LIVE, its last five minutes or one bucket of
a chart. Missing is not zero: what no event ever brought is None, and so is a division by zero.
"""

from abc import abstractmethod
from typing import ClassVar

from msgspec import Struct

from livetui.session.counters import Counter, Role
from livetui.session.figures import Figures

_WORDS = {
    Counter.GMV: "GMV",
    Counter.SKU_ORDERS: "SKU orders",
    Counter.WATCH_MS: "watch time",
    Counter.TIMED_LEAVES: "leaves with a watch time",
    Counter.VIDEO_VIEWS_6S: "video views of 6 s",
}


def counter_words(counter: Counter) -> str:
    """What a counter is called in a formula."""
    return _WORDS.get(counter) or counter.value.replace("_", " ")


class Formula(Struct, frozen=True):
    """A metric's value over a span, and what it was divided by.

    ``rate``: whether LIVEs of different length can be compared by it. ``watching``: whether it reads how many are watching.
    """

    rate: ClassVar[bool] = False
    watching: ClassVar[bool] = False

    @property
    def counters(self) -> tuple[Counter, ...]:
        """Those it reads, in the order of its ``words``."""
        return ()

    @property
    @abstractmethod
    def words(self) -> str:
        """The formula as people read it: ``orders ÷ product clicks``."""

    @abstractmethod
    def value(self, over: Figures) -> float | None:
        """The metric, or None where it is not available."""

    def denominator(self, over: Figures) -> int | None:
        """What the value was divided by; None where nothing was, or where there is no value."""
        return None


class Sum(Formula, frozen=True):
    """A counter as it is."""

    counter: Counter

    @property
    def counters(self) -> tuple[Counter, ...]:
        return (self.counter,)

    @property
    def words(self) -> str:
        return counter_words(self.counter)

    def value(self, over: Figures) -> float | None:
        return over.sum(self.counter)


class PerHour(Formula, frozen=True):
    """A counter divided by the hours of the span."""

    rate = True
    counter: Counter

    @property
    def counters(self) -> tuple[Counter, ...]:
        return (self.counter,)

    @property
    def words(self) -> str:
        return f"{counter_words(self.counter)} ÷ hours"

    def value(self, over: Figures) -> float | None:
        total = over.came(self.counter)
        return None if total is None or over.hours <= 0 else total / over.hours


class Ratio(Formula, frozen=True):
    """Sums divided by a sum, times a scale: never a mean of ratios."""

    rate = True
    above: tuple[Counter, ...]
    below: Counter
    scale: float = 1

    @property
    def counters(self) -> tuple[Counter, ...]:
        return (*self.above, self.below)

    @property
    def words(self) -> str:
        above = " + ".join(map(counter_words, self.above))
        divided = f"{f'({above})' if len(self.above) > 1 else above} ÷ {counter_words(self.below)}"
        return f"{divided} × {self.scale:,.0f}" if self.scale > 1 else divided

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


class Distinct(Formula, frozen=True):
    """How many different people."""

    role: Role

    @property
    def words(self) -> str:
        return f"different {self.role.value}"

    def value(self, over: Figures) -> float | None:
        return over.people(self.role)


class PerPerson(Formula, frozen=True):
    """A counter divided by how many different people there were."""

    rate = True
    counter: Counter
    role: Role

    @property
    def counters(self) -> tuple[Counter, ...]:
        return (self.counter,)

    @property
    def words(self) -> str:
        return f"{counter_words(self.counter)} ÷ different {self.role.value}"

    def value(self, over: Figures) -> float | None:
        total, people = over.sum(self.counter), over.people(self.role)
        return None if total is None or not people else total / people

    def denominator(self, over: Figures) -> int | None:
        return over.people(self.role)


class CurrentViewers(Formula, frozen=True):
    """How many are watching at the end of the span."""

    watching = True
    words = "viewers at the end of the span"

    def value(self, over: Figures) -> float | None:
        return over.viewers_at_end()


class PeakViewers(Formula, frozen=True):
    """The most that watched at once (PCU)."""

    watching = True
    words = "the most viewers at once"

    def value(self, over: Figures) -> float | None:
        return over.viewers_peak()


class AverageViewers(Formula, frozen=True):
    """How many watched on average (ACU)."""

    watching = True
    words = "the mean of each minute's most viewers"

    def value(self, over: Figures) -> float | None:
        return over.viewers_average()


class LeaveRate(Formula, frozen=True):
    """Of those who were there or came, how many left: leaves ÷ (viewers at the span's start + views)."""

    rate = True
    watching = True
    counters = (Counter.LEAVES, Counter.VIEWS)
    words = "leaves ÷ (viewers at the start of the span + views)"

    def value(self, over: Figures) -> float | None:
        leaves, base = over.sum(Counter.LEAVES), self.denominator(over)
        return None if leaves is None or not base else leaves / base

    def denominator(self, over: Figures) -> int | None:
        views, at_start = over.sum(Counter.VIEWS), over.viewers_at_start()
        return None if views is None or at_start is None else at_start + views
