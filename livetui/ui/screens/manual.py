"""The manual, inside the program: the same pages that are shipped as files."""

from importlib import resources

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Markdown

from livetui.text import Clean
from livetui.ui.cells import Cells
from livetui.ui.draw import Canvas, Piece, own
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
_SCROLL = {"down": 1, "up": -1, "j": 1, "k": -1}


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
        x = 1
        for i, (name, _) in enumerate(PAGES):
            piece: Piece = (name, theme.accent if i == self._at else theme.dim)
            x = canvas.line(x, 0, (piece,)) + 3
        hint = own("← → pages · ↑ ↓ · esc closes")
        if x + len(hint) < canvas.width:
            canvas.right(0, ((hint, theme.dim),), canvas.width - 1)
        self._head.put(canvas.drawing())
