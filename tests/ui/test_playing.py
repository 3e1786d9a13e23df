"""Playing, moving in time, and what is read for the moment."""

import asyncio
import time
from typing import Any

import pytest
from msgspec.structs import replace
from textual import events

from livetui.ui.panel import Panel
from livetui.ui.panel_view import Nudge, SeekTo
from livetui.ui.playback import Playing
from livetui.views.whom import Whom
from tests.ui import a_live
from tests.ui.running import running


async def test_the_first_screen_shows_the_moment() -> None:
    async with running() as here:
        assert "$11,259.00" in here.text()
        assert "45:00" in here.text().splitlines()[0]


async def test_space_pauses_loudly_and_plays_again() -> None:
    async with running(paused=False) as here:
        await here.press("space")
        assert here.playback.status == Playing.PAUSED.value
        assert here.text().count(" PAUSED ") == 2
        await here.press("space")
        assert here.playback.status == Playing.PLAYING.value
        assert "PAUSED" not in here.text()


@pytest.mark.parametrize(
    ("keys", "to"),
    [
        (("right",), 2710), (("left",), 2690), (("shift+right",), 2760), (("shift+left",), 2640), (("full_stop",), 2701),
        (("comma",), 2699), (("home",), 0), (("end",), a_live.LENGTH_S), (("left_square_bracket",), 2640),
        (("right_square_bracket",), 3300), (("left_square_bracket", "left_square_bracket"), 2100), (("right",) * 10, 2800),
        (("g", *"1:02:03", "enter"), 3723), (("g", *"50%", "enter"), 2182), (("g", *"end", "enter"), a_live.LENGTH_S),
        (("g", *"12", "enter"), 720), (("g", "enter"), 2700), (("g", "space", "enter", "right"), 2710),
        (("g", "9", "escape"), 2700),
    ],
)  # fmt: skip
async def test_keys_that_move_the_play_head(keys: tuple[str, ...], to: int) -> None:
    async with running() as here:
        await here.press(*keys)
        assert here.playback.position == to
        assert here.stage.read[-1] == (to, "whole")


async def test_speed_goes_up_and_down() -> None:
    async with running(paused=False) as here:
        await here.press("plus", "plus")
        assert "▶ REPLAY 5×" in here.text()
        await here.press("minus", "minus", "minus")
        assert "▶ REPLAY 0.5×" in here.text()


async def test_spans_go_round() -> None:
    async with running() as here:
        seen = []
        for _ in range(3):
            await here.press("w")
            seen.append(here.stage.read[-1][1])
        assert seen == ["30m", "5m", "whole"]


async def test_viewers_and_customers_take_turns() -> None:
    async with running() as here:
        await here.press("v")
        assert "─ Customers ─" in here.text()
        assert here.app.choices.whom is Whom.CUSTOMERS
        await here.press("v")
        assert "Audience · viewers" in here.text()


async def test_the_speed_is_told_while_paused() -> None:
    async with running() as here:
        await here.press("plus", "plus")
        assert "PAUSED 5× " in here.text()


async def test_a_time_before_the_start_leads_to_the_start() -> None:
    async with running() as here:
        await here.press("g", *"-5:00", "enter")
        assert here.playback.position == 0
        assert "the LIVE starts at 0:00" in here.text()


async def test_a_click_on_the_timeline_goes_there() -> None:
    async with running() as here:
        assert await here.pilot.click("#timeline", offset=(10, 0))
        await here.pilot.pause()
        assert here.playback.position == 0
        assert await here.pilot.click("#timeline", offset=(120 - 20, 0))
        await here.pilot.pause()
        assert here.playback.position == a_live.LENGTH_S


async def test_a_click_on_the_chart_goes_there() -> None:
    async with running() as here:
        assert await here.pilot.click("#trend", offset=(35, 5))
        await here.pilot.pause()
        assert here.playback.position == pytest.approx(2700 * 0.49, abs=120)


async def test_the_wheel_moves_ten_seconds() -> None:
    async with running() as here:
        view = here.app.query_one("#comments")
        view.post_message(events.MouseScrollDown(view, 3, 3, 0, 1, 0, False, False, False))
        await here.pilot.pause()
        assert here.playback.position == 2710


async def test_a_flood_of_clicks_and_of_turns_of_the_wheel_is_drawn_a_few_times_and_ends_where_the_last_one_says() -> None:
    built: list[int] = []

    def noting(panel: Panel[Any]) -> Panel[Any]:
        def build(reading: Any, choices: Any) -> Any:
            built.append(reading.at_s)
            return panel.build(reading, choices)

        return replace(panel, build=build) if panel.name == "header" else panel

    async with running(panels={name: noting(panel) for name, panel in a_live.panels().items()}) as here:
        view = here.app.query_one("#timeline")
        built.clear()
        begun = time.monotonic()
        for at_s in range(300):
            view.post_message(SeekTo(at_s))
            view.post_message(Nudge(10))
        async with asyncio.timeout(10):
            while here.playback.position != 299 + 10:
                await here.pilot.pause(0.02)
        await here.pilot.pause(0.3)
        assert "5:09" in here.text().splitlines()[0]
        assert len(built) <= 2 + (time.monotonic() - begun) / 0.1


async def test_a_start_that_has_not_been_read_yet_is_gone_to_when_it_has() -> None:
    stage = a_live.AStage()
    stage.length_s, stage.loaded, stage.done = 100, 0.1, False
    async with running(start="30:00", stage=stage, at_s=0) as here:
        assert here.playback.position == 0
        assert "going to 30:00" in here.text()
        assert "loading 10 %" in here.text()
        stage.length_s, stage.loaded, stage.done = a_live.LENGTH_S, 1.0, True
        here.app.update()
        assert here.playback.position == 1800


@pytest.mark.parametrize("paused", [False, True])
async def test_end_while_loading_goes_on_to_the_end_once_that_is_known(paused: bool) -> None:
    stage = a_live.AStage()
    stage.length_s, stage.loaded, stage.done = 100, 0.1, False
    async with running(stage=stage, at_s=0, paused=paused) as here:
        await here.press("end")
        assert here.playback.position == 100
        assert "going to the end" in here.text()
        stage.length_s, stage.loaded, stage.done = a_live.LENGTH_S, 1.0, True
        here.app.update()
        assert here.playback.position == a_live.LENGTH_S
        assert "going to" not in here.text()


async def test_end_while_loading_is_forgotten_by_going_elsewhere() -> None:
    stage = a_live.AStage()
    stage.length_s, stage.loaded, stage.done = 100, 0.1, False
    async with running(stage=stage, at_s=0) as here:
        await here.press("end", "left")
        stage.length_s, stage.loaded, stage.done = a_live.LENGTH_S, 1.0, True
        here.app.update()
        assert here.playback.position == 90
