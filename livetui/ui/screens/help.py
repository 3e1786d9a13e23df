"""What every key does."""

from textual import events

from livetui.text import Clean
from livetui.ui.draw import Canvas, Piece, own
from livetui.ui.keys import KEYS, Part
from livetui.ui.screens.dialog import Dialog
from livetui.ui.theme import Theme
from livetui.ui.wrap import wrap

_CAPS = 10
_WIDTH = 70
_MOST_LINES = 12
_SIGNS = (
    ("▼1 ▼2 ▼3", "Furthest below the market, and how far"),
    ("+$258", "Below a sum: what the last five minutes brought"),
    ("+3 %", "Below a rate: the last five minutes against the five before"),
    ("≈  –", "An estimate; not available"),
    ("●", "The pinned product"),
    ("+  ★", "A follower, a moderator"),
    ("−5:00", "A time before the start of the LIVE"),
    ("P O V N", "A pin, a promotion, a violation, a note"),
)
_STEPS = {"down": 1, "up": -1, "pagedown": 10, "pageup": -10, "space": 10}


class Help(Dialog[None]):
    """What went wrong, if anything did, and the table of keys by what they are for; any other key closes it."""

    def __init__(self, theme: Theme, trouble: Clean | None = None) -> None:
        super().__init__(theme)
        self._trouble = trouble
        self._keys = self._written()
        self._lines = self._all(_WIDTH - 4)
        self._top = 0
        self.wanted = (_WIDTH, len(self._lines) + 4)
        self.title_pieces = ((own("Keys"), theme.title),)

    def paint(self, inside: Canvas) -> None:
        self._lines, rows = self._all(inside.width), inside.height - 2
        self._top = max(min(self._top, len(self._lines) - rows), 0)
        for y, line in enumerate(self._lines[self._top : self._top + rows]):
            inside.line(0, y, line)
        cut = len(self._lines) > rows
        hint = own("↑ ↓ for more · any other key closes") if cut else own("any key closes")
        inside.put(0, inside.height - 1, hint, self.palette.dim, inside.width)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key in _STEPS and len(self._lines) > self.size.height - 4:
            self._top = max(self._top + _STEPS[event.key], 0)
            self.draw_again()
        else:
            self.close()

    def _all(self, cells: int) -> list[tuple[Piece, ...]]:
        """What went wrong comes first, in as many lines as it takes."""
        if self._trouble is None:
            return self._keys
        theme = self.palette
        told: list[tuple[Piece, ...]] = [((line, theme.bad),) for line in wrap(self._trouble, cells, 0, _MOST_LINES)]
        return [((own("Incomplete"), theme.title),), *told, (), *self._keys]

    def _written(self) -> list[tuple[Piece, ...]]:
        theme = self.palette
        lines: list[tuple[Piece, ...]] = []
        for part in Part:
            if lines:
                lines.append(())
            lines.append(((Clean(part.value), theme.title),))
            lines += [
                ((Clean(f"{key.caps:>{_CAPS}}"), theme.accent), (Clean(f"  {key.words}"), theme.text))
                for key in KEYS
                if key.part is part
            ]
        lines += [(), ((own("Mouse"), theme.title),)]
        for caps, words in (("click", "On the timeline or the chart: go there"), ("wheel", "10 seconds back or on")):
            lines.append(((Clean(f"{caps:>{_CAPS}}"), theme.accent), (Clean(f"  {words}"), theme.text)))
        lines += [(), ((own("Signs"), theme.title),)]
        lines += [((Clean(f"{sign:>{_CAPS}}"), theme.accent), (Clean(f"  {words}"), theme.text)) for sign, words in _SIGNS]
        return lines
