"""A LIVE as it stood at every step, which is what the rules look at."""

from collections.abc import Hashable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from livetui.alerts.counted import NEVER, Counted
from livetui.alerts.steps import MOST_ENTRIES, Steps
from livetui.feed import events as e
from livetui.session.counters import Counter
from livetui.session.division import ROOM_KEY, Family
from livetui.session.session import Session
from livetui.session.tally import Ints
from livetui.session.watching import UNKNOWN

Flags = NDArray[np.bool_]


class Course:
    """The steps from ``first`` on, of which those from ``fresh`` on, counted among these, have not been looked at before.

    ``on_air`` is whether the LIVE went on at each step, ``since`` from which second on: its start, or the end of a break.
    ``troubled`` are the seconds of comments that look like trouble with the checkout; None: nobody looks for them.
    """

    def __init__(
        self, session: Session, every: Steps, troubled: Ints | None = None, *, first: int = 0, fresh: int = 0
    ) -> None:  # fmt: skip
        self.session = session
        self.steps = every.moments[first:]
        self.fresh = fresh
        self.troubled = troubled
        self.on_air, since = _airtime(session, self.steps)
        self.since: Ints = np.maximum(since, every.began[first:])
        self._every = every
        self._first = first
        self._counted: dict[tuple[Family, Hashable, Counter], Counted] = {}

    @cached_property
    def whole(self) -> "Course":
        """All of the steps, for what depends on everything before."""
        return Course(self.session, self._every) if self._first else self

    @cached_property
    def lately(self) -> "Course":
        """The fresh steps and the one before them."""
        skipped = max(self.fresh - 1, 0)
        return Course(self.session, self._every, first=self._first + skipped, fresh=self.fresh - skipped)

    def counted(self, counter: Counter, family: Family = Family.ROOM, key: Hashable = ROOM_KEY) -> Counted:
        """A counter of the room, or of another family's key."""
        target = family, key, counter
        if target not in self._counted:
            self._counted[target] = Counted(self.session, self.steps, counter, family, key)
        return self._counted[target]

    def levels(self, seconds: Ints) -> Ints:
        """How many watched before these seconds (one a step, or a row of them), as known at the step; `UNKNOWN` where nothing
        tells it. As in a reading: what is reported, and before that who came less who left.
        """
        views, leaves = self.counted(Counter.VIEWS), self.counted(Counter.LEAVES)
        estimates = np.maximum(views.before(seconds) - leaves.before(seconds), 0)
        told = (views.since < NEVER) & (leaves.since < NEVER)
        levels = np.where(_as(told, seconds), estimates, UNKNOWN)
        first = self.session.viewers.first
        if first is None:
            return levels
        reported = self.session.viewers.levels(seconds, UNKNOWN)
        return np.where(_as(self.steps > first, seconds) & (reported != UNKNOWN), reported, levels)


def _as(flags: Flags, seconds: Ints) -> Flags:
    """Flags by step, for rows of seconds."""
    return flags if seconds.ndim == 1 else flags[:, None]


def _airtime(session: Session, moments: Ints) -> tuple[Flags, Ints]:
    """Whether the LIVE was on air at each step, and since when as far as the feed says."""
    known, on_air, since = [0], [True], [0]
    heard = session.states.count(session.heard_ms)  # what is dated before the LIVE says nothing of it
    for ts, event in session.states[heard : heard + MOST_ENTRIES]:
        goes_on = not isinstance(event, e.LivePaused | e.LiveEnded)
        begins = goes_on and (len(known) == 1 or not on_air[-1])
        since.append(ts // 1000 if begins else since[-1])
        on_air.append(goes_on)
        known.append(ts // 1000 + 1)
    at = np.array(known).searchsorted(moments, side="right") - 1
    return np.array(on_air)[at], np.array(since, np.int64)[at]
