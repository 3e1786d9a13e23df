"""Asks for a time."""

from textual import events

from livetui.errors import UsageError
from livetui.moment import WRITTEN, Moment, moment
from livetui.text import Clean, join
from livetui.ui.draw import Canvas, own
from livetui.ui.screens.dialog import Dialog
from livetui.ui.screens.typed import Typed
from livetui.ui.theme import Theme
from livetui.ui.wrap import wrap

_LONGEST = 12


class GoTo(Dialog[Moment | None]):
    """A line to type on; enter goes there, escape or enter on nothing does not."""

    wanted = (52, 6)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._typed = Typed(longest=_LONGEST)
        self._error: Clean | None = None
        self.title_pieces = ((own("Go to"), theme.title),)

    def paint(self, inside: Canvas) -> None:
        theme = self.palette
        self._typed.paint(inside, inside.put(0, 0, own("› "), theme.accent), 0, theme)
        if self._error:
            for i, line in enumerate(wrap(self._error, inside.width, 0, 2)):
                inside.put(0, 2 + i, line, theme.bad)
        else:
            inside.put(0, 2, join(map(own, WRITTEN), own(" · ")), theme.dim, inside.width)
            inside.put(0, 3, own("enter goes there, or closes · esc closes"), theme.dim, inside.width)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._typed.insert(event.text)
        self._say(None)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key == "escape" or (event.key == "enter" and not self._typed.text.strip()):
            self.close()
        elif event.key == "enter":
            try:
                self.close(moment(self._typed.text))
            except UsageError as error:
                self._say(Clean(str(error)))
        elif self._typed.type(event):
            self._say(None)

    def _say(self, error: Clean | None) -> None:
        self._error = error
        self.draw_again()
