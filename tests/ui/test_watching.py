"""The dashboard while a LIVE goes on: at its edge, behind it, and when it falls silent."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from msgspec.structs import replace
from textual import events

from livetui.clock import monotonic
from livetui.engine.health import FeedState
from livetui.feed.reconnect import Connection, State
from livetui.text import clean
from livetui.ui.app import Dashboard
from livetui.ui.panels.header import STALE_S
from livetui.ui.playback import Playback, Playing
from livetui.ui.reception import Reception, Recorded
from livetui.views.choices import Choices
from tests.ui import a_live
from tests.ui.running import Running
from tests.ui.test_playback import Clock

NOW_S = 2700
HEALTHY = Recorded(clean("/home/mira/live.ndjson.zst"), None, 0, ())


def a_feed(state: State = "connected") -> FeedState:
    return FeedState(
        name=clean("https://shop.example/sse"), connection=Connection(state=state), dialect="native", events=1000, rate=37.0,
        rejected=0, unknown=0, duplicates=0, late=0, ignored=0, gaps=0, silent_s=0.0, lag_s=0.2,
    )  # fmt: skip


RECEPTION = Reception(feeds=(a_feed(),), silent_s=0, midway=False, recorded=HEALTHY)


class Watching(Running):
    """A LIVE that goes on when the test says so."""

    async def drawn(self, times: int) -> None:
        """Wait until it has been drawn so many times more."""
        wanted = len(self.stage.read) + times
        async with asyncio.timeout(30):
            while len(self.stage.read) < wanted:
                await asyncio.sleep(0.01)

    async def go_on(self, seconds: float) -> None:
        self.stage.length_s += seconds
        self.clock.now += seconds
        self.app.update()
        await self.pilot.pause()

    async def hear(self, reception: Reception) -> None:
        self.stage.reception = reception
        self.app.update()
        await self.pilot.pause()

    @property
    def header(self) -> str:
        return self.text().splitlines()[0]


@asynccontextmanager
async def watching(size: tuple[int, int] = (120, 40), frame_s: float = 60) -> AsyncIterator[Watching]:
    stage, clock = a_live.AStage(), Clock()
    stage.length_s, stage.live, stage.done, stage.reception = NOW_S, True, False, RECEPTION
    app = Dashboard(stage, Playback(NOW_S, clock, live=True), Choices(), panels=a_live.panels(), frame_s=frame_s)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield Watching(app, pilot, stage, clock)


async def test_at_the_edge_it_follows() -> None:
    async with watching() as here:
        assert "● LIVE 45:00" in here.header
        await here.go_on(7)
        assert "● LIVE 45:07" in here.header


async def test_paused_it_stands_still_while_more_comes_in() -> None:
    async with watching() as here:
        await here.press("space")
        await here.go_on(42)
        assert " PAUSED 1×  −0:42 45:00" in here.header
        assert here.stage.read[-1][0] == NOW_S


async def test_paused_it_stays_at_its_moment_and_stretch_when_something_older_comes_in() -> None:
    async with watching() as here:
        await here.press("space")
        here.app.look = replace(here.app.look, span=(600, 900))
        here.stage.start_s -= 3600
        await here.go_on(3600)
    assert here.stage.read[-1] == (NOW_S + 3600, (4200, 4500))


async def test_going_on_after_a_pause_plays_from_there_and_end_returns_to_now() -> None:
    async with watching() as here:
        await here.press("space")
        await here.go_on(42)
        await here.press("space")
        await here.go_on(5)
        assert "▶ 1× −0:42 45:05" in here.header
        await here.press("end")
        assert "● LIVE 45:47" in here.header
        await here.go_on(3)
        assert "● LIVE 45:50" in here.header


async def test_scrolling_back_plays_from_there_and_follows_again_once_it_has_caught_up() -> None:
    async with watching() as here:
        await here.press("left", "left")
        assert "▶ 1× −0:20 44:40" in here.header
        await here.press("plus")
        await here.go_on(21)
        assert here.playback.status == Playing.FOLLOWING.value
        await here.go_on(1)
        assert "● LIVE 45:22" in here.header


async def test_the_right_arrow_ends_at_now_and_follows() -> None:
    async with watching() as here:
        await here.press("left", "right", "right")
        assert "● LIVE 45:00" in here.header


@pytest.mark.parametrize(
    ("typed", "at"), [("85%", 2295), ("12:30", 750), ("12", 720), ("0%", 0), ("end", NOW_S), ("2:00:00", NOW_S)]
)
async def test_going_to_a_time_is_meant_of_what_has_come_so_far(typed: str, at: int) -> None:
    async with watching() as here:
        await here.press("g", *typed, "enter")
        assert here.playback.position == at
        assert here.playback.status == (Playing.FOLLOWING if at == NOW_S else Playing.PLAYING).value
        assert "going to" not in here.header


async def test_spans_end_at_the_moment_shown() -> None:
    async with watching() as here:
        await here.press("home", "w", "w")
        assert here.stage.read[-1] == (0, "5m")


async def test_a_click_on_the_timeline_plays_from_there() -> None:
    async with watching() as here:
        assert await here.pilot.click("#timeline", offset=(10, 0))
        await here.pilot.pause()
        assert "▶ 1× −45:00 0:00" in here.header


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (160, 45)])
async def test_a_feed_that_falls_silent_is_told_at_every_size(size: tuple[int, int]) -> None:
    async with watching(size) as here:
        await here.hear(replace(RECEPTION, silent_s=STALE_S - 1))
        assert "● LIVE" in here.header
        await here.hear(replace(RECEPTION, silent_s=83))
        assert " NO DATA 1:23 " in here.header


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (160, 45)])
@pytest.mark.parametrize("state", ["waiting", "connecting", "refused"])
async def test_a_lost_connection_is_told_at_every_size(size: tuple[int, int], state: State) -> None:
    async with watching(size) as here:
        await here.hear(replace(RECEPTION, feeds=(a_feed(state),), silent_s=83))
        assert " NO FEED " in here.header


async def test_without_a_feed_nothing_on_the_screen_says_that_it_is_live() -> None:
    async with watching() as here:
        assert here.text().splitlines()[-2].endswith("● live ")
        await here.hear(replace(RECEPTION, feeds=(a_feed("waiting"),), silent_s=83))
        assert here.text().splitlines()[-2].endswith("no feed ")
        assert "● live" not in here.text()


async def test_one_feed_of_several_that_is_lost_is_told_beside_the_live() -> None:
    async with watching() as here:
        await here.hear(replace(RECEPTION, feeds=(a_feed(), a_feed("waiting"))))
        assert "! 1 of 2 feeds" in here.header
        assert "● LIVE" in here.header


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (160, 45)])
@pytest.mark.parametrize("key", ["", "space", "left"])
async def test_trouble_with_the_recording_is_told_wherever_one_looks(size: tuple[int, int], key: str) -> None:
    async with watching(size) as here:
        await here.press(*filter(None, (key,)))
        await here.hear(replace(RECEPTION, recorded=replace(HEALTHY, trouble=clean("The disk is full."))))
        assert "! NOT RECORDING" in here.header


@pytest.mark.parametrize("state", ["away from it", "after the end", "watching"])
async def test_trouble_with_the_recording_is_told_soon_though_no_frame_is_due(state: str) -> None:
    async with watching(frame_s=60) as here:
        if state == "away from it":
            here.app.post_message(events.AppBlur())
        here.stage.done = state == "after the end"
        await here.hear(RECEPTION)
        here.stage.reception = replace(RECEPTION, recorded=replace(HEALTHY, trouble=clean("The disk is full.")))
        await here.pilot.pause(0.8)
        assert "! NOT RECORDING" in here.header
        here.stage.reception = RECEPTION
        await here.pilot.pause(0.8)
        assert "! NOT RECORDING" not in here.header


async def test_sums_are_since_we_connected_where_we_came_in_the_middle() -> None:
    async with watching() as here:
        assert "since we connected" not in here.text()
        await here.hear(replace(RECEPTION, midway=True))
        assert "since we connected" in here.header
        assert here.text().count("since we connected") > 2
        await here.press("w")
        assert "last 30 min" in here.header


async def test_the_end_of_all_feeds_is_the_end_and_stays_on_the_screen() -> None:
    async with watching() as here:
        here.stage.done = True
        await here.hear(replace(RECEPTION, feeds=(a_feed("over"),)))
        assert " END  45:00" in here.header
        assert here.app.is_running


async def test_feeds_that_brought_nothing_at_all_end_it() -> None:
    async with watching() as here:
        here.stage.length_s, here.stage.done = 0, True
        here.app.update()
        assert here.app.return_code == 0
        assert here.app._exit


async def test_a_fault_of_ours_in_receiving_ends_it_though_there_is_something_to_show() -> None:
    async with watching() as here:
        here.stage.broken = True
        here.app.update()
        assert here.app._exit


async def test_unseen_it_is_drawn_less_often_and_at_once_when_it_is_seen_again() -> None:
    async with watching(frame_s=0.05) as here:
        await here.drawn(5)
        here.app.post_message(events.AppBlur())
        await here.pilot.pause(0.1)
        unseen = len(here.stage.read)
        await asyncio.sleep(0.5)
        assert len(here.stage.read) <= unseen + 1
        here.app.post_message(events.AppFocus())
        begun = monotonic()
        await here.drawn(10)
        assert monotonic() - begun < 15  # and unseen it would be twenty


@pytest.mark.parametrize(("columns", "told"), [(80, "s says why"), (160, "nobody answers at this address")])
async def test_where_no_feed_is_connected_the_header_says_why_or_where_that_stands(columns: int, told: str) -> None:
    feed = a_feed("waiting")
    feed = replace(feed, connection=replace(feed.connection, reason=clean("nobody answers at this address")))
    async with watching(size=(columns, 24)) as here:
        await here.hear(replace(RECEPTION, feeds=(feed,)))
        assert "NO FEED" in here.header
        assert told in here.header
