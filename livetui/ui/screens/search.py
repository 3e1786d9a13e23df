"""Asks what to look for; what is found shows while one types."""

from collections.abc import Callable

from textual import events

from livetui.text import Clean, clean
from livetui.ui.draw import Canvas, own
from livetui.ui.screens.dialog import Dialog
from livetui.ui.theme import Theme

_LONGEST = 40


class Search(Dialog[None]):
    """A line to type on; enter keeps what was typed, escape what was looked for before."""

    wanted = (52, 5)

    def __init__(self, theme: Theme, what: Clean, typed: str, look_for: Callable[[str], None]) -> None:
        super().__init__(theme)
        self._before = self._typed = typed
        self._look_for = look_for
        self.title_pieces = ((own("Search "), theme.title), (what, theme.dim))

    def paint(self, inside: Canvas) -> None:
        theme = self.palette
        x = inside.put(0, 0, own("/ "), theme.accent)
        x = inside.put(x, 0, Clean(self._typed), theme.strong)
        inside.put(x, 0, own(" "), theme.cursor)
        inside.put(0, 2, own("enter keeps it, empty shows all · esc as before"), theme.dim, inside.width)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._type(self._typed + clean(event.text))

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key in ("enter", "escape"):
            if event.key == "escape":
                self._look_for(self._before)
            self.close()
        elif event.key == "backspace":
            self._type(self._typed[:-1])
        elif event.character and event.character.isprintable():
            self._type(self._typed + event.character)

    def _type(self, text: str) -> None:
        self._typed = clean(text, _LONGEST)
        self._look_for(self._typed)
        self.draw_again()
