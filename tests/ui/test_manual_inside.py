"""The manual inside the program."""

from importlib import resources

import pytest
from textual.widgets import Markdown

from livetui.ui.screens import manual
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


async def test_enter_does_not_close_it() -> None:
    async with running() as here:
        await here.press("u", "enter")
        assert here.app.screen.is_modal


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_the_name_of_the_page_is_whole_and_how_to_turn_them_stands_beside_it(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manual, "PAGES", tuple((name, "promotions.md") for name, _ in PAGES))  # the shortest: only names count
    async with running(size=size) as here:
        await here.press("u")
        for name, _ in PAGES:
            heading = here.text().splitlines()[0]
            assert f" {name} " in f" {heading} "
            assert size[0] < 80 or "← → pages" in heading
            assert "…" not in heading
            await here.press("right")
