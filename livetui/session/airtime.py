"""When a LIVE was on air, and from when until when it was heard: what per-hour figures and comparisons in time go by."""

from bisect import bisect_left, bisect_right
from functools import cached_property

from livetui.session.arrivals import FeedCount
from livetui.session.session import Session

_MIDWAY_S = 60
"""Who hears something so many seconds after the LIVE's start heard it from the start on."""
_LONG = 10
"""Else the silence says that we were not there if it is more than so many times as long as what has passed since then for each
second that was heard: a quiet LIVE is as quiet at its start as it is later.
"""
_TELLING = 2
"""One second alone does not tell how quiet a LIVE is."""


class Airtime:
    """As of a moment, with a feed there to be heard until ``heard``; all but milliseconds in whole seconds since the epoch.

    The LIVE was on air and heard at start <= second < end.
    """

    def __init__(self, session: Session, moment: int, heard: int) -> None:
        self._session = session
        self._moment = moment
        self._heard = heard

    @property
    def told_until_ms(self) -> int:
        """Before when what is said of the LIVE itself is known: at its very first second that second's too, for there is no
        earlier moment at which it could have been said.
        """
        return (self._moment + (self._moment == self._session.first_second)) * 1000

    @cached_property
    def start_told_ms(self) -> int | None:
        """When the LIVE had begun, if the feed had said so."""
        return self._session.start_told_ms(self.told_until_ms)

    @property
    def started_ms(self) -> int:
        """When the LIVE had begun, else when it was first heard."""
        return self.start_told_ms or self._session.heard_ms

    @cached_property
    def ended_ms(self) -> int | None:
        """When the LIVE had ended as far as the feed had said; None while it goes on."""
        return self._session.ended_ms(self._moment * 1000)

    @cached_property
    def _joined(self) -> int | None:
        """The first second that was heard after a silence in which the LIVE went on; None if it was heard from its start on."""
        heard, start = self._session.arrivals.columns[FeedCount.EVENTS].seconds, self.started_ms // 1000
        after = bisect_right(heard, start)
        number = bisect_left(heard, self.end, after) - after
        if number < _TELLING:
            return None
        silence, since = heard[after] - start, self.end - heard[after]
        return heard[after] if silence > _MIDWAY_S and silence * number > _LONG * since else None

    @property
    def midway(self) -> bool:
        """Whether the LIVE was not heard from its start on, or nobody says when that was."""
        return self.start_told_ms is None or self._joined is not None

    @cached_property
    def start(self) -> int:
        """From when on the LIVE was on air and heard."""
        began = self.started_ms // 1000
        return began if self.start_told_ms is None else self._joined or began

    @cached_property
    def over_ms(self) -> int | None:
        """When the LIVE had ended, if only what is told beside a LIVE came since; None where it went on."""
        ended = self.ended_ms
        quiet = ended is not None and self._session.arrivals.quiet(ended // 1000 + 1, self._moment)
        return ended if quiet else None

    @cached_property
    def end(self) -> int:
        """Until when: the first second after it, if it was over."""
        return self._heard if self.over_ms is None else min(self.over_ms // 1000 + 1, self._heard)

    @property
    def lasted_ms(self) -> int:
        """How long the LIVE had lasted by the moment, or in all if it was over by then."""
        return max(0, (self._moment * 1000 if self.over_ms is None else self.over_ms) - self.started_ms)

    @property
    def lasted_s(self) -> int:
        """The same in whole seconds, as every list and page tells it: a moment knows only what was before it, so the one at
        which a LIVE is over is a second later.
        """
        return self.lasted_ms // 1000

    def clock_s(self, second: int) -> int:
        """What a clock says at a second, from the LIVE's start on; at the first after one that is over, how long it lasted."""
        over = self.over_ms is not None and second == self.end
        return self.lasted_s if over else second - self._session.start_second

    def within(self, start: int, end: int) -> tuple[int, int]:
        """What of a span the LIVE was on air and heard; nothing of it (its start is its end) if it was not."""
        start = min(max(start, self.start), end)
        return start, max(min(end, self.end), start)

    def missed(self, start: int, end: int) -> bool:
        """Whether the LIVE was on air in all of a span that has any length, and not yet heard in any of it."""
        return end <= self.start and self.started_ms // 1000 <= start < end
