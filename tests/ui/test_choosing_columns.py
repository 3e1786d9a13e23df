"""Choosing the columns of a list, and sorting by them, with keys and mouse."""

import pytest

from livetui.ui.pages import AUDIENCE
from livetui.ui.panel_view import PanelView
from livetui.ui.screens.columns import ChooseColumns
from livetui.views.sorting import Sort
from tests.ui.running import Running
from tests.ui.test_searching import key_of, on_products


def heads(here: Running) -> list[str]:
    """The heads of the products."""
    line = next(line for line in here.text().splitlines() if line.startswith("│") and " product " in line)
    return line.strip("│ ").split()


def columns(here: Running) -> tuple[str, ...]:
    return here.app.choices.columns.get("products", ())


async def leave_all(here: Running) -> None:
    """Open the dialog and leave every column there is, back at the first."""
    await here.press("c")
    dialog = here.app.screen
    assert isinstance(dialog, ChooseColumns)
    for column in dialog._columns:
        await here.press(*["space"] * (column.key in dialog._chosen), "down")
    await here.press("pageup", "pageup")


async def test_the_columns_that_are_shown_are_taken_already() -> None:
    async with on_products() as here:
        shown = heads(here)[1:]
        await here.press("c")
        assert f"1 {shown[0]}" in here.dialog()
        assert f"{here.app.query_one('#products', PanelView).heads[1:].index('ctr') + 1} CTR" in here.dialog()


async def test_without_a_change_there_is_no_choice() -> None:
    async with on_products() as here:
        await here.press("c", "enter")
        assert columns(here) == ()


async def test_a_column_left_is_gone_and_all_others_stay() -> None:
    async with on_products() as here:
        before = heads(here)
        await here.press("c", "space", "enter")
        assert heads(here) == ["product", *before[2:]]


async def test_columns_stand_in_the_order_they_were_taken() -> None:
    async with on_products() as here:
        await leave_all(here)
        await here.press("down", "down", "space", "up", "up", "space", "enter")
        assert columns(here) == ("orders", "gmv")
        assert heads(here) == ["product", "orders", "GMV"]


async def test_a_column_taken_again_is_left_out() -> None:
    async with on_products() as here:
        await leave_all(here)
        await here.press("space", "down", "space", "up", "space", "enter")
        assert columns(here) == ("gmv_share",)


async def test_without_any_column_taken_those_that_fit_stand_there() -> None:
    async with on_products() as here:
        before = heads(here)
        await here.press("c", "space", "enter")
        await leave_all(here)
        await here.press("enter")
        assert columns(here) == ()
        assert heads(here) == before


async def test_escape_leaves_the_columns_as_they_were() -> None:
    async with on_products() as here:
        await leave_all(here)
        await here.press("space", "enter", "c", "down", "space", "escape")
        assert columns(here) == ("gmv",)


async def test_a_column_that_is_taken_has_room_on_a_small_screen() -> None:
    async with on_products((60, 20)) as here:
        await here.press("c", "pagedown", "pagedown", "down")
        assert "advice" in here.dialog()
        await here.press("space", "enter")
        assert heads(here)[:2] == ["product", "advice"]


async def test_the_name_of_a_row_is_no_choice() -> None:
    async with on_products() as here:
        await here.press("c")
        assert " product " not in here.dialog()


async def test_where_no_columns_can_be_chosen_that_is_said() -> None:
    async with on_products() as here:
        await here.press(key_of(AUDIENCE), "c")
        assert "no columns to choose here" in here.text()


async def test_sorting_goes_through_the_columns_and_back_to_how_the_list_comes() -> None:
    async with on_products() as here:
        seen = []
        for _ in range(20):
            await here.press("o")
            seen.append(here.app.choices.sorts.get("products"))
        assert seen[:3] == [Sort("name", False), Sort("gmv"), Sort("gmv_share")]
        assert seen[-2:] == [None, Sort("name", False)]


async def test_the_order_is_said_in_the_frame_and_at_the_head() -> None:
    async with on_products() as here:
        await here.press("o", "o")
        assert "Products · ↓ GMV" in here.text()
        assert "↓GMV" in heads(here)
        await here.press("O")
        assert "Products · ↑ GMV" in here.text()


@pytest.mark.parametrize(
    ("head", "first"), [("CTR", Sort("ctr")), ("product", Sort("name", False)), ("advice", Sort("advice", False))]
)
async def test_a_click_on_a_head_sorts_by_it_and_another_the_other_way(head: str, first: Sort) -> None:
    async with on_products() as here:
        panel = here.app.query_one("#products")
        line = panel.render_line(1).text
        at = (line.index(f" {head} ") + 1, 1)
        await here.pilot.click("#products", offset=at)
        await here.pilot.pause()
        assert here.app.choices.sorts["products"] == first
        await here.pilot.click("#products", offset=at)
        await here.pilot.pause()
        assert here.app.choices.sorts["products"] == Sort(first.column, not first.descending)
