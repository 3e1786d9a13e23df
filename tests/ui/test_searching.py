"""Searching a list, with keys."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual import events

from livetui.ui.layout import Page
from livetui.ui.pages import AUDIENCE, PAGES, PRODUCTS
from livetui.ui.panel_view import PanelView
from livetui.ui.panels.all import PANELS
from tests.ui.a_sample import SampleStage
from tests.ui.running import Running, running


def key_of(page: Page) -> str:
    return str(PAGES.index(page) + 1)


@asynccontextmanager
async def on_products(size: tuple[int, int] = (120, 40)) -> AsyncIterator[Running]:
    async with running(size, at_s=48 * 60, panels=PANELS, stage=SampleStage()) as here:
        await here.press(key_of(PRODUCTS))
        yield here


def looked_for(here: Running) -> str:
    return here.app.choices.searches.get("products", "")


async def test_what_is_found_shows_while_one_types() -> None:
    async with on_products() as here:
        await here.press("slash", *"mask")
        assert "Products · / mask · 2 of 12" in here.text()
        await here.press("backspace", *"k lip")
        assert "Products · / mask lip · 1 of 12" in here.text()


async def test_enter_keeps_what_was_typed() -> None:
    async with on_products() as here:
        await here.press("slash", *"mask", "enter")
        assert looked_for(here) == "mask"
        assert len(here.app.screen_stack) == 1


async def test_escape_restores_what_was_looked_for_before() -> None:
    async with on_products() as here:
        await here.press("slash", *"mask", "enter", "slash", *"zz", "escape")
        assert looked_for(here) == "mask"
        assert "2 of 12" in here.text()


async def test_what_was_looked_for_can_be_typed_on() -> None:
    async with on_products() as here:
        await here.press("slash", *"mask", "enter", "slash", *" lip", "enter")
        assert looked_for(here) == "mask lip"


async def test_nothing_typed_shows_all() -> None:
    async with on_products() as here:
        await here.press("slash", *"ma", "enter", "slash", "backspace", "backspace", "enter")
        assert "─ Products ──" in here.text()
        assert looked_for(here) == ""


async def test_keys_that_do_something_elsewhere_are_letters_in_the_search() -> None:
    async with on_products() as here:
        await here.press("slash", "q", "1", "slash", "question_mark", "space", "o", "enter")
        assert looked_for(here) == "q1/? o"
        assert here.app.choices.sorts == {}


async def test_escape_on_the_page_shows_all_again() -> None:
    async with on_products() as here:
        await here.press("down", "slash", *"zzz", "enter")
        assert "Nothing here matches “zzz”" in here.text()
        assert "esc shows all" in here.text()
        await here.press("escape")
        assert "Dew Drop" in here.text()


async def test_a_row_found_keeps_the_cursor_when_all_are_shown_again() -> None:
    async with on_products() as here:
        await here.press("slash", *"lip", "enter", "down", "escape")
        view = here.app.query_one("#products", PanelView)
        assert [line.split()[1:4] for line in here.text().splitlines() if "›" in line] == [["Overnight", "Lip", "Mask,"]]
        assert view.cursor == "p4"


@pytest.mark.parametrize(("query", "name"), [("vitc-30", "Dew Drop"), ("VITC", "Dew Drop"), ("p12", "Rose Quartz")])
async def test_products_are_found_by_sku_and_by_id(query: str, name: str) -> None:
    async with on_products() as here:
        await here.press("slash", *query, "enter")
        assert "· 1 of 12" in here.text()
        assert name in here.text()


async def test_what_is_pasted_into_the_search_is_clean_and_short() -> None:
    async with on_products() as here:
        await here.press("slash")
        here.app.post_message(events.Paste("\x1b[31mmask\u202e\n" + "x" * 100))
        await here.press("enter")
        assert looked_for(here).isprintable()
        assert len(looked_for(here)) == 40


async def test_another_list_is_not_searched() -> None:
    async with on_products() as here:
        await here.press("slash", *"mask", "enter")
        assert list(here.app.choices.searches) == ["products"]


async def test_where_nothing_can_be_searched_that_is_said() -> None:
    async with on_products() as here:
        await here.press(key_of(AUDIENCE), "slash")
        assert "nothing here can be searched" in here.text()


@pytest.mark.parametrize("size", [(60, 20), (40, 12)])
async def test_the_dialog_fits_a_small_screen(size: tuple[int, int]) -> None:
    async with on_products(size) as here:
        await here.press("slash", *"mask")
        assert "/ mask" in here.dialog()


@pytest.mark.parametrize(("page", "offered"), [(PRODUCTS, True), (AUDIENCE, False)])
async def test_the_footer_offers_a_search_only_where_there_is_something_to_search(page: Page, offered: bool) -> None:
    async with running((200, 60), at_s=48 * 60, panels=PANELS, stage=SampleStage()) as here:
        await here.press(key_of(page))
        footer = here.text().splitlines()[-1]
        assert ("/ search" in footer, "o sort" in footer) == (offered, offered)
