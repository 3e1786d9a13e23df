"""The page as widgets: one for each panel, placed where :func:`livetui.ui.layout.arrange` says."""

from collections.abc import Mapping
from typing import Any

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from livetui.config import MOST_TILES
from livetui.ui.layout import Page, arrange
from livetui.ui.panel import Panel
from livetui.ui.panel_view import PanelView


class Panels(Widget):
    """The panels of a page that have room, and nothing of the others."""

    DEFAULT_CSS = "Panels { width: 1fr; height: 1fr; }"

    def __init__(self, panels: Mapping[str, Panel[Any]], page: Page) -> None:
        super().__init__(id="page")
        self.panels = panels
        self._page = page
        self._full: str | None = None
        self._views: dict[str, PanelView] = {}
        self._tile_count = MOST_TILES
        self._composed = False
        self._places = _Places(self)

    @property
    def layout(self) -> Layout:
        """The panels stand where the page says, not where a style sheet does."""
        return self._places

    @property
    def views(self) -> Mapping[str, PanelView]:
        """Those by name that have been shown."""
        return self._views

    def view(self, name: str) -> PanelView:
        """A panel as a widget: there from the first time that it is asked for."""
        if name not in self._views:
            self._views[name] = PanelView(self.panels[name])
            if self._composed and self.is_attached:
                self.mount(self._views[name])
        return self._views[name]

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._page

    @property
    def full(self) -> str | None:
        """The panel that has the page to itself."""
        return self._full

    def show(self, page: Page, full: str | None = None) -> None:
        """Show a page: one panel with all the room, or, with None, each its own."""
        self._page, self._full = page, full
        self._arrange_again()

    def take(self, tile_count: int) -> None:
        """Give core data no more room than so many tiles need."""
        if tile_count != self._tile_count:
            self._tile_count = tile_count
            self._arrange_again()

    def _arrange_again(self) -> None:
        if self._views:
            next(iter(self._views.values())).refresh(layout=True)  # a child's request is what makes Textual arrange them again

    def places(self, size: Size) -> dict[str, Region]:
        """Where the panels of this page stand on a screen of this size."""
        places = arrange(self._page, size.width, size.height, self._full, self._tile_count)
        return {name: place for name, place in places.items() if name in self.panels}

    def shown(self, size: Size) -> list[PanelView]:
        """Those that stand on a screen of this size, the page's own first, in its order."""
        places = self.places(size)
        names = (self._full,) if self._full else (*self._page.panels, "core")
        return [self.view(name) for name in names if name in places]

    def beside(self, name: str | None, step: int, size: Size) -> str | None:
        """The panel so many further than one, or from either end, among those that can have the focus; all, in full screen."""
        there = ("core", *self._page.panels) if self._full else self.places(size)
        names = [each for each in self.panels if each in there and self.panels[each].focus]
        if not names:
            return None
        return names[(names.index(name) + step) % len(names)] if name in names else names[0 if step > 0 else -1]

    def compose(self) -> list[PanelView]:
        self._composed = True
        return list(self._views.values())


class _Places(Layout):
    name = "page"

    def __init__(self, panels: Panels) -> None:
        self._panels = panels

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        views = self._panels.views
        return [
            WidgetPlacement(place, NULL_OFFSET, NULL_SPACING, views[name])
            for name, place in self._panels.places(size).items()
            if name in views and views[name] in children
        ]
