"""A LIVE that is being received, as the screen shows it."""

from collections.abc import Iterator
from contextlib import contextmanager

from livetui.alerts.alert import AlertKind
from livetui.alerts.finder import Finder
from livetui.cli.live import LiveStage
from livetui.engine.receiver import Feed
from livetui.engine.receiving import Receiving
from livetui.feed.source import Dropped
from livetui.text import Clean
from livetui.views.alerts import alerts
from livetui.views.choices import Choices
from tests.engine.scripted import NOW, Endless, Scripted, batch
from tests.recording.written import until


class Watched:
    """What is received, on a clock that only the test moves."""

    def __init__(self, *sources: Scripted) -> None:
        self.now = 1000.0
        feeds = [Feed(source=source, may_be_silent=True) for source in sources]
        self.receiving = Receiving(feeds, clock=lambda: self.now, wall_ms=lambda: NOW)
        self.stage = LiveStage(self.receiving, None, None, Clean("feed"))

    def pointed_out(self, at_s: int | None = None) -> list[AlertKind]:
        """The alerts as of a second of the LIVE, by default of now."""
        stage, choices = self.stage, Choices(alerts=Finder().watching(self.stage.reception.lifeless_s))
        with stage.reading(int(stage.length_s) if at_s is None else at_s, "whole") as reading:
            return [row.alert.kind for row in alerts(reading, choices).rows]


@contextmanager
def watched(*sources: Scripted, done: bool = False) -> Iterator[Watched]:
    watching = Watched(*sources)
    watching.receiving.start()
    try:
        until(lambda: watching.receiving.done if done else not watching.receiving.session.empty)
        yield watching
    finally:
        watching.receiving.stop()


def test_a_feed_that_falls_silent_is_pointed_out_after_thirty_seconds() -> None:
    with watched(Endless([batch("a")])) as watching:
        watching.now += 29
        assert watching.pointed_out() == []
        watching.now += 2
        assert watching.pointed_out() == [AlertKind.FEED_STALE]


def test_silence_of_now_is_none_of_an_earlier_moment() -> None:
    with watched(Endless([batch("a")])) as watching:
        watching.now += 60
        assert watching.pointed_out(at_s=10) == []


def test_while_the_feed_is_lost_figures_stand_at_the_last_event_and_the_time_goes_on() -> None:
    with watched(Scripted([batch("a")], end=Dropped("gone"))) as watching:
        until(lambda: watching.stage.reception.connected == 0)
        watching.now += 600
        with watching.stage.reading(int(watching.stage.length_s), "whole") as reading:
            assert reading.span.end == reading.session.end_second == reading.moment - 600
        assert watching.pointed_out() == [AlertKind.FEED_STALE]


def test_while_the_feed_is_connected_silence_counts_as_time_in_which_nothing_happened() -> None:
    with watched(Endless([batch("a")])) as watching:
        watching.now += 600
        with watching.stage.reading(int(watching.stage.length_s), "whole") as reading:
            assert reading.span.end == reading.moment == reading.session.end_second + 600


def test_feeds_that_are_over_may_be_silent() -> None:
    with watched(Scripted([batch("a")]), done=True) as watching:
        watching.now += 60
        assert watching.pointed_out() == []
        assert watching.stage.reception.lifeless_s is None
