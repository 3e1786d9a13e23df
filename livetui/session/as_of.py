"""What a session had been told by a moment, whatever the span: which running totals have the say, and how many watched."""

from collections.abc import Hashable, Mapping
from enum import StrEnum
from functools import cached_property

from livetui.session.airtime import Airtime
from livetui.session.counters import Counter
from livetui.session.division import ROOM_KEY, Family
from livetui.session.followed import Followed
from livetui.session.session import Session
from livetui.session.tally import Counted
from livetui.session.totals import Totals
from livetui.session.watching import Estimated, Reported, Watching


class Authority(StrEnum):
    """What a counter goes by, one authority each: the first of these that the feed has."""

    SNAPSHOTS = "snapshots"
    TOTALS = "totals"
    """Totals so far that come with single events."""
    EVENTS = "events"


Told = tuple[Authority, Counted]
"""A running total, and whose word it is."""


class AsOf:
    """Shared by the readings of one moment over several spans, so that each total is looked for once.

    ``air`` is when the LIVE was on air and heard, with a feed there to be heard until ``heard``.
    """

    def __init__(self, session: Session, moment: int, heard: int) -> None:
        self._session = session
        self._moment = moment
        self.air = Airtime(session, moment, heard)
        self._told: dict[tuple[Family, Hashable, Counter], Told | None] = {}
        self._carries: dict[Family, set[Counter]] = {}

    def told(self, counter: Counter, family: Family = Family.ROOM, key: Hashable = ROOM_KEY) -> Told | None:
        """The running total that has the say, or None if nothing had been reported by the moment."""
        asked = family, key, counter
        if asked not in self._told:
            self._told[asked] = self._authority(counter, family, key)
        return self._told[asked]

    def _authority(self, counter: Counter, family: Family, key: Hashable) -> Told | None:
        events = self._session.counts.get(family, key, counter)
        if events is not None and events.first >= self._moment:
            events = None
        running = self._session.running.get(counter) if family is Family.ROOM else None
        snapshots = self._session.totals.get((family, key, counter))
        if snapshots or running:
            for authority, reports in (Authority.SNAPSHOTS, snapshots or {}), (Authority.TOTALS, running or {}):
                for _, totals in sorted(reports.items()):  # of several feeds the one named first has the say
                    if totals.since(self._moment):
                        return authority, Followed(events, totals, placed=not self.air.midway)
        return None if events is None else (Authority.EVENTS, events)

    def carried(self, family: Family) -> set[Counter]:
        """The counters of which some key of the family had anything by the moment; where nothing was said is no key."""
        if family not in self._carries:
            carried: set[Counter] = set()
            for key, columns in self._session.counts.tallies[family].items():
                if key is not None and not columns.keys() <= carried:
                    carried |= {counter for counter, column in columns.items() if column.first < self._moment}
            told = self._session.totals.items()
            carried |= {counter for (of, _, counter), reports in told if of is family and self._any(reports)}
            self._carries[family] = carried
        return self._carries[family]

    def keys(self, family: Family) -> list[Hashable]:
        """The keys of a family of which anything had been reported by the moment."""
        moment = self._moment
        named: dict[Hashable, None] = {}
        for key, columns in self._session.counts.tallies[family].items():
            for column in columns.values():
                if column.seconds[0] < moment:
                    named[key] = None
                    break
        for (of, key, _), reports in self._session.totals.items():
            if of is family and self._any(reports):
                named[key] = None
        return list(named)

    def _any(self, reports: Mapping[int, Totals]) -> bool:
        return any(totals.since(self._moment) for totals in reports.values())

    @property
    def viewers_estimated(self) -> bool:
        """Whether the number of viewers is not reported, but joins less leaves."""
        first = self._session.viewers.first
        return first is None or first >= self._moment

    @cached_property
    def watching(self) -> Watching | None:
        """How many watched, as reported by the moment, else as estimated; None where nothing tells."""
        return self.estimated if self.viewers_estimated else Reported(self._session.viewers)

    @cached_property
    def estimated(self) -> Estimated | None:
        """How many watched, by who came and who left."""
        if self.air.midway:  # how many were there when we came is not known
            return None
        views, leaves = self.told(Counter.VIEWS), self.told(Counter.LEAVES)
        return None if views is None or leaves is None else Estimated(views[1], leaves[1])
