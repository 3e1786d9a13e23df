"""Which page is shown, which panel has the focus, and which has all the room."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from livetui.ui.layout import Page
from livetui.ui.pages import BIG, PAGES

if TYPE_CHECKING:
    from livetui.ui.app import Dashboard


def to_page(page: Page) -> "Callable[[Dashboard], None]":
    """Show one of the pages."""

    def show(app: "Dashboard") -> None:
        app.show_page(page)

    return show


def big_figures(app: "Dashboard") -> None:
    """Figures for across a room; again: the first page."""
    app.show_page(PAGES[0] if app.page is BIG else BIG)


def next_panel(app: "Dashboard") -> None:
    """Give the next panel the focus."""
    app.focus_panel(1)


def previous_panel(app: "Dashboard") -> None:
    """Give the previous panel the focus."""
    app.focus_panel(-1)


def full(app: "Dashboard") -> None:
    """The focused panel, or else the page's first, alone; again: all of them."""
    focused = app.focused.id if app.focused is not None else None
    app.show_full(None if app.full else focused or app.page.panels[0])


def leave(app: "Dashboard") -> None:
    """Back from full screen, then from a search, an intent, the cursor and the focus, a stretch that was begun or drawn."""
    if app.full:
        app.show_full(None)
        return
    searched = app.acting(lambda panel: bool(app.choices.searches.get(panel.name)))
    if searched is not None:
        app.choose(replace(app.choices, searches={**app.choices.searches, searched.panel.name: ""}))
        return
    from livetui.views.all_comments import LIST

    if app.choices.intent is not None and LIST in app.page.panels:
        app.choose(replace(app.choices, intent=None))
        return
    acting = app.acting()
    if (acting is not None and acting.let_go()) or app.focused is not None:
        app.set_focus(None)
    elif app.stretch_from is not None:
        app.begin_stretch(None)
    elif not isinstance(app.look.span, str):
        app.show_span("whole")
