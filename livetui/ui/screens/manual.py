"""The manual, inside the program: the same pages that are shipped as files."""

from collections.abc import Sequence
from importlib import resources

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Markdown

from livetui.text import Clean, width
from livetui.ui.cells import Cells
from livetui.ui.draw import Canvas, own
from livetui.ui.theme import Theme

PAGES: tuple[tuple[Clean, str], ...] = (
    (own("Keys"), "keys.md"),
    (own("Metrics"), "metrics.md"),
    (own("Trends"), "trends.md"),
    (own("Comments"), "comments.md"),
    (own("Promotions"), "promotions.md"),
    (own("Diagnosis"), "diagnosis.md"),
    (own("Live feeds"), "live.md"),
    (own("Recordings"), "recording.md"),
    (own("History"), "history.md"),
    (own("Configuration"), "configuration.md"),
    (own("Feed format"), "feed.md"),
    (own("Architecture"), "architecture.md"),
)
_SCROLL = {"down": 1, "up": -1, "j": 1, "k": -1, "enter": 1}
_LEAST_NAMES = 34
"""So many cells the longest name has, and what leads on from it either way."""


class Manual(ModalScreen[None]):
    """A page at a time: ← and → turn them, ↑ ↓ PgUp PgDn move in them, any other key closes."""

    CSS = """
    Manual { background: $background; align: left top; }
    Manual > Cells { height: 2; width: 1fr; }
    Manual VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    Manual Markdown { margin: 0 2; max-width: 110; background: $background; }
    """

    def __init__(self, theme: Theme, at: int = 0) -> None:
        super().__init__()
        self._palette = theme
        self._at = at
        self._left = False
        self._head = Cells(id="dialog")
        self._text = Markdown(open_links=False)
        self._body = VerticalScroll(self._text, can_focus=False)

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._body

    async def on_mount(self) -> None:
        await self._turn(0)

    def on_resize(self) -> None:
        self._show_names()

    async def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key in ("left", "right"):
            await self._turn(1 if event.key == "right" else -1)
        elif event.key in _SCROLL:
            self._body.scroll_relative(y=_SCROLL[event.key], animate=False)
        elif event.key in ("pagedown", "space"):
            self._body.scroll_page_down(animate=False)
        elif event.key == "pageup":
            self._body.scroll_page_up(animate=False)
        elif event.key in ("home", "end"):
            (self._body.scroll_home if event.key == "home" else self._body.scroll_end)(animate=False)
        elif not self._left:  # a second key may come before it is gone
            self._left = True
            self.dismiss(None)

    async def _turn(self, by: int) -> None:
        self._at = (self._at + by) % len(PAGES)
        self._show_names()
        _, file = PAGES[self._at]
        await self._text.update(resources.files("livetui.manual").joinpath(file).read_text("utf-8"))
        self._body.scroll_home(animate=False)

    def _show_names(self) -> None:
        """Which pages there are, and how to turn them."""
        theme, canvas = self._palette, Canvas(self.size.width, 2)
        end, hint = canvas.width - 1, own("← → pages · ↑ ↓ · esc closes")
        if end - width(hint) >= _LEAST_NAMES:
            end = canvas.right(0, ((hint, theme.dim),), end) - 3
        names = [name for name, _ in PAGES]
        first, after = _whole(names, self._at, end - 1)
        x = canvas.put(1, 0, own("‹ "), theme.dim) if first else 1
        for i in range(first, after):
            x = canvas.put(x, 0, names[i], theme.accent if i == self._at else theme.dim, end - x) + 3
        if after < len(names):
            canvas.put(x - 2, 0, own("›"), theme.dim)
        self._head.put(canvas.drawing())


def _whole(names: Sequence[Clean], at: int, cells: int) -> tuple[int, int]:
    """From which name to before which all have room beside a sign at either end that there are more; one of them is ``at``."""

    def taken(first: int, after: int) -> int:
        signs = 2 * (first > 0) + 2 * (after < len(names))
        return sum(width(name) + 3 for name in names[first:after]) - 3 + signs

    first, after = 0, len(names)
    while after > at + 1 and taken(first, after) > cells:
        after -= 1
    while first < at and taken(first, after) > cells:
        first += 1
    while after < len(names) and taken(first, after + 1) <= cells:
        after += 1
    return first, after
