"""A window of lines that are renewed every second, and the keys that walk through a list."""

from collections.abc import Callable, Sequence

from textual import events

from livetui.ui.draw import Canvas, Piece, own
from livetui.ui.screens.dialog import Dialog
from livetui.ui.theme import Theme

_REFRESH_S = 1.0
_PAGE = 10
_AROUND = 4
"""The border, an empty line and the hint."""
STEPS = {"down": 1, "up": -1, "pagedown": _PAGE, "pageup": -_PAGE}
"""By how many rows a key moves."""

Line = tuple[Piece, ...]


class Listing(Dialog[None]):
    """Lines for a width, as ``lines`` has them; what has no room can be scrolled to, and any other key closes it."""

    wanted = (84, 28)
    hint = own("any key closes")

    def __init__(self, theme: Theme, lines: Callable[[int], Sequence[Line]]) -> None:
        super().__init__(theme)
        self._lines_for = lines
        self._lines: Sequence[Line] = ()
        self._top = self._below = self._tallest = 0

    def on_mount(self) -> None:
        super().on_mount()
        self.set_interval(_REFRESH_S, self.draw_again)

    def rows(self, cells: int) -> int:
        """As its lines ask for; it grows with them, and does not shrink."""
        self._lines = self._lines_for(cells)
        self._tallest = max(self._tallest, len(self._lines) + _AROUND)
        return min(self._tallest, self.wanted[1])

    def paint(self, inside: Canvas) -> None:
        lines = self._lines
        rows = inside.height - 2
        self._below = max(len(lines) - rows, 0)
        self._top = max(min(self._top, self._below), 0)
        for y, line in enumerate(lines[self._top : self._top + rows]):
            inside.line(0, y, line, inside.width)
        hint = own("↑ ↓ for more · any other key closes") if self._below else self.hint
        inside.put(0, inside.height - 1, hint, self.palette.dim, inside.width)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        step = _PAGE if event.key == "space" else STEPS.get(event.key, 0)
        if step and self._below:
            self._top += step
            self.draw_again()
        else:
            self.close()
