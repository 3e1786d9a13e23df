"""The welcome as a widget, and what people say with the mouse on it."""

from typing import cast

from textual import events
from textual.message import Message

from livetui.ui.cells import Cells
from livetui.ui.draw import Drawing, Row
from livetui.ui.welcome.wish import Entry

_WHEEL_ROWS = 3


class Pointed(Message):
    """Somebody clicked on a row."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry


class Turned(Message):
    """Somebody turned the wheel."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.rows = rows


class View(Cells):
    """All of the screen."""

    def __init__(self) -> None:
        super().__init__(id="welcome")
        self._drawing = Drawing(())

    def show(self, drawing: Drawing) -> None:
        """Show this from now on."""
        self._drawing = drawing
        self.put(drawing)

    def on_click(self, event: events.Click) -> None:
        target = self._drawing.at(event.x, event.y)
        if isinstance(target, Row):
            self.post_message(Pointed(cast(Entry, target.key)))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.post_message(Turned(_WHEEL_ROWS))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.post_message(Turned(-_WHEEL_ROWS))
