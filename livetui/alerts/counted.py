"""A counter at many moments, each time by whoever had the say then."""

from collections.abc import Hashable, Iterator
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from livetui.session import tally
from livetui.session.counters import Counter
from livetui.session.division import Family
from livetui.session.followed import Followed
from livetui.session.session import Session
from livetui.session.tally import Ints

NEVER = 1 << 40
"""A second after all others."""


class _Teller(NamedTuple):
    """Who may have the say: ``heard`` is the first second anything came, ``since`` from when on it can be compared."""

    heard: int
    since: int
    told: tally.Counted


class Counted:
    """Running totals as of the steps: at each, only what happened before it is known, and the authority is that of `Reading`.

    ``since`` is from which second on, at each step, the counter can be compared with itself: never across the first report of a
    total, for it may count what single events had not.
    """

    def __init__(self, session: Session, moments: Ints, counter: Counter, family: Family, key: Hashable) -> None:
        self.since: Ints = np.full(len(moments), NEVER)
        self._tellers: list[tuple[tally.Counted, NDArray[np.bool_]]] = []
        untold = np.ones(len(moments), bool)
        for heard, since, told in _tellers(session, counter, family, key):
            here = untold & (moments > heard)
            if here.any():
                self.since[here] = since
                self._tellers.append((told, here))
                untold &= ~here

    def before(self, seconds: Ints) -> Ints:
        """The total before these seconds, one a step, or a row of them; 0 where nothing was told."""
        totals = np.zeros(seconds.shape, np.int64)
        for told, here in self._tellers:
            totals[here] = told.befores(seconds[here])
        return totals

    def between(self, starts: Ints, ends: Ints) -> Ints:
        """What came from the one second to before the other, one pair a step."""
        return self.before(ends) - self.before(starts)


def last_told(session: Session, counter: Counter, family: Family, key: Hashable) -> int:
    """The last second at which anything was told of a counter; 0 where nothing ever was."""
    events = session.counts.get(family, key, counter)
    reports = session.totals.get((family, key, counter), {}).values()
    columns = [totals.column for totals in reports] + ([] if events is None else [events])
    return max((column.seconds[-1] for column in columns if column.seconds), default=0)


def _tellers(session: Session, counter: Counter, family: Family, key: Hashable) -> Iterator[_Teller]:
    """Who may have the say, the first one first."""
    events = session.counts.get(family, key, counter)
    snapshots = session.totals.get((family, key, counter), {})
    running = session.running.get(counter, {}) if family is Family.ROOM else {}
    for _, totals in chain(sorted(snapshots.items()), sorted(running.items())):
        if totals.first is not None:
            heard = totals.first[0]
            yield _Teller(heard, heard + 1, Followed(events, totals, placed=False))
    if events is not None:
        yield _Teller(events.first, events.first, events)
