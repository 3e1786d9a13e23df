"""A past LIVE piece by piece, in steps that are the same for another: what two are compared by, minute by minute."""

from collections.abc import Mapping

from msgspec import Struct

from livetui.history.minutes import LAST, MOST, PEAK, UNPLACED, UntilMinute
from livetui.history.past_live import FIRST, Minutes, PastLive, Summary
from livetui.session.counters import Counter, Role
from livetui.session.figures import Figures

_MINUTE = 60
_LEAST = 10
"""A rest is a piece of its own from a tenth of one on."""


def pieces_in(live: PastLive, every: int) -> int:
    """How many pieces of so many minutes a LIVE has; what little is left of it belongs to the last."""
    whole, rest = divmod(min(live.duration_s, MOST * _MINUTE), every * _MINUTE)
    return max(whole + (rest * _LEAST >= every * _MINUTE), 1)


def pieces(summary: Summary, every: int, count: int, *, so_far: bool = False) -> list[Figures | None]:
    """So many pieces of so many minutes since the LIVE's start; None where it was over, or nothing had been heard of it.

    ``so_far``: each is from the LIVE's start to the end of the piece.
    """
    live, minutes = summary.live, summary.minutes
    mine, end = pieces_in(live, every), min(max(-(-live.duration_s // _MINUTE), 1), MOST)
    found: list[Figures | None] = []
    for at in range(count):
        first, after = at * every, end if at == mine - 1 else (at + 1) * every
        piece = Piece(live, first, after, minutes)
        if at >= mine or piece.missed:
            found.append(None)
        else:
            found.append(UntilMinute(live, after - 1, minutes) if so_far else piece)
    return found


class Piece(Struct, frozen=True):
    """See `Figures`: the minutes first <= minute < end of a past LIVE.

    Different people are kept only by the minute they first appeared in: how many there were in a piece is not known.
    """

    live: PastLive
    first: int
    end: int
    minutes: Minutes

    @property
    def hours(self) -> float:
        start, end = self.first * _MINUTE, min(self.end * _MINUTE, self.live.duration_s)
        return (end - max(start, self.live.heard_s)) / 3600

    @property
    def missed(self) -> bool:
        """Whether nothing had been heard of the LIVE by the end of these minutes: then nothing is known of them."""
        return self.end * _MINUTE <= self.live.heard_s

    def sum(self, counter: Counter) -> int | None:
        known = counter.value in self.minutes and not self.missed
        return sum(self._within(counter.value).values()) if known else None

    def came(self, counter: Counter) -> int | None:
        return self.sum(counter)

    def people(self, role: Role) -> int | None:
        return None

    def viewers_at_start(self) -> int | None:
        if self.first == 0:
            return self.minutes.get(FIRST, {}).get(UNPLACED)
        return self.minutes.get(LAST, {}).get(self.first - 1)

    def viewers_at_end(self) -> int | None:
        return self.minutes.get(LAST, {}).get(self.end - 1)

    def viewers_peak(self) -> int | None:
        return max(self._within(PEAK).values(), default=None)

    def viewers_average(self) -> float | None:
        peaks = self._within(PEAK)
        return sum(peaks.values()) / len(peaks) if peaks else None

    def _within(self, name: str) -> Mapping[int, int]:
        kept = self.minutes.get(name, {})
        return {minute: kept[minute] for minute in range(self.first, self.end) if minute in kept}
