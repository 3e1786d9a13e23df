"""Pages: by number, from the footer, and each with what it has room for."""

import pytest
from textual.events import Key

from livetui.ui.layout import Page, arrange
from livetui.ui.pages import AUDIENCE, PAGES, PRODUCTS
from livetui.ui.panels.all import PANELS
from tests.ui.a_sample import SampleStage
from tests.ui.running import running

NAMES = {panel.name for panel in PANELS.values()}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.short)
def test_a_page_names_panels_that_there_are(page: Page) -> None:
    assert set(page.panels) <= NAMES


def test_every_panel_stands_on_a_page() -> None:
    frame = {"header", "core", "timeline", "footer", "big"}
    assert {name for page in PAGES for name in page.panels} | frame == NAMES


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.short)
def test_roomier_divisions_come_first(page: Page) -> None:
    for i, roomier in enumerate(page.middles):
        for less in page.middles[i + 1 :]:
            assert less.min_width < roomier.min_width or less.min_height < roomier.min_height


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_numbers_go_through_the_pages(size: tuple[int, int]) -> None:
    async with running(size=size, stage=SampleStage(), panels=PANELS) as here:
        for number, page in reversed(list(enumerate(PAGES, 1))):
            await here.press(str(number))
            assert here.app.page is page
            assert f"{number} {page.short}" in here.text().splitlines()[-1]


async def test_what_was_full_is_not_on_the_next_page() -> None:
    async with running(stage=SampleStage(), panels=PANELS) as here:
        await here.press("f", "2")
        assert here.app.full is None


async def test_a_metric_says_what_it_means_and_arrows_go_on() -> None:
    async with running(stage=SampleStage(), panels=PANELS) as here:
        await here.press("i")
        assert "Gross merchandise value" in here.dialog()
        assert "made of GMV $" in here.dialog()
        await here.press("right")
        assert "Orders" in here.dialog()
        await here.press("left", "left", "x")
        assert not here.app.screen.is_modal


async def test_a_metric_under_the_cursor_is_told_first() -> None:
    async with running(stage=SampleStage(), panels=PANELS) as here:
        await here.press("tab", "down", "down", "i")
        assert "Orders" in here.dialog().split("whole LIVE")[0]


async def test_keys_that_come_all_at_once_act_in_their_order() -> None:
    async with running(panels=PANELS, stage=SampleStage()) as here:
        for key in ("5", "g", "1"):
            here.app.post_message(Key(key, key))
        await here.pilot.pause()
        assert here.app.page is AUDIENCE
        assert here.app.screen.is_modal


async def test_a_page_is_drawn_before_it_is_given_its_place() -> None:
    async with running(panels=PANELS, stage=SampleStage(), size=(160, 45)) as here:
        here.app.show_page(PRODUCTS)
        for name in ("core", *PRODUCTS.panels):
            view = here.app.view_of(name)
            assert view is not None
            place = arrange(PRODUCTS, 160, 45)[name]
            assert view.render_line(place.height - 1).cell_length == place.width
            assert view.render_line(place.height - 1).text.strip()
