"""Asks what to look for; what is found shows while one types."""

from collections.abc import Callable

from textual import events

from livetui.text import Clean
from livetui.ui.draw import Canvas, own
from livetui.ui.screens.dialog import Dialog
from livetui.ui.screens.typed import Typed
from livetui.ui.theme import Theme

_LONGEST = 40


class Search(Dialog[None]):
    """A line to type on; enter keeps what was typed, escape what was looked for before."""

    wanted = (52, 5)

    def __init__(self, theme: Theme, what: Clean, typed: str, look_for: Callable[[str], None]) -> None:
        super().__init__(theme)
        self._before = typed
        self._typed = Typed(typed, _LONGEST)
        self._look_for = look_for
        self.title_pieces = ((own("Look for "), theme.title), (what, theme.dim))

    def paint(self, inside: Canvas) -> None:
        theme = self.palette
        self._typed.paint(inside, inside.put(0, 0, own("/ "), theme.accent), 0, theme)
        inside.put(0, 2, own("enter keeps it, empty shows all · esc as before"), theme.dim, inside.width)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._typed.insert(event.text)
        self._look()

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key == "escape":
            self._look_for(self._before)
            self.close()
        elif event.key == "enter":
            self.close()
        elif self._typed.type(event):
            self._look()

    def _look(self) -> None:
        self._look_for(self._typed.text)
        self.draw_again()
