"""The page as widgets: one for each panel, placed where :func:`livetui.ui.layout.arrange` says."""

from collections.abc import Mapping, Sequence
from typing import Any

from textual import events
from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.message import Message
from textual.widget import Widget

from livetui.ui.cells import Cells
from livetui.ui.layout import arrange
from livetui.ui.look import Look
from livetui.ui.panel import Panel

_WHEEL_S = 10


class SeekTo(Message):
    """Somebody pointed at a moment of the LIVE."""

    def __init__(self, at_s: int) -> None:
        super().__init__()
        self.at_s = at_s


class Nudge(Message):
    """Somebody turned the wheel."""

    def __init__(self, by_s: int) -> None:
        super().__init__()
        self.by_s = by_s


class PanelView(Cells):
    """A panel on the screen: draws only when its view model, its size or its look is another than the last."""

    def __init__(self, panel: Panel[Any]) -> None:
        super().__init__(id=panel.name)
        self.panel = panel
        self.can_focus = panel.focus
        self._view: object = None
        self._look: Look | None = None
        self._drawn: tuple[object, Look, Size] | None = None

    def show(self, view: object, look: Look) -> None:
        """Show this view model from now on."""
        self._view, self._look = view, look
        self._draw()

    def _draw(self) -> None:
        if self._look is None or not self.size:
            return
        now = (self._view, self._look.on(self.has_focus), self.size)
        if now != self._drawn:
            self._drawn = now
            self.put(self.panel.draw(self._view, self.size.width, self.size.height, now[1]))

    def on_resize(self) -> None:
        self._draw()

    def watch_has_focus(self, focused: bool) -> None:
        super().watch_has_focus(focused)
        self._draw()

    def on_click(self, event: events.Click) -> None:
        if self.panel.moment_at is not None and self._look is not None:
            at_s = self.panel.moment_at(self._view, self.size.width, self.size.height, event.x, event.y)
            if at_s is not None:
                self.post_message(SeekTo(at_s))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.post_message(Nudge(-_WHEEL_S))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.post_message(Nudge(_WHEEL_S))


class Page(Widget):
    """The panels that have room, and nothing of the others."""

    DEFAULT_CSS = "Page { width: 1fr; height: 1fr; }"

    def __init__(self, panels: Sequence[Panel[Any]]) -> None:
        super().__init__(id="page")
        self._full: str | None = None
        self._views = {panel.name: PanelView(panel) for panel in panels}
        self._places = _Places(self)

    @property
    def layout(self) -> Layout:
        """The panels stand where the page says, not where a style sheet does."""
        return self._places

    @property
    def views(self) -> Mapping[str, PanelView]:
        """The panels by name, shown or not."""
        return self._views

    @property
    def full(self) -> str | None:
        """The panel that has the page to itself."""
        return self._full

    def show_full(self, name: str | None) -> None:
        """Give one panel all the room, or, with None, each its own."""
        self._full = name
        next(iter(self._views.values())).refresh(layout=True)  # a child's request is what makes Textual arrange them again

    def places(self, size: Size) -> dict[str, Region]:
        """Where the panels of this page stand on a screen of this size."""
        return {name: place for name, place in arrange(size.width, size.height, self._full).items() if name in self._views}

    def compose(self) -> list[PanelView]:
        return list(self._views.values())


class _Places(Layout):
    name = "page"

    def __init__(self, page: Page) -> None:
        self._page = page

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        views = self._page.views
        return [
            WidgetPlacement(place, NULL_OFFSET, NULL_SPACING, views[name])
            for name, place in self._page.places(size).items()
            if views[name] in children
        ]
