"""What every key does."""

from collections.abc import Sequence

from textual import events

from livetui.text import Clean
from livetui.ui.draw import Canvas, Piece, own
from livetui.ui.keys import Key, Part
from livetui.ui.screens.dialog import Dialog
from livetui.ui.theme import Theme
from livetui.ui.wrap import wrap

_CAPS = 10
_WIDTH = 76
_MOST_LINES = 12
_SIGNS = (
    ("▼1 ▼2 ▼3", "Furthest below the market, and how far"),
    ("+$258", "Below a sum: what the last five minutes brought"),
    ("−14", "Below viewers now: against five minutes ago"),
    ("+3 %", "Below a rate: the last five minutes against the five before"),
    ("≈  –", "An estimate; not available"),
    ("●", "The pinned product"),
    ("+  ★", "A follower, a moderator"),
    ("−5:00", "A time before the start of the LIVE"),
    ("▶ −0:42", "So far behind what comes in now"),
    ("P O V N A", "A pin, a promotion, a violation, a note, an alert"),
)
_MOUSE = (
    ("click", "On the timeline or the chart: go there"),
    ("drag", "On the timeline or the chart: the span between"),
    ("click", "On a head: sort; on a row: take it, then pick it"),
    ("wheel", "10 seconds back or on"),
)
_STEPS = {"down": 1, "up": -1, "pagedown": 10, "pageup": -10, "space": 10}


class Help(Dialog[None]):
    """What went wrong, if anything did, and the table of keys by what they are for; any other key closes it."""

    def __init__(self, theme: Theme, table: Sequence[Key], trouble: Clean | None = None) -> None:
        super().__init__(theme)
        self._table = table
        self._trouble = trouble
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
            return self._written(cells)
        theme = self.palette
        told: list[tuple[Piece, ...]] = [((line, theme.bad),) for line in wrap(self._trouble, cells, 0, _MOST_LINES)]
        return [((own("Incomplete"), theme.title),), *told, (), *self._written(cells)]

    def _written(self, cells: int) -> list[tuple[Piece, ...]]:
        parts = [(part.value, [(key.caps, key.words) for key in self._table if key.part is part]) for part in Part]
        lines: list[tuple[Piece, ...]] = []
        for title, entries in (*parts, ("Mouse", _MOUSE), ("Signs", _SIGNS)):
            lines += [()] * bool(lines)
            lines.append(((Clean(title), self.palette.title),))
            for caps, words in entries:
                lines += self._entry(caps, words, cells)
        return lines

    def _entry(self, caps: str, words: str, cells: int) -> list[tuple[Piece, ...]]:
        """What it does beside a key, in as many lines as it takes."""
        first, *rest = wrap(Clean(words), cells - _CAPS - 2, 0, _MOST_LINES)
        lead = self.palette.accent
        return [
            ((Clean(f"{caps:>{_CAPS}}"), lead), (Clean(f"  {first}"), self.palette.text)),
            *(((Clean(" " * (_CAPS + 2)), lead), (line, self.palette.text)) for line in rest),
        ]
