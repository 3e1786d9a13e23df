"""Asks for the path of a recording."""

import os
from pathlib import Path

from textual import events

from livetui.text import Clean, clean, join
from livetui.ui.draw import Canvas, own
from livetui.ui.screens.dialog import Dialog
from livetui.ui.screens.typed import Typed
from livetui.ui.theme import Theme
from livetui.ui.wrap import wrap

_SAID_LINES = 5
_MOST_NAMES = 12


class OpenFile(Dialog[Path | None]):
    """A line to type on; tab completes what the folder has, enter opens it, escape or enter on nothing does not."""

    wanted = (76, 11)

    def __init__(self, theme: Theme, path: Path | None = None, said: Clean | None = None) -> None:
        super().__init__(theme)
        self._typed = Typed("" if path is None else str(path), 4000)
        self._says = said
        self._names: Clean | None = None
        self.title_pieces = ((own("Open a recording"), theme.title),)

    def paint(self, inside: Canvas) -> None:
        theme = self.palette
        x = inside.put(0, 0, own("› "), theme.accent)
        self._typed.paint(inside, x, 0, theme, hint=own("its path, such as ~/lives/evening.ndjson.zst"))
        words, style = (self._says, theme.bad) if self._says else (self._names, theme.dim)
        for y, line in enumerate(wrap(words, inside.width, 0, _SAID_LINES) if words else (), 2):
            inside.put(0, y, line, style)
        inside.put(0, inside.height - 1, own("tab completes it · enter opens it · esc closes"), theme.dim, inside.width)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._typed.insert(event.text.strip())
        self._say(None)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key == "escape" or (event.key == "enter" and not self._typed.text.strip()):
            self.close()
        elif event.key == "enter":
            self._open()
        elif event.key == "tab":
            self._complete()
        elif self._typed.type(event):
            self._say(None)

    def _say(self, words: Clean | None) -> None:
        self._says, self._names = words, None
        self.draw_again()

    def _open(self) -> None:
        path = Path(os.path.expanduser(self._typed.text.strip()))
        try:
            if path.is_dir():
                self._say(own("This is a folder: type the name of a recording in it."))
            elif not path.exists():
                self._say(own("There is no such file: see whether its name is right."))
            else:
                self.close(path)
        except (OSError, ValueError):  # nobody may look, or no file can be called so
            self._say(own("There can be no such file: see whether its name is right."))

    def _complete(self) -> None:
        """As far as all names in the folder agree that begin as what is typed; where several do, those."""
        folder, begun = os.path.split(self._typed.text)
        names = _beginning(os.path.expanduser(folder) or ".", begun)
        if names:
            self._typed = Typed(os.path.join(folder, os.path.commonprefix(names)), 4000)  # noqa: RUF071  letters are meant
        self._says = None if names else own("Nothing here begins so.")
        self._names = join((clean(name, 60) for name in names[:_MOST_NAMES]), Clean("  ")) if len(names) > 1 else None
        self.draw_again()


def _beginning(folder: str, begun: str) -> list[str]:
    """The names in a folder that begin so, folders with a slash behind; hidden ones only for a dot."""
    try:
        with os.scandir(folder) as entries:
            return sorted(
                entry.name + "/" * entry.is_dir()
                for entry in entries
                if entry.name.startswith(begun) and (begun.startswith(".") or not entry.name.startswith("."))
            )
    except (OSError, ValueError):
        return []
