"""What is remembered of a LIVE, by kind: sums, people, levels, and whatever was said."""

from collections.abc import Hashable

from livetui.feed import events as e
from livetui.session.arrivals import Arrivals
from livetui.session.counters import Counter
from livetui.session.counts import Counts
from livetui.session.division import Family
from livetui.session.faults import FaultRecord
from livetui.session.gauge import Gauge
from livetui.session.history import History
from livetui.session.ledger import Ledger
from livetui.session.people import People
from livetui.session.shelf import Shelf
from livetui.session.totals import Totals


class Memory:
    """All of it is kept by the time it happened."""

    def __init__(self) -> None:
        self.arrivals = Arrivals()
        self.counts = Counts()
        self.totals: dict[tuple[Family, Hashable, Counter], dict[int, Totals]] = {}
        """What snapshots report, by the number of the feed they come from."""
        self.running: dict[Counter, dict[int, Totals]] = {Counter.VIEWS: {}, Counter.LIKES: {}}
        """The room's totals that come with single events, by feed."""
        self.ledger = Ledger(self.counts)
        self.people = People()
        self.viewers = Gauge()
        self.shelf = Shelf()
        self.comments: History[e.Comment] = History()
        self.started: History[e.LiveStarted] = History()
        self.states: History[e.Event] = History()
        self.promotions: History[e.PromotionStarted | e.PromotionEnded] = History()
        self.violations: History[e.ViolationRaised | e.ViolationAppealed | e.ViolationResolved] = History()
        self.faults = FaultRecord(self.violations)
        self.notes: History[e.Note] = History()
        self.benchmarks: dict[str, History[e.Benchmark]] = {}
