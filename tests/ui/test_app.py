"""The dashboard under keys and mouse."""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from textual import events
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input

from livetui.metrics.catalogue import METRICS
from livetui.moment import moment
from livetui.text import clean
from livetui.ui.app import Dashboard
from livetui.ui.keys import KEYS
from livetui.ui.panel import Panel
from livetui.ui.panel_view import Nudge, SeekTo
from livetui.ui.playback import Playback, Playing
from livetui.views.choices import Choices
from livetui.views.whom import Whom
from tests.ui import a_live
from tests.ui.test_playback import Clock


class Running:
    """An application on a made-up LIVE, and what is on its screen."""

    def __init__(self, app: Dashboard, pilot: Pilot[None], stage: a_live.AStage, clock: Clock) -> None:
        self.app, self.pilot, self.stage, self.clock = app, pilot, stage, clock

    @property
    def playback(self) -> Playback:
        return self.app.playback

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    def dialog(self) -> str:
        """What the dialog that is open says, in one line."""
        box = self.app.screen.query_one("#dialog")
        return " ".join(" ".join(box.render_line(y).text.strip("│ ") for y in range(box.size.height)).split())

    def text(self) -> str:
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips)


@asynccontextmanager
async def running(
    size: tuple[int, int] = (120, 40), paused: bool = True, at_s: float = 2700, panels: Mapping[str, Panel[Any]] | None = None,
    start: str | None = None, stage: a_live.AStage | None = None,
) -> AsyncIterator[Running]:  # fmt: skip
    stage, clock = stage or a_live.AStage(), Clock()
    playback = Playback(stage.length_s, clock, paused=paused, at_s=at_s)
    app = Dashboard(stage, playback, Choices(), panels=panels or a_live.panels(), start=moment(start) if start else None)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield Running(app, pilot, stage, clock)


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


async def test_a_time_that_cannot_be_read_is_said_and_can_be_corrected() -> None:
    async with running() as here:
        await here.press("g", *"12:99", "enter")
        assert "A time is written" in here.text()
        await here.press("backspace", "backspace", *"30", "enter")
        assert here.playback.position == 750


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_what_can_be_typed_is_said_whole(size: tuple[int, int]) -> None:
    async with running(size=size) as here:
        await here.press("g")
        assert "12:30 · 1:12:30 · 12 (minutes) · 85% · end" in here.text()
        await here.press("x", "enter")
        assert "A time is written 12:30, 1:12:30, 12 (minutes), 85% or end." in here.dialog()


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


async def test_one_panel_can_have_the_whole_page() -> None:
    async with running() as here:
        await here.press("tab", "tab", "tab", "f")
        assert "Traffic sources" in here.text()
        assert "Core data" not in here.text()
        await here.press("tab")
        assert "Products" in here.text()
        assert "Traffic sources" not in here.text()
        await here.press("escape")
        assert "Core data" in here.text()


async def test_hidden_panels_are_not_computed() -> None:
    built: list[str] = []

    def noting(panel: Panel[Any]) -> Panel[Any]:
        def build(reading: Any, choices: Choices) -> Any:
            built.append(panel.name)
            return panel.build(reading, choices)

        return replace(panel, build=build)

    async with running(size=(60, 20), panels={name: noting(panel) for name, panel in a_live.panels().items()}):
        assert set(built) == {"header", "core", "comments", "timeline", "footer", "alerts"}


async def test_help_lists_every_key_and_closes() -> None:
    async with running(size=(100, 90)) as here:
        await here.press("question_mark")
        text = here.text()
        for _ in range(8):
            await here.press("pagedown")
            text += here.text()
        assert [key.words for key in KEYS if key.words not in text] == []
        await here.press("x")
        assert "Playing" not in here.text()


@pytest.mark.parametrize("width", [60, 70, 80])
async def test_no_line_of_the_help_is_cut(width: int) -> None:
    async with running(size=(width, 120)) as here:
        await here.press("question_mark")
        text = " ".join(here.dialog().replace("│", " ").split())
        assert all(key.words in text for key in KEYS)
        assert "Below viewers now: against five minutes ago" in text


async def test_the_speed_is_told_while_paused() -> None:
    async with running() as here:
        await here.press("plus", "plus")
        assert "PAUSED 5× " in here.text()


async def test_where_panels_have_no_room_the_footer_says_how_to_come_to_them() -> None:
    async with running(size=(60, 20)) as here:
        assert "f tab 4 more panels" in here.text()
        await here.press("tab", "tab", "tab")
        assert here.app.focused is not None
        assert here.app.focused.id in {"core", "comments"}
        await here.press("escape", "f", "tab")
        assert here.app.full == "traffic"
        assert "more panels" not in here.text()
    async with running(size=(160, 45)) as here:
        assert "more panels" not in here.text()


async def test_core_data_alone_shows_all_sixteen_tiles_with_their_whole_names() -> None:
    async with running(size=(120, 40)) as here:
        await here.press("tab", "f")
        assert all(METRICS[key].label in here.text() for key in here.app.choices.tiles)


async def test_a_time_before_the_start_leads_to_the_start() -> None:
    async with running() as here:
        await here.press("g", *"-5:00", "enter")
        assert here.playback.position == 0
        assert "the LIVE starts at 0:00" in here.text()


async def test_the_charts_metrics_are_chosen_from_a_list() -> None:
    async with running() as here:
        await here.press("m", *"gmv", "enter")
        assert here.app.choices.trend == ("views", "err")
        await here.press("m", *"refunds", "space", "enter")
        assert here.app.choices.trend == ("refund_amount", "err")
        assert "Refunds" in here.text()


async def test_a_third_metric_takes_the_axis_of_the_one_chosen_longest_ago_and_says_so_before() -> None:
    async with running() as here:
        await here.press("m", *"refunds")
        assert "2 of 2 · in place of Views" in here.text()
        await here.press("space", *["backspace"] * 7, *"peak")
        assert "in place of Enter (ERR)" in here.text()
        await here.press("space", "enter")
        assert here.app.choices.trend == ("refund_amount", "pcu")


async def test_a_metric_that_is_left_out_keeps_its_axis_for_the_next() -> None:
    async with running() as here:
        await here.press("m", *"refunds", "space", "space", *["backspace"] * 7, *"peak", "space", "enter")
        assert here.app.choices.trend == ("pcu", "err")


async def test_tiles_are_left_out_and_taken_in_again_at_the_end() -> None:
    async with running() as here:
        await here.press("t", *"refunds", "space", "enter")
        assert "refund_amount" not in here.app.choices.tiles
        await here.press("t", *"peak", "space", "enter")
        assert here.app.choices.tiles[-1] == "pcu"


async def test_no_more_than_sixteen_tiles() -> None:
    async with running() as here:
        await here.press("t", *"peak", "space", "enter")
        assert len(here.app.choices.tiles) == 16
        assert "pcu" not in here.app.choices.tiles


async def test_escape_leaves_the_choice_as_it_was() -> None:
    async with running() as here:
        await here.press("t", "space", "escape")
        assert here.app.choices == Choices(benchmarks=here.app.choices.benchmarks)


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


async def test_equal_view_models_are_not_drawn_again() -> None:
    drawn: list[str] = []

    def noting(panel: Panel[Any]) -> Panel[Any]:
        def draw(view: Any, width: int, height: int, look: Any) -> Any:
            drawn.append(panel.name)
            return panel.draw(view, width, height, look)

        return replace(panel, draw=draw)

    async with running(panels={name: noting(panel) for name, panel in a_live.panels().items()}) as here:
        drawn.clear()
        here.app.update()
        assert drawn == []


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


@pytest.mark.parametrize(("words", "title"), [("go to", "Go to"), ("tiles", "Tiles"), ("this help", "Keys")])
async def test_the_palette_opens_dialogs(words: str, title: str) -> None:
    async with running() as here:
        await here.press("ctrl+p", *words)
        await here.pilot.pause(0.5)
        await here.press("enter")
        await here.pilot.pause(0.5)
        assert f"╭─ {title} ─" in here.text()


@pytest.mark.parametrize("paused", [False, True])
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (160, 45)])
async def test_trouble_is_told_in_the_header_and_whole_in_the_help(size: tuple[int, int], paused: bool) -> None:
    stage = a_live.AStage()
    stage.trouble = (
        "/home/mira/recordings/2026/nov/evening skincare/evening-skincare-drop-with-a-long-name.ndjson.zst is damaged: the "
        "1,234,567 whole lines before that were read, what follows is lost."
    )
    async with running(stage=stage, size=size, paused=paused) as here:
        assert ("! see ?" if size[0] < 80 else "! incomplete, see ?") in here.text().splitlines()[0]
        await here.press("question_mark")
        assert stage.trouble.replace(" ", "") in here.dialog().replace(" ", "")
        await here.press("x")
        assert "1,234,567" not in here.text()


async def test_markup_and_escapes_in_a_title_are_only_text() -> None:
    hostile = "[red]x[/] [@click=app.quit]y[/]"

    def build(reading: Any, choices: Choices) -> Any:
        return replace(a_live.header(reading, choices), title=clean(hostile + "\x1b[2J"))

    panels = {name: replace(p, build=build) if name == "header" else p for name, p in a_live.panels().items()}
    async with running(panels=panels, size=(160, 45)) as here:
        assert hostile in here.text()
        assert "\x1b" not in here.text()


async def test_every_cell_has_the_themes_background_whatever_the_terminals_is() -> None:
    async with running() as here:
        for strip in here.app.screen._compositor.render_strips():
            assert all(segment.style and segment.style.bgcolor for segment in strip)


async def test_without_colours_everything_is_still_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running() as here:
        assert "▼1 −62 % mkt" in here.text()
        await here.press("m", "escape", "question_mark")
        assert "Playing" in here.text()


async def test_a_smaller_terminal_is_drawn_anew() -> None:
    async with running() as here:
        await here.pilot.resize_terminal(60, 20)
        await here.pilot.pause()
        assert "Traffic sources" not in here.text()
        assert "▼1 Enter (ERR) −62 %" in here.text()


async def test_what_is_pasted_into_the_palette_is_clean() -> None:
    async with running() as here:
        await here.press("ctrl+p")
        here.app.post_message(Paste("\x9b31m\u202emute\x1b[2J"))
        await here.press("x")
        typed = here.app.screen.query_one(Input).value
        assert "mute" in typed
        assert typed.isprintable()


async def test_the_palette_offers_what_the_keys_do() -> None:
    async with running() as here:
        commands = list(here.app.get_system_commands(here.app.screen))
        assert [command.title for command in commands] == [key.words for key in KEYS if key.name != "palette"]


@pytest.mark.parametrize("opens", ["g", "slash", "t", "u"])
async def test_ctrl_c_quits_from_a_dialog_too(opens: str) -> None:
    async with running() as here:
        await here.press(opens, "ctrl+c")
        assert here.app._exit


def test_no_key_is_bound_twice() -> None:
    keys = [key for row in KEYS for key in row.keys.split(",")]
    assert len(keys) == len(set(keys))


def test_every_key_does_something() -> None:
    assert all(hasattr(Dashboard, f"action_{key.command}") for key in KEYS if isinstance(key.command, str))


async def test_a_terminal_that_grows_shows_more_tiles() -> None:
    async with running(size=(60, 20)) as here:
        assert "Enter-room rate" not in here.text()
        few = here.text().count(" LIVE CTR")
        await here.pilot.resize_terminal(160, 45)
        await here.pilot.pause()
        assert (few, here.text().count(" LIVE CTR")) == (0, 1)
        assert " Prod. clicks" in here.text()


async def test_a_panel_that_breaks_ends_the_program_with_its_fault_and_prints_no_locals() -> None:
    apps: list[Dashboard] = []

    async def break_a_panel() -> None:
        async with running() as here:
            apps.append(here.app)
            here.app._panels.views["core"].put = lambda strips: 1 / 0  # type: ignore[method-assign, assignment]
            await here.press("w", "w", "right")

    with pytest.raises(ZeroDivisionError):
        await break_a_panel()
    assert isinstance(apps[0].fault, ZeroDivisionError)
    assert not apps[0]._exit_renderables
