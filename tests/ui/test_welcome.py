"""The welcome: what it shows, and what is chosen there."""

from concurrent.futures import Future
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual import events

from livetui.errors import UsageError
from livetui.feed.remembered import Remembered
from livetui.text import Clean
from livetui.ui.theme import DARK, THEMES, Theme
from livetui.ui.welcome.app import Past
from livetui.ui.welcome.state import State
from livetui.ui.welcome.view import View
from livetui.ui.welcome.wish import Play, Start
from tests.ui.a_welcome import GONE, lives, past, recording, titled, welcomed

SIZES = [(60, 20), (80, 24), (120, 40), (160, 45), (200, 60), (40, 12), (24, 8), (1, 1)]
FEEDS = (Remembered(source="tikfinity:"), Remembered(source="wss://example.com/live", header="X-Key: $KEY"))


async def test_the_lives_stand_there_the_latest_first_and_under_the_cursor() -> None:
    async with welcomed() as here:
        shown = [line for line in here.text().splitlines() if "Evening" in line and "│" in line]
        assert ["3" in shown[0], "2" in shown[1], "1" in shown[2]] == [True] * 3
        assert "Evening 3" in here.under_cursor()
        assert all(figure in shown[0] for figure in ("1:00:03", "$1,000", "43"))


async def test_enter_replays_the_recording_of_the_live_under_the_cursor() -> None:
    async with welcomed() as here:
        await here.press("down", "down", "enter")
        assert here.app.wish == Play(recording(1))


async def test_a_live_whose_recording_is_gone_says_so_and_stays() -> None:
    async with welcomed() as here:
        await here.press("down")
        assert "✕ gone" in here.under_cursor()
        await here.press("enter")
        assert str(recording(GONE)) in here.text()
        assert here.app.wish is None
        assert here.app.is_running


async def test_an_empty_history_says_how_lives_come_into_it_and_the_cursor_stands_on_the_sample() -> None:
    async with welcomed(past([])) as here:
        assert "No LIVE is over yet" in here.text()
        assert "history import" in here.text()
        await here.press("enter")
        assert here.app.wish == Play(None)


async def test_the_sample_is_a_key_away() -> None:
    async with welcomed() as here:
        await here.press("s")
        assert here.app.wish == Play(None)


async def test_a_history_that_is_read_late_shows_when_it_has_been() -> None:
    late: Past = Future()
    async with welcomed(late) as here:
        assert "Looking for your LIVEs" in here.text()
        late.set_result(past(lives(3)).result())
        await here.pilot.pause()
        assert "Evening 3" in here.under_cursor()


async def test_a_cursor_that_was_moved_before_stays_where_it_is() -> None:
    late: Past = Future()
    async with welcomed(late) as here:
        await here.press("down", "down")
        late.set_result(past(lives(3)).result())
        await here.pilot.pause()
        assert "Open a recording" in here.under_cursor()


async def test_a_history_that_cannot_be_read_says_why_and_the_rest_works() -> None:
    damaged: Past = Future()
    damaged.set_exception(UsageError("The history is damaged."))
    async with welcomed(damaged) as here:
        assert "The history is damaged." in here.text()
        await here.press("enter")
        assert here.app.wish == Play(None)


async def test_what_is_found_shows_while_one_types() -> None:
    async with welcomed(past(lives(90))) as here:
        await here.press("slash", *"room77")
        assert "/ room77 · 1 of 90" in here.text()
        await here.press("enter", "enter")
        assert here.app.wish == Play(recording(77))


async def test_escape_shows_all_lives_again_with_the_cursor_where_it_was() -> None:
    async with welcomed(past(lives(90))) as here:
        await here.press("slash", *"room77", "enter", "escape")
        assert "90 LIVEs" in here.text()
        assert "Evening 77" in here.under_cursor()


async def test_one_that_makes_no_sense_says_so_and_what_mends_it() -> None:
    (first, *others) = lives(3)
    senseless = replace(first, title=None, recording=None, started_ms=0, senseless=True)
    async with welcomed(past([*others, senseless]), (120, 40)) as here:
        await here.press("down", "down")
        assert "–                 LIVE 3 ✕ makes no sense" in here.under_cursor()
        assert "livetui history forget 3" in " ".join(here.text().split())


async def test_nothing_found_is_said() -> None:
    async with welcomed() as here:
        await here.press("slash", *"zzz", "enter")
        assert "Nothing here matches “zzz”" in here.text()


async def test_keys_are_letters_while_one_searches() -> None:
    async with welcomed() as here:
        await here.press("slash", *"qsocr", "enter")
        assert here.app.state.search == "qsocr"
        assert here.app.state.record


async def test_the_cursor_goes_through_both_lists_and_tab_from_one_to_the_other() -> None:
    async with welcomed(past(lives(90)), state=State(feeds=FEEDS)) as here:
        await here.press("end")
        assert "wss://example.com/live" in here.under_cursor()
        await here.press("up", "up", "up", "up", "up")
        assert "Evening 1 " in here.under_cursor()
        await here.press("tab")
        assert "Play the sample LIVE" in here.under_cursor()
        await here.press("tab")
        assert "Evening 90" in here.under_cursor()


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_the_row_under_the_cursor_is_always_seen(size: tuple[int, int]) -> None:
    async with welcomed(past(lives(90)), size, State(feeds=FEEDS)) as here:
        for key in ("pagedown", "pagedown", "end", "up", "home", "pagedown"):
            await here.press(key)
            assert here.under_cursor().strip("│ ")


async def test_a_click_puts_the_cursor_on_a_row_and_a_second_one_picks_it() -> None:
    async with welcomed() as here:
        y = next(y for y, line in enumerate(here.text().splitlines()) if "Evening 1 " in line)
        await here.pilot.click(offset=(30, y))
        await here.pilot.pause()
        assert "Evening 1 " in here.under_cursor()
        assert here.app.wish is None
        await here.pilot.click(offset=(30, y))
        await here.pilot.pause()
        assert here.app.wish == Play(recording(1))


async def test_the_wheel_goes_through_the_rows() -> None:
    async with welcomed(past(lives(90))) as here:
        view = here.app.query_one(View)
        view.post_message(events.MouseScrollDown(view, 3, 3, 0, 1, 0, False, False, False))
        await here.pilot.pause()
        assert "Evening 87" in here.under_cursor()


async def test_r_says_whether_what_is_watched_is_recorded() -> None:
    async with welcomed() as here:
        assert "recording on" in here.text()
        await here.press("r")
        assert "○ recording off" in here.text()


async def test_the_next_colours_are_kept() -> None:
    kept: list[Theme] = []
    async with welcomed(keep=kept.append) as here:
        await here.press("T")
        assert kept == [THEMES[THEMES.index(DARK) + 1]]
        assert here.app.theme == kept[0].name


async def test_colours_that_cannot_be_kept_say_so() -> None:
    def cannot(theme: Theme) -> None:
        raise UsageError("It cannot be written.")

    async with welcomed(keep=cannot) as here:
        await here.press("T")
        assert "It cannot be written." in here.text()


@pytest.mark.parametrize("key", ["u", "question_mark"])
async def test_the_manual_is_a_key_away(key: str) -> None:
    async with welcomed() as here:
        await here.press(key)
        assert "The keys" in here.text()
        await here.press("escape")
        assert len(here.app.screen_stack) == 1


@pytest.mark.parametrize("key", ["q", "ctrl+c"])
async def test_leaving_chooses_nothing(key: str) -> None:
    async with welcomed() as here:
        await here.press(key)
        assert here.app.wish is None
        assert not here.app.is_running


async def test_other_keys_work_where_the_configuration_puts_them() -> None:
    async with welcomed(state=State(caps={"quit": Clean("x")}), keys={"quit": "x"}) as here:
        assert "x quit" in here.text()
        await here.press("q")
        assert here.app.is_running
        await here.press("x")
        assert not here.app.is_running


async def test_keys_do_what_they_say_in_the_order_they_were_pressed() -> None:
    async with welcomed() as here:
        await here.press("down", "down", "up", "down", "enter")
        assert here.app.wish == Play(recording(1))


async def test_what_was_said_stands_above_the_lives() -> None:
    async with welcomed(state=State(said=Clean("The LIVE is recorded in a.ndjson."))) as here:
        assert "The LIVE is recorded in a.ndjson." in here.text().splitlines()[1]


async def test_a_file_that_could_not_be_read_can_be_corrected() -> None:
    state = State(cursor=Start.FILE, said=Clean("It is empty."), failed=True)
    async with welcomed(state=state, wish=Play(Path("/lives/x"))) as here:
        assert "/lives/x" in here.dialog()
        assert "It is empty." in here.dialog()


async def test_the_first_screen_stands_before_anything_else_is_done() -> None:
    stood: list[str] = []
    async with welcomed(ready=lambda: stood.append("now")) as here:
        assert stood == ["now"]
        assert "Your LIVEs" in here.text()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("number", [0, 3, 90])
async def test_every_size_is_drawn(size: tuple[int, int], number: int) -> None:
    async with welcomed(past(lives(number)), size, State(feeds=FEEDS)) as here:
        for key in ("tab", "c", "escape", "o", "escape", "slash", "escape"):
            await here.press(key)
        lines = here.text().splitlines()
        assert len(lines) == size[1]
        assert here.app.fault is None
        if size[0] >= 60:
            assert "Start" in here.text()
            assert "q quit" in lines[-1]


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
@pytest.mark.parametrize(
    "title", ["\x1b[2J\x9b31m\u202eowned", "[@click=app.quit]x[/]", "世界" * 80, "e\u0301" * 300, "🇺🇸" * 60]
)
async def test_hostile_titles_keep_the_borders_straight(size: tuple[int, int], title: str) -> None:
    async with welcomed(titled(title), size) as here:
        lines = here.text().splitlines()
        assert all(line.isprintable() for line in lines)
        assert sum(strip.cell_length == size[0] for strip in here.app.screen._compositor.render_strips()) == size[1]
        assert here.app.fault is None
