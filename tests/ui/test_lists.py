"""What holds of every list there is, on the sample LIVE."""

from collections.abc import Hashable
from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace

from livetui.metrics.catalogue import METRICS
from livetui.session.spans import read
from livetui.ui.draw import Drawing, Row
from livetui.ui.look import Hand
from livetui.ui.pages import PAGES
from livetui.ui.panel import Listed, Panel
from livetui.ui.panel_view import PanelView
from livetui.ui.panels.all import PANELS
from livetui.views.choices import Choices
from livetui.views.search import folded
from livetui.views.sorting import Column, Sort
from tests.ui.a_look import LOOK
from tests.ui.a_sample import SampleStage, sample
from tests.ui.running import Running, running

AT_S = 48 * 60
LISTS = [panel for panel in PANELS.values() if panel.listed is not None]
COLUMNS = [(panel, column) for panel in LISTS if panel.listed for column in panel.listed.columns]
SEARCHED = [panel for panel in LISTS if panel.listed and panel.listed.searched is not None]
FILLED = [panel for panel in LISTS if panel.name != "examples"]
"""Examples come from other LIVEs than the sample."""
of_each_filled_list = pytest.mark.parametrize("panel", FILLED, ids=lambda panel: panel.name)
of_each_list = pytest.mark.parametrize("panel", LISTS, ids=lambda panel: panel.name)


def listed(panel: Panel[Any]) -> Listed[Any]:
    assert panel.listed is not None
    return panel.listed


def view_of(panel: Panel[Any], choices: Choices | None = None, at_s: int = AT_S) -> Any:
    return panel.build(read(sample(), at_s), choices or Choices())


def keys_of(panel: Panel[Any], choices: Choices | None = None, at_s: int = AT_S) -> list[Hashable]:
    return list(listed(panel).keys(view_of(panel, choices, at_s)))


async def settled(here: Running, view: PanelView) -> list[Hashable]:
    """The rows shown, once there are some and they stay: what comments are about is worked out meanwhile."""
    before: list[Hashable] = []
    while not before or before != list(listed(view.panel).keys(view._view)):
        before = list(listed(view.panel).keys(view._view))
        await here.pilot.pause(0.3)
    return before


def rows_in(drawing: Drawing, width: int, height: int) -> list[Hashable]:
    targets = [drawing.at(x, y) for y in range(height) for x in range(width)]
    return list(dict.fromkeys(target.key for target in targets if isinstance(target, Row)))


@of_each_list
@pytest.mark.parametrize("at_s", [0, 30, AT_S, 3600])
def test_no_two_rows_have_the_same_key(panel: Panel[Any], at_s: int) -> None:
    keys = keys_of(panel, at_s=at_s)
    assert len(set(keys)) == len(keys)


@of_each_filled_list
def test_the_sample_has_rows_to_walk_through(panel: Panel[Any]) -> None:
    assert keys_of(panel)


@pytest.mark.parametrize("panel", [panel for panel in LISTS if panel.name != "core"], ids=lambda panel: panel.name)
@pytest.mark.parametrize("size", [(44, 9), (58, 12), (120, 30)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_row_under_the_cursor_is_always_shown(panel: Panel[Any], size: tuple[int, int]) -> None:
    view = view_of(panel)
    keys = keys_of(panel)
    for key in keys[:: max(len(keys) // 25, 1)]:
        drawing = panel.draw(view, *size, replace(LOOK, hand=Hand(cursor=key)))
        assert key in rows_in(drawing, *size)
        assert sum("›" in strip.text for strip in drawing) == 1


@of_each_filled_list
async def test_the_arrow_keys_reach_every_row(panel: Panel[Any]) -> None:
    page = next((i for i, page in enumerate(PAGES, 1) if panel.name in page.panels), 1)
    async with running(size=(200, 60), at_s=AT_S, panels=PANELS, stage=SampleStage()) as here:
        await here.press(str(page))
        view = here.app.query_one(f"#{panel.name}", PanelView)
        here.app.set_focus(view)
        keys = await settled(here, view)
        steps, reached = min(len(keys), 40), []
        for _ in range(steps):
            await here.pilot.press("up" if listed(panel).newest_last else "down")
            reached.append(view.cursor)
        assert reached == (keys[::-1] if listed(panel).newest_last else keys)[:steps]


@of_each_list
def test_what_a_pick_does_can_be_done(panel: Panel[Any]) -> None:
    pick, view = listed(panel).pick, view_of(panel)
    for key in keys_of(panel) if pick else ():
        assert pick is not None
        picked = pick(view, key)
        if isinstance(picked, int):
            assert 0 <= picked <= AT_S
        elif isinstance(picked, str):
            assert picked in METRICS
        else:
            assert picked is not None
            panel.build(read(sample(), AT_S), picked(Choices()))


@pytest.mark.parametrize(("panel", "column"), COLUMNS, ids=lambda each: each.name if isinstance(each, Panel) else each.key)
@pytest.mark.parametrize("descending", [True, False], ids=["down", "up"])
def test_every_column_sorts_and_rows_without_it_come_last(panel: Panel[Any], column: Column[Any], descending: bool) -> None:
    view = view_of(panel, Choices(sorts={panel.name: Sort(column.key, descending)}))
    told = [column.of(row) for row in view.rows]
    known = [folded(value) if isinstance(value, str) else value for value in told if value is not None]
    assert told[len(known) :] == [None] * (len(told) - len(known))
    assert all((a >= b) if descending else (a <= b) for a, b in pairwise(known))  # type: ignore[operator]
    assert set(keys_of(panel)) == set(listed(panel).keys(view))


@pytest.mark.parametrize("panel", [panel for panel in LISTS if listed(panel).columns], ids=lambda panel: panel.name)
def test_a_list_without_room_for_a_column_says_that_it_is_sorted_by_it(panel: Panel[Any]) -> None:
    for column in listed(panel).columns:
        hand = Hand(sort=Sort(column.key))
        assert "· ↓ " in panel.draw(view_of(panel), 60, 9, replace(LOOK, hand=hand))[0].text, column.key


@pytest.mark.parametrize("panel", [panel for panel in LISTS if listed(panel).columns], ids=lambda panel: panel.name)
def test_no_two_columns_have_the_same_key_and_the_first_names_the_rows(panel: Panel[Any]) -> None:
    columns = listed(panel).columns
    assert len({column.key for column in columns}) == len(columns)
    assert columns[0].unit is None or not listed(panel).choosable


@pytest.mark.parametrize("panel", [panel for panel in LISTS if listed(panel).choosable], ids=lambda panel: panel.name)
def test_every_column_that_can_be_chosen_is_shown_when_it_is(panel: Panel[Any]) -> None:
    view = view_of(panel)
    for column in listed(panel).columns[1:]:
        hand = Hand(columns=(column.key,), sort=Sort(column.key))
        assert "↓" in panel.draw(view, 80, 12, replace(LOOK, hand=hand))[1].text, column.key


@pytest.mark.parametrize("panel", SEARCHED, ids=lambda panel: panel.name)
@pytest.mark.parametrize("query", ["SE", "s r"])
def test_a_search_shows_some_of_the_rows_in_their_order(panel: Panel[Any], query: str) -> None:
    whole, found = keys_of(panel), keys_of(panel, Choices(searches={panel.name: query}))
    assert 0 < len(found) < len(whole)
    assert found == [key for key in whole if key in set(found)]


@pytest.mark.parametrize("panel", SEARCHED, ids=lambda panel: panel.name)
def test_a_search_that_finds_nothing_says_so_and_how_to_leave_it(panel: Panel[Any]) -> None:
    view = view_of(panel, Choices(searches={panel.name: "zzq"}))
    assert list(listed(panel).keys(view)) == []
    text = " ".join(strip.text for strip in panel.draw(view, 80, 9, replace(LOOK, hand=Hand(search="zzq"))))
    assert "zzq" in text
    assert "/ looks for" in text
