"""Asks for a time."""

from textual import events

from livetui.errors import UsageError
from livetui.moment import WRITTEN, Moment, moment
from livetui.text import Clean
from livetui.ui.draw import Canvas, own
from livetui.ui.screens.dialog import Dialog
from livetui.ui.theme import Theme
from livetui.ui.wrap import wrap

_LONGEST = 12


class GoTo(Dialog[Moment | None]):
    """A line to type on; enter goes there, escape or enter on nothing does not."""

    wanted = (52, 6)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._typed = ""
        self._error: Clean | None = None
        self.title_pieces = ((own("Go to"), theme.title),)

    def paint(self, inside: Canvas) -> None:
        theme = self.palette
        x = inside.put(0, 0, own("› "), theme.accent)
        x = inside.put(x, 0, Clean(self._typed), theme.strong)
        inside.put(x, 0, own(" "), theme.cursor)
        if self._error:
            for i, line in enumerate(wrap(self._error, inside.width, 0, 2)):
                inside.put(0, 2 + i, line, theme.bad)
        else:
            inside.put(0, 2, Clean(" · ".join(WRITTEN)), theme.dim, inside.width)
            inside.put(0, 3, own("enter goes there, or closes · esc closes"), theme.dim, inside.width)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key == "escape" or (event.key == "enter" and not self._typed.strip()):
            self.close()
            return
        if event.key == "enter":
            try:
                self.close(moment(self._typed))
            except UsageError as error:
                self._error = Clean(str(error))
                self.draw_again()
            return
        self._error = None
        if event.key == "backspace":
            self._typed = self._typed[:-1]
        elif event.character and event.character.isascii() and event.character.isprintable():
            self._typed = (self._typed + event.character)[:_LONGEST]
        self.draw_again()
