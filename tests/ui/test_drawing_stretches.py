"""Spans that one draws: with the mouse on the timeline or the chart, and with keys."""

import re

import pytest

from livetui.ui.panel_view import PanelView
from livetui.ui.panels.all import PANELS
from livetui.ui.playback import Playing
from livetui.views.figures import position
from tests.ui import a_live
from tests.ui.a_sample import SampleStage
from tests.ui.running import Running, running
from tests.ui.test_watching import NOW_S, watching

SIZES = [(60, 20), (80, 24), (120, 40), (200, 60)]


def timeline(here: Running) -> str:
    """The row of the timeline that has the marks."""
    region = here.app.query_one("#timeline").region
    return here.text().splitlines()[region.bottom - 1]


async def drag(here: Running, panel: str, *to: tuple[int, int]) -> None:
    """Press the button at the first place, and move by the others."""
    await here.pilot.mouse_down(f"#{panel}", offset=to[0])
    for place in to[1:]:
        await here.pilot.hover(f"#{panel}", offset=place)
    await here.pilot.pause()


async def drop(here: Running, panel: str, at: tuple[int, int]) -> None:
    await here.pilot.mouse_up(f"#{panel}", offset=at)
    await here.pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_a_stretch_drawn_on_the_timeline_is_the_span(size: tuple[int, int]) -> None:
    async with running(size=size) as here:
        await drag(here, "timeline", (15, 0), (18, 0), (25, 0))
        await drop(here, "timeline", (25, 0))
        span = here.stage.read[-1][1]
        assert isinstance(span, tuple)
        assert 0 < span[0] < span[1] < a_live.LENGTH_S
        assert f"{position(span[0])}–{position(span[1])}" in here.text()


@pytest.mark.parametrize("size", SIZES)
async def test_while_the_button_is_pressed_what_is_drawn_so_far_stands_between_brackets(size: tuple[int, int]) -> None:
    async with running(size=size) as here:
        assert "[" not in timeline(here)
        await drag(here, "timeline", (16, 0), (20, 0))
        assert re.search(r"\[.+\]", timeline(here))
        assert here.stage.read[-1][1] == "whole"
        await drop(here, "timeline", (16, 0))
        assert "[" not in timeline(here)


@pytest.mark.parametrize(("page", "panel"), [("1", "trend"), ("3", "channel_trend"), ("4", "product")])
async def test_what_is_drawn_on_a_chart_stands_between_brackets_on_it(page: str, panel: str) -> None:
    async with running(panels=PANELS, stage=SampleStage()) as here:
        await here.press(page)
        view = here.app.query_one(f"#{panel}", PanelView)
        moment_at, y = view.panel.moment_at, view.size.height - 5
        assert moment_at is not None
        places = [(x, y) for x in range(view.size.width) if moment_at(view._view, *view.size, x, y) is not None]
        await drag(here, panel, places[5], places[20])
        assert any(re.search(r"\[.*═.*\]", view.render_line(row).text) for row in range(view.size.height))


async def test_a_stretch_is_drawn_backwards_too() -> None:
    async with running() as here:
        await drag(here, "timeline", (80, 0), (30, 0))
        await drop(here, "timeline", (30, 0))
        backwards = here.stage.read[-1][1]
        await here.press("w")
        await drag(here, "timeline", (30, 0), (80, 0))
        await drop(here, "timeline", (80, 0))
        assert here.stage.read[-1][1] == backwards


async def test_beyond_the_end_of_the_line_is_the_last_place_on_it() -> None:
    async with running() as here:
        await drag(here, "timeline", (60, 0), (90, 0))
        await here.pilot.mouse_up(offset=(119, 5))
        await here.pilot.pause()
        span = here.stage.read[-1][1]
        assert isinstance(span, tuple)
        assert not here.app._stretching


async def test_a_stretch_is_drawn_on_the_chart() -> None:
    async with running() as here:
        await drag(here, "trend", (15, 5), (20, 5), (40, 5))
        assert re.search(r"\[.*\]", here.text())
        await drop(here, "trend", (40, 5))
        span = here.stage.read[-1][1]
        assert isinstance(span, tuple)
        assert 0 < span[0] < span[1] <= 2700


async def test_r_begins_a_stretch_and_r_ends_it() -> None:
    async with running() as here:
        await here.press("r", *["shift+right"] * 3)
        assert re.search(r"\[═*", timeline(here))
        await here.press("r")
        assert here.stage.read[-1] == (2880, (2700, 2880))
        assert "45:00–48:00" in here.text()


async def test_a_stretch_ended_before_it_began_is_shown_as_of_its_end() -> None:
    async with running() as here:
        await here.press("r", *["shift+left"] * 3, "r")
        assert here.stage.read[-1] == (2700, (2520, 2700))


@pytest.mark.parametrize("key", ["escape", "w"])
async def test_a_stretch_is_left(key: str) -> None:
    async with running() as here:
        await here.press("r", "shift+right", "r")
        assert "[" in timeline(here)
        await here.press(key)
        assert here.stage.read[-1][1] == "whole"
        assert "[" not in timeline(here)


async def test_a_stretch_that_was_begun_is_given_up() -> None:
    async with running() as here:
        await here.press("r", "shift+right", "escape")
        assert "[" not in timeline(here)
        await here.press("r")
        assert here.stage.read[-1][1] == "whole"


@pytest.mark.parametrize("keys", [("r", "escape"), ("r", "shift+right", "r", "escape"), ("r", "shift+right", "r", "w")])
async def test_what_was_said_of_a_stretch_ends_with_it(keys: tuple[str, ...]) -> None:
    async with running(size=(200, 60)) as here:
        await here.press(*keys)
        assert not re.search("r again|leaves it", here.text())


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_what_is_said_of_a_stretch_stands_there_whole(size: tuple[int, int]) -> None:
    async with running(size=size) as here:
        await here.press("r")
        assert "from 45:00 to … move, then r again" in here.text()


async def test_without_colours_the_brackets_say_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(size=(60, 20)) as here:
        await here.press("r", *["shift+right"] * 5, "r")
        assert re.search(r"\[.+\]", timeline(here))


async def test_while_a_live_goes_on_a_stretch_to_now_stays_what_it_is() -> None:
    async with watching() as here:
        await here.press("left", "left", "left", "r", "end", "r")
        await here.go_on(7)
        assert here.stage.read[-1] == (NOW_S + 7, (NOW_S - 30, NOW_S))
        assert here.playback.status == Playing.FOLLOWING.value


@pytest.mark.parametrize(("size", "rows"), [((60, 20), 1), ((120, 40), 2), ((200, 60), 3)])
async def test_the_play_head_on_a_mark_shows_both(size: tuple[int, int], rows: int) -> None:
    async with running(size=size, at_s=2640) as here:
        region = here.app.query_one("#timeline").region
        assert region.height == rows
        strip = here.app.query_one("#timeline").render_line(rows - 1)
        (reversed_letters,) = [[segment.text for segment in strip if segment.style and segment.style.reverse]]
        assert "V" in timeline(here)
        assert reversed_letters == (["V"] if rows == 1 else [])
        assert ("┃" in here.text().splitlines()[region.y]) is (rows > 1)
