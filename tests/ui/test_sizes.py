"""What there is room for, and one panel with all of it."""

from typing import Any

from msgspec.structs import replace

from livetui.metrics.catalogue import METRICS
from livetui.text import clean
from livetui.ui.panel import Panel
from livetui.views.choices import Choices
from tests.ui import a_live
from tests.ui.running import running


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


async def test_a_smaller_terminal_is_drawn_anew() -> None:
    async with running() as here:
        await here.pilot.resize_terminal(60, 20)
        await here.pilot.pause()
        assert "Traffic sources" not in here.text()
        assert "▼1 Enter (ERR) −62 %" in here.text()


async def test_a_terminal_that_grows_shows_more_tiles() -> None:
    async with running(size=(60, 20)) as here:
        assert "Enter-room rate" not in here.text()
        few = here.text().count(" LIVE CTR")
        await here.pilot.resize_terminal(160, 45)
        await here.pilot.pause()
        assert (few, here.text().count(" LIVE CTR")) == (0, 1)
        assert " Prod. clicks" in here.text()


async def test_a_number_in_what_the_header_says_is_left_out_rather_than_cut() -> None:
    async with running(size=(60, 20)) as here:
        here.app.say(clean("Viewers entering the room: 1,234,567"))
        await here.pilot.pause()
        assert "entering the … " in here.text().splitlines()[0]
