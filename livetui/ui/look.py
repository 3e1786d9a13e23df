"""What drawing needs besides the view model."""

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace
from rich.style import Style

from livetui.alerts.alert import Severity
from livetui.span import Over, Stretch
from livetui.text import Clean
from livetui.ui.draw import Canvas, Piece, length, own
from livetui.ui.playback import Playing
from livetui.ui.theme import DARK, Theme
from livetui.ui.wrap import wrap
from livetui.views.figures import position

if TYPE_CHECKING:
    from livetui.ui.reception import Reception
    from livetui.views.sorting import Sort

SPAN_WORDS: dict[str, Clean] = {"whole": own("whole LIVE"), "30m": own("last 30 min"), "5m": own("last 5 min")}

SIGNS: dict[Severity, Clean] = {Severity.INFO: own("·"), Severity.WARN: own("!"), Severity.BAD: own("▼")}
"""How much an alert matters, said without a colour."""


def loud(severity: Severity, theme: Theme) -> Style:
    """The style of what matters so much."""
    return {Severity.INFO: theme.accent, Severity.WARN: theme.warn, Severity.BAD: theme.bad}[severity]


class Transport(Struct, frozen=True):
    """What the replay is doing, for the panels that show it; ``notice`` is a few words that pass."""

    name: Clean
    playing: Playing
    speed: float
    length_s: float
    loaded: float
    done: bool
    trouble: Clean | None
    notice: Clean | None = None
    reception: "Reception | None" = None
    """How a LIVE that goes on is being received."""


class Hand(Struct, frozen=True):
    """What the user does with a list: the row under the cursor, the order, what is looked for, the columns chosen."""

    cursor: Hashable | None = None
    sort: "Sort | None" = None
    search: str = ""
    columns: tuple[str, ...] = ()


class Look(Struct, frozen=True):
    """The theme, the span and the state a panel is drawn in; ``transport`` is None for panels that do not show it.

    ``midway``: sums are only of what came since we connected. ``page`` is which one is shown, by its short name.
    ``caps`` is what is printed on the keys, by their names: words on the screen that name a key have it from here.

    ``hidden`` is how many panels of the page have no room, ``idle`` the keys, by name, that none of the others has a use for.

    ``stretch`` is one being drawn, which is not the span yet.

    ``curves`` is False until the charts' rasteriser has been loaded: the first screen does not wait for it.
    """

    theme: Theme = DARK
    span: Over = "whole"
    focused: bool = False
    transport: Transport | None = None
    curves: bool = True
    midway: bool = False
    page: str = "Key"
    caps: Mapping[str, Clean] = field(default_factory=dict)
    stretch: Stretch | None = None
    hidden: int = 0
    idle: frozenset[str] = frozenset()
    hand: Hand = Hand()

    def on(self, focused: bool, hand: Hand) -> "Look":
        """The same look for a panel that has the focus, or has not, and what is done with it."""
        return replace(self, focused=focused, hand=hand)

    @property
    def span_words(self) -> Clean:
        """The span as it stands in titles."""
        if not isinstance(self.span, str):
            return Clean("–".join(map(position, self.span)))
        return own("since we connected") if self.midway and self.span == "whole" else SPAN_WORDS[self.span]


_INSET = 2, 1
"""How far from its corner the area inside a frame begins."""


def room_inside(width: int, height: int) -> tuple[int, int]:
    """How wide and how high the area inside a frame is."""
    return width - 2 * _INSET[0], height - 2 * _INSET[1]


def cell_inside(x: int, y: int) -> tuple[int, int]:
    """A cell of a framed panel as a cell of the area inside."""
    return x - _INSET[0], y - _INSET[1]


def framed(
    width: int, height: int, look: Look, title: tuple[Piece, ...], right: tuple[Piece, ...] = ()
) -> tuple[Canvas, Canvas]:
    """A canvas with a quiet border and its titles, and the area inside; without a border where there is no room for one."""
    canvas = Canvas(width, height)
    return canvas, frame(canvas, look, title, right)


def frame(canvas: Canvas, look: Look, title: tuple[Piece, ...], right: tuple[Piece, ...] = ()) -> Canvas:
    """Draw the border around a canvas; the area inside it."""
    width, height = canvas.width, canvas.height
    if width < 12:
        return canvas
    if height < 3:
        return canvas.area(1, 0, width - 2, height)
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
    return canvas.area(*_INSET, *room_inside(width, height))


def sentence(canvas: Canvas, look: Look, words: Clean, advice: Clean | None = None) -> None:
    """An empty panel says why it is empty, in the middle, and what one can do about it."""
    lines = [*wrap(words, canvas.width, 0, 3), *(wrap(advice, canvas.width, 0, 2) if advice else ())]
    top = max((canvas.height - len(lines)) // 2, 0)
    for i, line in enumerate(lines):
        canvas.middle(top + i, line, look.theme.dim)
