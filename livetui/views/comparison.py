"""What changed at a second: a stretch before it against one as long after it, so that counts can be compared as rates can."""

from collections.abc import Sequence

from msgspec import Struct

from livetui.metrics.metric import Metric
from livetui.session.reading import Reading
from livetui.session.stretches import Stretch, Stretches

MINUTES_5 = 300


class Change(Struct, frozen=True):
    """A metric before and after; None where it was not available."""

    metric: Metric
    before: float | None
    after: float | None

    @property
    def absolute(self) -> float | None:
        """How much more it is after."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def relative(self) -> float | None:
        """The same as a fraction of what it was before; None where that was 0."""
        difference = self.absolute
        return None if difference is None or not self.before else difference / self.before


class Around(Struct, frozen=True):
    """Metrics before and after a second, over ``window_s`` seconds either side; 0 where there was nothing to compare."""

    window_s: int
    changes: tuple[Change, ...]


def compare(reading: Reading, seconds: Sequence[int], metrics: Sequence[Metric], longest_s: int = MINUTES_5) -> list[Around]:
    """What changed at each of these seconds: either side as long as asked for, or as the LIVE was heard on the shorter one.

    Ratios are of the sums of a side.
    """
    start, end = reading.air.start, reading.air.end
    windows = [max(0, min(longest_s, end - second, second - start)) for second in seconds]
    bounds = [
        side
        for second, window in zip(seconds, windows, strict=True)
        for side in ((second - window, second), (second, second + window))
    ]
    figures = Stretches(reading, bounds).figures()
    return [
        Around(window, tuple(_change(metric, *pair) if window else Change(metric, None, None) for metric in metrics))
        for window, pair in zip(windows, zip(figures[::2], figures[1::2], strict=True), strict=True)
    ]


def _change(metric: Metric, before: Stretch, after: Stretch) -> Change:
    return Change(metric, metric.formula.value(before), metric.formula.value(after))
