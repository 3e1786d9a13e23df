"""When in the LIVE a metric was worst: the minutes that fell furthest below the benchmark."""

from msgspec import Struct

from livetui.metrics.metric import Better, Metric, Unit
from livetui.metrics.thresholds import Chance
from livetui.session.reading import Reading
from livetui.session.stretches import Stretches

_MINUTE = 60
_MOST_PIECES = 720
"""Of a LIVE longer than half a day the pieces are longer than a minute."""
_MOST_MINUTES = 5
_MOST = 3
_YOUNG = 5
"""So many times the usual stay a LIVE must have lasted before those who leave can tell how long people stay."""


class WorstMoment(Struct, frozen=True):
    """Seconds since the epoch at which it begins and before which it ends, and what the metric was in it."""

    start: int
    end: int
    value: float


class Minutes:
    """The LIVE's whole minutes within a reading's span, cut once for all metrics."""

    def __init__(self, reading: Reading, chance: Chance) -> None:
        reading = reading.on_air
        self._reading, self._chance, span = reading, chance, reading.span
        self._origin = reading.started_ms // 1000
        width = _MINUTE * max(-(-(span.end - span.start) // (_MINUTE * _MOST_PIECES)), 1)
        start = span.start + (self._origin - span.start) % width
        self._bounds = [(at, at + width) for at in range(start, span.end - width + 1, width)]
        self._pieces = Stretches(reading, self._bounds)

    def worst(self, metric: Metric, mean: float) -> tuple[WorstMoment, ...]:
        """Up to three moments of one or more minutes each, the worst first; none where no minute was below ``mean``.

        A minute counts as though a few more had come in it at the benchmark, as many as it takes to judge by: that nobody of
        three bought says less than that one of a hundred did.
        """
        value_of = metric.formula.value
        sign = -1 if metric.better is Better.LOWER else 1
        scores: dict[tuple[int, int], float] = {}
        for bounds, piece in zip(self._bounds, self._pieces.figures(), strict=True):
            value = None if self._too_young(metric, mean, bounds[0]) else value_of(piece)
            if value is not None and (fall := sign * (value - mean) / mean) < 0:
                scores[bounds] = fall * self._weight(metric, mean, metric.formula.denominator(piece))
        worst = sorted(scores, key=lambda bounds: (scores[bounds], bounds))[:_MOST_MINUTES]
        joined = _joined(sorted(worst))
        joined.sort(key=lambda moment: min(scores[each] for each in worst if moment[0] <= each[0] < moment[1]))
        figures = Stretches(self._reading, joined[:_MOST]).figures()
        values = [value_of(each) for each in figures]
        return tuple(WorstMoment(*at, value) for at, value in zip(joined, values, strict=False) if value is not None)

    def _too_young(self, metric: Metric, mean: float, second: int) -> bool:
        """Whether nobody can have stayed for long yet: no wonder that those who left had not."""
        return metric.unit is Unit.SECONDS and second - self._origin < _YOUNG * mean

    def _weight(self, metric: Metric, mean: float, below: int | None) -> float:
        """What share of a piece is its own, when some more are taken to have come at the benchmark."""
        if below is None:
            return 1
        if metric.unit is Unit.RATIO:
            expected = below * mean
            return expected / (expected + self._chance.least_expected.value)
        return below / (below + self._chance.least_denominator.value)


def _joined(bounds: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Minutes that follow one upon the other as one."""
    joined: list[tuple[int, int]] = []
    for start, end in bounds:
        if joined and joined[-1][1] == start:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined
