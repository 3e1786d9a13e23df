"""A LIVE minute by minute: what is kept of it, and the figures it gives for any minute from its start on."""

from collections.abc import Mapping

import numpy as np
from msgspec import Struct

from livetui.history.past_live import FIRST, Minutes, PastLive
from livetui.session.counters import Counter, Role
from livetui.session.reading import Reading
from livetui.session.tally import Ints
from livetui.session.watching import UNKNOWN, highs

UNPLACED = -1
"""The minute of what came before the feed was heard, at nobody knows what time."""
PEAK = "watching_peak"
"""The most that watched at once in a minute."""
LAST = "watching_last"
"""How many watched when the minute ended."""

_MINUTE = 60
MOST = 7 * 24 * 60
"""Minutes of a week: what comes later counts to the last, for a wrong clock can make a LIVE years long."""


def minutes_of(reading: Reading) -> Minutes:
    """The counters, the different people who had not appeared before, and the viewers, by minute."""
    start, over, end = reading.started_ms // 1000, reading.air.end, reading.span.end
    minutes = min(max(-(-(over - start) // _MINUTE), 1), MOST)
    edges: Ints = np.minimum(start + _MINUTE * np.arange(minutes + 1, dtype=np.int64), over)
    edges[0], edges[-1] = min(reading.span.start, start), end  # what is told after the end counts to the last minute
    kept: dict[str, dict[int, int]] = {}
    for counter in Counter:
        if (column := reading.column(counter)) is not None:
            kept[counter.value] = _came(_steps(column.befores(edges)), edges, column.first)
            if column.unplaced:
                kept[counter.value][UNPLACED] = column.unplaced
    for role in Role:
        if (first := _first(reading, role, edges)) is not None:
            counts = [reading.session.people.count(role, int(edges[0]), int(edge), end) or 0 for edge in edges]
            kept[role.value] = _came(_steps(np.array(counts, np.int64)), edges, first)
    return kept | _viewers(reading, edges)


def _steps(totals: Ints) -> Ints:
    return totals[1:] - totals[:-1]


def _came(amounts: Ints, edges: Ints, first: int) -> dict[int, int]:
    """The minutes in which anything came, and the first in which anything was told, were it 0."""
    at = int(np.clip(edges.searchsorted(first, "right") - 1, 0, len(amounts) - 1))
    return {int(minute): int(amounts[minute]) for minute in {at, *np.flatnonzero(amounts).tolist()}}


def _first(reading: Reading, role: Role, edges: Ints) -> int | None:
    """When the first minute ended in which anybody appeared in a role, less a second; None if nobody ever did."""
    people, end = reading.session.people, int(edges[-1])
    if people.count(role, int(edges[0]), end, end) is None:
        return None
    return next((int(edge) - 1 for edge in edges[1:] if people.count(role, int(edges[0]), int(edge), end)), end - 1)


def _viewers(reading: Reading, edges: Ints) -> dict[str, dict[int, int]]:
    kept: dict[str, dict[int, int]] = {}
    if (at_start := reading.viewers_at_start()) is not None:
        kept[FIRST] = {UNPLACED: at_start}
    if reading.watching is None:
        return kept
    starts = np.clip(edges[:-1], reading.air.start, edges[1:])
    kept[PEAK] = _known(highs(reading.watching, starts, edges[1:]))
    kept[LAST] = _known(reading.watching.before(edges[1:]))
    return kept


def _known(levels: Ints) -> dict[int, int]:
    return {minute: level for minute, level in enumerate(levels.tolist()) if level != UNKNOWN}


class UntilMinute(Struct, frozen=True):
    """See `Figures`: a past LIVE from its start to the end of a minute, or to its own end where that was earlier."""

    live: PastLive
    minute: int
    minutes: Minutes

    @property
    def hours(self) -> float:
        return (min((self.minute + 1) * _MINUTE, self.live.duration_s) - self.live.heard_s) / 3600

    def sum(self, counter: Counter) -> int | None:
        return self._sum(counter.value, UNPLACED)

    def came(self, counter: Counter) -> int | None:
        return self._sum(counter.value, 0)

    def people(self, role: Role) -> int | None:
        return self._sum(role.value, 0)

    def viewers_at_start(self) -> int | None:
        return self.minutes.get(FIRST, {}).get(UNPLACED)

    def viewers_at_end(self) -> int | None:
        lasts = self._within(LAST, 0)
        return lasts[max(lasts)] if lasts else None

    def viewers_peak(self) -> int | None:
        return max(self._within(PEAK, 0).values(), default=None)

    def viewers_average(self) -> float | None:
        peaks = self._within(PEAK, 0)
        return sum(peaks.values()) / len(peaks) if peaks else None

    def _sum(self, name: str, first: int) -> int | None:
        within = self._within(name, first)
        return sum(within.values()) if within else None

    def _within(self, name: str, first: int) -> Mapping[int, int]:
        return {at: value for at, value in self.minutes.get(name, {}).items() if first <= at <= self.minute}
