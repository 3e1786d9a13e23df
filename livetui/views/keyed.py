"""The metrics of one channel, product or video: any formula of the catalogue over its own sums."""

from collections.abc import Hashable

from livetui.metrics.metric import Metric
from livetui.session.buckets import Buckets
from livetui.session.counters import Counter, Role
from livetui.session.division import Family
from livetui.session.stretches import Amounts


class Keyed:
    """What a feed told of one key over a span; see `livetui.session.figures.Figures`. Of people it tells nothing."""

    __slots__ = ("_sums", "hours")

    def __init__(self, hours: float, sums: dict[Counter, int | None]) -> None:
        self.hours = hours
        self._sums = sums

    def sum(self, counter: Counter) -> int | None:
        return self._sums.get(counter)

    def came(self, counter: Counter) -> int | None:
        return self.sum(counter)

    def people(self, role: Role) -> int | None:
        return None

    def viewers_at_start(self) -> int | None:
        return None

    def viewers_at_end(self) -> int | None:
        return None

    def viewers_peak(self) -> int | None:
        return None

    def viewers_average(self) -> float | None:
        return None


def course(buckets: Buckets, family: Family, key: Hashable, metric: Metric) -> tuple[float | None, ...]:
    """A metric of one key, bucket by bucket."""
    told = {counter: _sums(buckets, family, key, counter) for counter in metric.formula.counters}
    hours = buckets.bucket_s / 3600
    pieces = [{counter: None if sums is None else sums[at] for counter, sums in told.items()} for at in range(len(buckets))]
    return tuple(metric.formula.value(Keyed(hours, sums)) for sums in pieces)


def _sums(buckets: Buckets, family: Family, key: Hashable, counter: Counter) -> Amounts | None:
    column = buckets.reading.column(counter, family, key)
    if column is None:
        return None if buckets.reading.sum_of(counter, family, key) is None else [0] * len(buckets)
    return buckets.differences(column)
