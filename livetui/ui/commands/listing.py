"""What is done with the list that has the focus, or else with the page's first."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from livetui.ui.commands import telling
from livetui.ui.commands.keeping import keep
from livetui.ui.draw import own
from livetui.ui.panel import Panel, Pick
from livetui.views.sorting import Sort

if TYPE_CHECKING:
    from livetui.ui.app import Dashboard


def sortable(panel: Panel[Any]) -> bool:
    """Whether a panel is a list that can be sorted."""
    return panel.listed is not None and bool(panel.listed.columns)


def searchable(panel: Panel[Any]) -> bool:
    """Whether a panel is a list that can be searched."""
    return panel.listed is not None and panel.listed.searched is not None


def move(by: int) -> "Callable[[Dashboard], None]":
    """Move the cursor by so many rows."""

    def move_by(app: "Dashboard") -> None:
        if (acting := app.acting()) is not None:
            acting.move(by)

    return move_by


def pick(app: "Dashboard") -> None:
    """Pick the row under the cursor."""
    if (acting := app.acting()) is not None:
        acting.pick()


async def picked(app: "Dashboard", pick: Pick) -> None:
    """Do what picking a row does."""
    if isinstance(pick, int):
        app.seek(pick)
    elif isinstance(pick, str):
        await telling.chart(app, pick)
    else:
        app.choose(pick(app.choices))


def next_order(app: "Dashboard") -> None:
    """Sort by the next column; after the last, as the list comes."""
    view = app.acting(sortable)
    if view is None or view.panel.listed is None:
        app.say(own("nothing here can be sorted"))
        return
    name, keys = view.panel.name, [column.key for column in view.panel.listed.columns]
    now = app.choices.sorts.get(name)
    at = keys.index(now.column) + 1 if now is not None else 0
    sort_by(app, name, keys[at] if at < len(keys) else None)


def other_way(app: "Dashboard") -> None:
    """The same order from its other end."""
    view = app.acting(lambda panel: panel.name in app.choices.sorts)
    if view is not None:
        sort_by(app, view.panel.name, app.choices.sorts[view.panel.name].column)


def sort_by(app: "Dashboard", name: str, column: str | None) -> None:
    """Sort a list by a column, the most or the letter A first; by the same again, the other way; by None, as it comes."""
    sorts = dict(app.choices.sorts)
    now = sorts.pop(name, None)
    if column is not None:
        again = now is not None and now.column == column
        sorts[name] = Sort(column, not now.descending if now is not None and again else column not in _words(app, name))
    app.choose(replace(app.choices, sorts=sorts))


def _words(app: "Dashboard", name: str) -> set[str]:
    """The columns of a list that hold words, not figures."""
    view = app.acting(lambda panel: panel.name == name)
    listed = view.panel.listed if view is not None else None
    return {column.key for column in listed.columns if column.unit is None} if listed is not None else set()


async def search(app: "Dashboard") -> None:
    """Type what to look for in a list."""
    from livetui.ui.screens.search import Search

    view = app.acting(searchable)
    if view is None or view.panel.listed is None or view.panel.listed.searched is None:
        app.say(own("nothing here can be searched"))
        return
    name = view.panel.name

    def look_for(query: str | None) -> None:
        if query is not None:
            app.choose(replace(app.choices, searches={**app.choices.searches, name: query}))

    before = app.choices.searches.get(name, "")
    await app.push_screen(Search(app.look.theme, view.panel.listed.searched, before, look_for))


async def columns(app: "Dashboard") -> None:
    """Choose the columns of a list."""
    from livetui.ui.screens.columns import ChooseColumns

    view = app.acting(lambda panel: panel.listed is not None and panel.listed.choosable)
    if view is None or view.panel.listed is None:
        app.say(own("no columns to choose here"))
        return
    name = view.panel.name
    shown = app.choices.columns.get(name) or view.heads[1:]  # the first names the rows

    def choose(keys: tuple[str, ...] | None) -> None:
        if keys is not None and keys != shown:  # else those that have room go on being as many as there is room for
            app.choose(replace(app.choices, columns={**app.choices.columns, name: keys}))
            keep(app, f"columns.{name}", keys)

    await app.push_screen(ChooseColumns(app.look.theme, view.panel.listed.columns, shown), choose)
