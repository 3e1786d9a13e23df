"""What the feed panel says of a feed."""

import numpy as np
import pytest

from livetui.engine.health import Health
from livetui.feed.intake import Intake
from livetui.feed.reconnect import Connection
from livetui.feed.source import Batch
from livetui.text import Clean
from tests.engine.scripted import NOW, text


class Watch:
    """A feed's health and a clock."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.health = Health(Clean("feed"), lambda: self.now)
        self._intake = Intake()

    def took(self, *texts: bytes, fresh: list[bool] | None = None, now_ms: int = NOW) -> None:
        taken = self._intake.take(Batch(texts), now_ms)
        self.health.took(taken, np.array([True] * len(taken.lines) if fresh is None else fresh, bool), now_ms)


def test_the_rate_is_that_of_the_last_ten_seconds() -> None:
    watch = Watch()
    for _ in range(30):
        watch.took(text(), text())
        watch.now += 1
    assert watch.health.state(None, 0).rate == pytest.approx(2, abs=0.2)
    watch.now += 5
    assert watch.health.state(None, 0).rate == pytest.approx(1, abs=0.2)
    watch.now += 6
    assert watch.health.state(None, 0).rate == 0
    assert watch.health.state(None, 0).events == 60


def test_lag_is_the_age_of_the_latest_event_when_it_came() -> None:
    watch = Watch()
    assert watch.health.state(None, 0).lag_s is None
    watch.took(text(at_s=-4), text(at_s=-3))
    assert watch.health.state(None, 0).lag_s == 3
    watch.took(text(at_s=60))
    assert watch.health.state(None, 0).lag_s == 0


def test_events_are_late_past_five_seconds_behind_the_latest() -> None:
    watch = Watch()
    watch.took(text(at_s=0), text(at_s=10), text(at_s=5), text(at_s=4.9))
    watch.took(text(at_s=1))
    assert watch.health.state(None, 0).late == 2


def test_a_clock_that_is_days_ahead_makes_no_event_late() -> None:
    watch = Watch()
    watch.took(text(), text(at_s=3 * 86_400), *(text(at_s=second) for second in range(100)))
    assert watch.health.state(None, 0).late == 0


def test_what_came_is_counted_by_what_became_of_it() -> None:
    watch = Watch()
    watch.took(text(), b"{", text(kind="x.1"), text(), fresh=[True, False])
    state = watch.health.state("native", 3)
    assert (state.events, state.duplicates, state.rejected, state.unknown, state.ignored) == (1, 1, 1, 1, 3)
    assert (state.name, state.dialect) == ("feed", "native")


def test_a_sign_of_life_is_heard_and_counts_nothing() -> None:
    watch = Watch()
    assert watch.health.state(None, 0).silent_s is None
    watch.took()
    watch.now += 3
    state = watch.health.state(None, 0)
    assert (state.silent_s, state.events, state.lag_s) == (3, 0, None)


def gaps(*connections: Connection) -> list[int]:
    """How many gaps there are after each change."""
    watch, counts = Watch(), []
    for connection in connections:
        watch.health.connected(connection)
        counts.append(watch.health.state(None, 0).gaps)
    return counts


CONNECTING, CONNECTED, LOST = (Connection(state=state) for state in ("connecting", "connected", "waiting"))
CLOSED = Connection(state="waiting", closed=True)
OVER = Connection(state="over")


def test_a_connection_that_is_lost_is_a_gap_and_one_that_never_stood_is_none() -> None:
    changes = (CONNECTING, LOST, CONNECTING, CONNECTED, LOST, CONNECTING, LOST, CONNECTED, OVER)
    assert gaps(*changes) == [0, 0, 0, 0, 1, 1, 1, 1, 1]


def test_a_feed_that_closes_in_good_order_and_is_over_leaves_no_gap() -> None:
    assert gaps(CONNECTED, CLOSED, CONNECTING, LOST, CONNECTING, OVER) == [0] * 6


def test_a_feed_that_closes_in_good_order_and_goes_on_leaves_one_gap() -> None:
    assert gaps(CONNECTED, CLOSED, CONNECTING, LOST, CONNECTING, CONNECTED, OVER) == [0, 0, 0, 0, 0, 1, 1]
