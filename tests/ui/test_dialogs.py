"""The windows that keys open."""

import pytest
from textual.events import Paste
from textual.widgets import Input

from livetui.metrics.catalogue import CATALOGUE
from livetui.metrics.metric import Group
from livetui.ui.chart import LINES
from livetui.ui.keys import KEYS
from livetui.ui.panels.all import PANELS
from tests.ui import a_live
from tests.ui.a_sample import SampleStage
from tests.ui.running import running


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


async def test_a_window_with_little_to_say_is_small() -> None:
    async with running(size=(80, 24), stage=SampleStage(), panels=PANELS) as here:
        await here.press("s")
        assert here.app.screen.query_one("#dialog").size.height < 12


async def test_no_shreds_of_the_page_stand_beside_a_tall_window() -> None:
    async with running(size=(80, 24)) as here:
        await here.press("question_mark")
        assert here.app.screen.query_one("#dialog").size.width == 80


@pytest.mark.parametrize("width", [60, 70, 80])
async def test_no_line_of_the_help_is_cut(width: int) -> None:
    async with running(size=(width, 120)) as here:
        await here.press("question_mark")
        text = " ".join(here.dialog().replace("│", " ").split())
        assert all(key.words in text for key in KEYS)
        assert "Below viewers now: against five minutes ago" in text


async def test_letters_with_accents_search_for_a_metric() -> None:
    async with running() as here:
        await here.press("m", *"ñandú")
        assert "No metric has “ñandú” in its name" in here.text()


async def test_a_search_for_a_metric_can_be_pasted() -> None:
    async with running() as here:
        await here.press("m")
        here.app.screen.post_message(Paste("peak"))
        await here.press("space", "enter")
        assert "pcu" in here.app.choices.trend


async def test_what_is_searched_for_is_edited_like_any_line() -> None:
    async with running() as here:
        await here.press("m", *"xpeak", "home", "delete", "space", "enter")
        assert "pcu" in here.app.choices.trend


async def test_the_metrics_of_traffic_express_stand_together_before_all_others() -> None:
    express = [metric.label for metric in CATALOGUE if Group.EXPRESS in metric.groups]
    async with running(size=(120, 50)) as here:
        await here.press("m")
        first, _, _ = here.dialog().partition("All metrics")
        assert [label for label in express if label in first.partition("Traffic express")[2]] == express != []


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
        before = here.app.choices
        await here.press("t", "space", "escape")
        assert here.app.choices == before


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


async def test_the_palette_does_not_open_over_a_dialog() -> None:
    async with running() as here:
        await here.press("t", "ctrl+p")
        assert "16 of 16" in here.dialog()
        assert len(here.app.screen_stack) == 2


async def test_a_tile_more_than_there_is_room_for_is_not_taken_and_the_line_says_what_makes_room() -> None:
    async with running() as here:
        await here.press("t", *["down"] * 11, "space")
        assert "16 of 16 · leave one out first" in here.dialog()
        await here.press("down")
        assert "leave one out first" not in here.dialog()


@pytest.mark.parametrize(("at_s", "told"), [(45 * 60, False), (50 * 60, True)])
async def test_alerts_are_those_of_the_moment_that_is_shown(at_s: int, told: bool) -> None:
    async with running(stage=SampleStage(), panels=PANELS, at_s=at_s) as here:
        await here.press("a")
        assert "Sold out" in here.dialog()
        assert ("Violation" in here.dialog()) is told


@pytest.mark.parametrize("sign", ["▸", "›", "▲ ◆ ▼", "P O V N A", "  ".join(LINES)])
async def test_the_help_says_what_a_sign_of_the_screen_means(sign: str) -> None:
    async with running(size=(100, 120)) as here:
        await here.press("question_mark")
        assert f" {sign}  " in here.text()
