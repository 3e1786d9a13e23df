"""What every key does."""

from collections.abc import Sequence

from livetui.text import Clean
from livetui.ui.chart import LINES
from livetui.ui.draw import Piece, own
from livetui.ui.keys import Key, Part
from livetui.ui.screens.listing import Listing
from livetui.ui.theme import Theme
from livetui.ui.wrap import wrap

_CAPS = 10
_WIDTH = 76
_MOST_LINES = 12
_SIGNS = (
    ("▼1 ▼2 ▼3", own("Furthest below the market, and how far")),
    ("+$258", own("Below a sum: what the last five minutes brought")),
    ("−14", own("Below viewers now: against five minutes ago")),
    ("+3 %", own("Below a rate: the last five minutes against the five before")),
    ("≈  –", own("An estimate; not available")),
    ("●", own("The pinned product")),
    ("▸", own("The product looked at closely")),
    ("›", own("The row under the cursor")),
    ("↓ ↑", own("Sorted by it, the most or the least first")),
    ("  ".join(LINES), own("The first curve of a chart, the thicker one, and the second")),
    ("P O V N A", own("A pin, a promotion, a violation, a note, an alert")),
    ("▼ ! ·", own("Of an alert: bad, a warning, good to know")),
    ("▲ ◆ ▼", own("Of a goal: ahead, close, behind")),
    ("◆ ?", own("Lower, low or high, but by no more than chance")),
    ("▲", own("Paid or organic: the one that does better")),
    ("✕ ✓", own("Of a violation: open, resolved")),
    ("+  ★", own("A follower, a moderator")),
    ("−5:00", own("A time before the start of the LIVE")),
    ("▶ −0:42", own("So far behind what comes in now")),
)
"""What stands on the screen beside words."""
_MOUSE = (
    (own("click"), own("On the timeline or the chart: go there")),
    (own("drag"), own("On the timeline or the chart: the span between")),
    (own("click"), own("On a head: sort; on a row: take it, then pick it")),
    (own("wheel"), own("10 seconds back or on")),
)


class Help(Listing):
    """What went wrong, if anything did, the table of keys by what they are for, and the signs of the screen."""

    def __init__(self, theme: Theme, table: Sequence[Key], trouble: Clean | None = None) -> None:
        super().__init__(theme, self._all)
        self._table = table
        self._trouble = trouble
        self.wanted = (_WIDTH, len(self._all(_WIDTH - 4)) + 4)
        self.title_pieces = ((own("Keys"), theme.title),)

    def _all(self, cells: int) -> list[tuple[Piece, ...]]:
        """What went wrong comes first, in as many lines as it takes."""
        if self._trouble is None:
            return self._written(cells)
        theme = self.palette
        told: list[tuple[Piece, ...]] = [((line, theme.bad),) for line in wrap(self._trouble, cells, 0, _MOST_LINES)]
        return [((own("Incomplete"), theme.title),), *told, (), *self._written(cells)]

    def _written(self, cells: int) -> list[tuple[Piece, ...]]:
        parts = [(own(part.value), [(key.caps, key.words) for key in self._table if key.part is part]) for part in Part]
        lines: list[tuple[Piece, ...]] = []
        for title, entries in (*parts, (own("Mouse"), _MOUSE), (own("Signs"), _SIGNS)):
            lines += [()] * bool(lines)
            lines.append(((title, self.palette.title),))
            for caps, words in entries:
                lines += self._entry(caps, words, cells)
        return lines

    def _entry(self, caps: str, words: Clean, cells: int) -> list[tuple[Piece, ...]]:
        """What it does beside a key, in as many lines as it takes."""
        first, *rest = wrap(words, cells - _CAPS - 2, 0, _MOST_LINES)
        lead = self.palette.accent
        return [
            ((Clean(f"{caps:>{_CAPS}}"), lead), (Clean(f"  {first}"), self.palette.text)),
            *(((Clean(" " * (_CAPS + 2)), lead), (line, self.palette.text)) for line in rest),
        ]
