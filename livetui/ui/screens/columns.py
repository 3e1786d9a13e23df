"""Chooses the columns of a list, and their order."""

from typing import Any

from textual import events

from livetui.language import said
from livetui.text import Clean
from livetui.ui.draw import Canvas, own
from livetui.ui.screens.dialog import Dialog
from livetui.ui.screens.listing import STEPS
from livetui.ui.theme import Theme
from livetui.views.sorting import Column


class ChooseColumns(Dialog[tuple[str, ...] | None]):
    """Space takes a column or leaves it, in the order they shall stand; enter is done, none taken means those that fit.

    ``chosen`` are taken from the start; what is taken besides goes before them, for the last are the first to have no room.

    The first column names the rows, and is always there.
    """

    def __init__(self, theme: Theme, columns: tuple[Column[Any], ...], chosen: tuple[str, ...]) -> None:
        super().__init__(theme)
        self._columns = columns[1:]
        self._chosen = [key for key in chosen if any(column.key == key for column in self._columns)]
        self._new = 0
        """So many of them were not there before."""
        self._at = 0
        self.title_pieces = ((own("Columns"), theme.title),)
        self.wanted = (44, len(self._columns) + 4)

    def paint(self, inside: Canvas) -> None:
        theme, rows = self.palette, max(inside.height - 2, 1)
        top = max(min(self._at - rows // 2, len(self._columns) - rows), 0)
        for y, column in enumerate(self._columns[top : top + rows]):
            number = self._chosen.index(column.key) + 1 if column.key in self._chosen else 0
            cursor = top + y == self._at
            if cursor:
                inside.fill(0, y, inside.width, own(" "), theme.cursor)
            style = theme.cursor if cursor else theme.strong if number else theme.text
            inside.put(0, y, Clean(str(number)) if number else own("·"), style, 2, "right")
            inside.put(4, y, said(column.head), style, inside.width - 4)
        inside.put(0, inside.height - 1, own("space takes · enter done · esc cancel"), theme.dim, inside.width)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key == "escape":
            self.close()
        elif event.key == "enter":
            self.close(tuple(self._chosen))
        else:
            if event.key in STEPS:
                self._at = min(max(self._at + STEPS[event.key], 0), len(self._columns) - 1)
            elif event.key == "space":
                self._take(self._columns[self._at].key)
            self.draw_again()

    def _take(self, key: str) -> None:
        """Take a column, or leave it."""
        if key in self._chosen:
            self._new -= self._chosen.index(key) < self._new
            self._chosen.remove(key)
        else:
            self._chosen.insert(self._new, key)
            self._new += 1
