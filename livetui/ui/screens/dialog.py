"""A small window over the page: drawn like a panel, asked by keys."""

from typing import TypeVar

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.strip import Strip

from livetui.ui.cells import Cells
from livetui.ui.draw import Canvas, Piece
from livetui.ui.look import Look, framed, room_inside
from livetui.ui.theme import Theme

Answer = TypeVar("Answer")

_LEAST_BESIDE = 16
"""Less of the page beside a tall window is shreds that distract from it."""


class Dialog(ModalScreen[Answer]):
    """As large as it wants to be and the screen allows; redraws itself when :meth:`draw_again` is called."""

    CSS = "Dialog > Cells { width: auto; height: auto; background: $surface; }"
    wanted = (60, 20)
    title_pieces: tuple[Piece, ...] = ()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.palette = theme
        self._box = Cells(id="dialog")
        self._answered = False

    def compose(self) -> ComposeResult:
        yield self._box

    def on_mount(self) -> None:
        self.draw_again()

    def on_resize(self) -> None:
        self.draw_again()

    def close(self, answer: Answer | None = None) -> None:
        """Give the answer and go; keys that were typed for this dialog before it was gone find nothing to close."""
        if not self._answered:
            self._answered = True
            self.dismiss(answer)

    def rows(self, cells: int) -> int:
        """How tall it wants to be, with so many cells inside its border."""
        return self.wanted[1]

    def paint(self, inside: Canvas) -> None:
        """Draw what is inside the border."""

    def draw_again(self) -> None:
        """Draw, at the size there is now."""
        width = min(self.wanted[0], self.size.width)
        if self.size.width - width < _LEAST_BESIDE and self.wanted[1] > self.size.height // 2:
            width = self.size.width
        height = min(self.rows(room_inside(width, self.size.height)[0]), self.size.height)
        self._box.styles.width, self._box.styles.height = width, height
        self._box.put(self._strips(width, height))

    def _strips(self, width: int, height: int) -> list[Strip]:
        canvas, inside = framed(width, height, Look(theme=self.palette, focused=True), self.title_pieces)
        self.paint(inside)
        return canvas.drawing()
