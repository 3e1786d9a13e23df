"""The manual inside the program."""

from importlib import resources

from textual.widgets import Markdown

from livetui.ui.screens.manual import PAGES
from tests.ui.running import running


async def test_a_key_opens_it_arrows_turn_its_pages_and_any_other_key_closes() -> None:
    async with running() as here:
        await here.press("u")
        text = here.app.screen.query_one(Markdown)
        assert text.source.startswith("# The keys")
        await here.press("right")
        assert text.source.startswith("# The metrics")
        await here.press("left", "left")
        assert text.source.startswith("# Architecture")
        await here.press("x")
        assert not here.app.screen.is_modal


def test_every_page_that_is_shipped_can_be_read() -> None:
    shipped = {file.name for file in resources.files("livetui.manual").iterdir() if file.name.endswith(".md")}
    assert {file for _, file in PAGES} == shipped
