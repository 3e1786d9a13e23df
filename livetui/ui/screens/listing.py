"""A window of lines that are renewed every second."""

from textual import events

from livetui.ui.draw import Canvas, Piece, own
from livetui.ui.screens.dialog import Dialog

_REFRESH_S = 1.0
_STEPS = {"down": 1, "up": -1, "pagedown": 10, "pageup": -10}

Line = tuple[Piece, ...]


class Listing(Dialog[None]):
    """What has no room can be scrolled to; any other key closes it."""

    wanted = (84, 28)
    hint = own("any key closes")
    _top = 0

    def lines(self, cells: int) -> list[Line]:
        """What is listed, for a width."""
        raise NotImplementedError

    def on_mount(self) -> None:
        super().on_mount()
        self.set_interval(_REFRESH_S, self.draw_again)

    def paint(self, inside: Canvas) -> None:
        lines = self.lines(inside.width)
        rows = inside.height - 2
        self._top = max(min(self._top, len(lines) - rows), 0)
        for y, line in enumerate(lines[self._top : self._top + rows]):
            inside.line(0, y, line, inside.width)
        hint = own("↑ ↓ for more · any other key closes") if len(lines) > rows else self.hint
        inside.put(0, inside.height - 1, hint, self.palette.dim, inside.width)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key in _STEPS:
            self._top += _STEPS[event.key]
            self.draw_again()
        else:
            self.close()
