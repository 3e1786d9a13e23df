"""What every figure is made of: what can be asked of a span, be it of a reading, of a piece of one, or of a past LIVE."""

from typing import Protocol

from livetui.session.counters import Counter, Role


class Figures(Protocol):
    """What a formula may ask of a span."""

    @property
    def hours(self) -> float:
        """The span's length, without the time before the LIVE was on air and heard, and that after it was over."""

    def sum(self, counter: Counter) -> int | None:
        """The counter's sum over the span; None if the feed has never carried it."""

    def came(self, counter: Counter) -> int | None:
        """The same without what came before the feed was heard, for which the hours do not speak."""

    def people(self, role: Role) -> int | None:
        """Distinct known people; None if the feed has never named one in this role."""

    def viewers_at_start(self) -> int | None:
        """How many were watching when the span began."""

    def viewers_at_end(self) -> int | None:
        """How many were watching when the span ended."""

    def viewers_peak(self) -> int | None:
        """The most that were watching at once."""

    def viewers_average(self) -> float | None:
        """The mean over the span's minutes of each minute's maximum."""
