"""What drawing needs besides the view model."""

from dataclasses import dataclass, replace

from livetui.text import Clean
from livetui.ui.draw import Canvas, Piece, length, own
from livetui.ui.playback import Playing
from livetui.ui.reception import Reception
from livetui.ui.theme import DARK, Theme
from livetui.ui.wrap import wrap

SPAN_WORDS: dict[str, Clean] = {"whole": own("whole LIVE"), "30m": own("last 30 min"), "5m": own("last 5 min")}


@dataclass(frozen=True, slots=True)
class Transport:
    """What the replay is doing, for the panels that show it; ``notice`` is a few words that pass."""

    name: Clean
    playing: Playing
    speed: float
    length_s: float
    loaded: float
    done: bool
    trouble: Clean | None
    notice: Clean | None = None
    reception: Reception | None = None
    """How a LIVE that goes on is being received."""


@dataclass(frozen=True, slots=True)
class Look:
    """The theme, the span and the state a panel is drawn in; ``transport`` is None for panels that do not show it.

    ``midway``: sums are only of what came since we connected.

    ``curves`` is False until the charts' rasteriser has been loaded: the first screen does not wait for it.
    """

    theme: Theme = DARK
    span: str = "whole"
    focused: bool = False
    transport: Transport | None = None
    curves: bool = True
    midway: bool = False

    def on(self, focused: bool) -> "Look":
        """The same look for a panel that has the focus, or has not."""
        return self if focused == self.focused else replace(self, focused=focused)

    @property
    def span_words(self) -> Clean:
        """The span as it stands in titles."""
        words = SPAN_WORDS.get(self.span, SPAN_WORDS["whole"])
        return own("since we connected") if self.midway and words is SPAN_WORDS["whole"] else words


def framed(
    width: int, height: int, look: Look, title: tuple[Piece, ...], right: tuple[Piece, ...] = ()
) -> tuple[Canvas, Canvas]:
    """A canvas with a quiet border and its titles, and the area inside; without a border where there is no room for one."""
    canvas = Canvas(width, height)
    if width < 12 or height < 3:
        return canvas, canvas
    line = look.theme.border_focused if look.focused else look.theme.border
    for y in (0, height - 1):
        canvas.fill(1, y, width - 2, own("─"), line)
    for y in range(1, height - 1):
        canvas.put(0, y, own("│"), line)
        canvas.put(width - 1, y, own("│"), line)
    for x, y, corner in ((0, 0, "╭"), (width - 1, 0, "╮"), (0, height - 1, "╰"), (width - 1, height - 1, "╯")):
        canvas.put(x, y, Clean(corner), line)
    space = (own(" "), line)
    end = canvas.line(2, 0, (space, *title, space), width - 4)
    if right and end + length(right) + 4 <= width:
        canvas.right(0, (space, *right, space), width - 2)
    return canvas, canvas.area(2, 1, width - 4, height - 2)


def sentence(canvas: Canvas, look: Look, words: Clean, advice: Clean | None = None) -> None:
    """An empty panel says why it is empty, in the middle, and what one can do about it."""
    lines = [*wrap(words, canvas.width, 0, 3), *(wrap(advice, canvas.width, 0, 2) if advice else ())]
    top = max((canvas.height - len(lines)) // 2, 0)
    for i, line in enumerate(lines):
        canvas.middle(top + i, line, look.theme.dim)
