"""The moments at which a LIVE is looked at: every tenth second of the clock, wherever it began and whoever looks, and whenever
it pauses, goes on or ends.

After a long silence there is nothing to find: such steps are left out, so that one wrong clock, which makes a LIVE years long,
costs nothing.
"""

from itertools import islice

import numpy as np
from msgspec import Struct

from livetui.feed.events import LAST_MS
from livetui.session.arrivals import FeedCount
from livetui.session.session import Session
from livetui.session.tally import Ints

STEP_S = 10
SILENCE_S = 1200
_SILENT_STEPS = SILENCE_S // STEP_S
_MOST_STEPS = 60_000
"""A week of events without a pause; what comes after is not looked at."""

FOREVER_MS = LAST_MS + 1
MOST_ENTRIES = 2000
"""So many breaks are looked at; no LIVE has as many."""


class Steps(Struct, frozen=True):
    """``moments`` are seconds since the epoch, rising; ``began`` the second at which events began after the silence before."""

    moments: Ints
    began: Ints


def steps_of(session: Session, until: int) -> Steps:
    """The steps up to and including a second. Each depends on the events before it alone."""
    moments, began = _regular(session, until // STEP_S + 1)
    breaks = [ts // 1000 + 1 for ts, _ in islice(session.states.until(FOREVER_MS), MOST_ENTRIES)]
    every = np.sort(np.concatenate((moments, np.array(breaks, np.int64))))
    every = every[np.diff(every, prepend=-1) > 0]
    at = moments.searchsorted(every)
    known = (every <= until) & (at < len(moments))
    return Steps(every[known], began[at[known]])


def _regular(session: Session, last: int) -> tuple[Ints, Ints]:
    """The steps on the grid up to that with a number, and when events began."""
    seconds = session.arrivals.columns[FeedCount.EVENTS].between(0, last * STEP_S)
    numbers = seconds // STEP_S + 1
    firsts = np.flatnonzero(np.diff(numbers, prepend=-1))
    active, began = numbers[firsts], seconds[firsts]
    if not len(active):
        return active, began
    gaps = np.diff(active, append=last + 1)
    apart = np.concatenate((np.ones(1, bool), gaps[:-1] > _SILENT_STEPS))
    began = np.maximum.accumulate(np.where(apart, began, 0))
    lengths = np.minimum(gaps, _SILENT_STEPS)
    kept = int(lengths.cumsum().searchsorted(_MOST_STEPS, side="right"))
    active, began, lengths = active[:kept], began[:kept], lengths[:kept]
    within = np.arange(int(lengths.sum())) - np.repeat(lengths.cumsum() - lengths, lengths)
    return (np.repeat(active, lengths) + within) * STEP_S, np.repeat(began, lengths)
