"""Asks for a format and a file name, and writes there."""

import os
from collections.abc import Callable
from pathlib import Path

from textual import events

from livetui.errors import UsageError
from livetui.text import Clean, clean, join
from livetui.ui.draw import Canvas, own
from livetui.ui.export import KINDS
from livetui.ui.screens.dialog import Dialog
from livetui.ui.screens.typed import Typed, tail
from livetui.ui.theme import Theme
from livetui.ui.wrap import wrap

_LONGEST_PATH = 1000
_THERE = own("A file of that name is there: enter once more replaces it.")
_NOT_PRIVATE = own("Money and names are hidden here, but will be in the file: enter once more writes them.")
_LABEL = 4


class ExportScreen(Dialog[None]):
    """A line to type on below the formats; what cannot be written is said, and can be corrected.

    ``name`` is the file's without its ending; one that is there already is only replaced when it is asked for twice.
    """

    wanted = (66, 10)

    def __init__(self, theme: Theme, name: str, save: Callable[[str, Path], None], private: bool) -> None:
        super().__init__(theme)
        self._save = save
        self._private = private
        self._offered = name
        self._kind = 0
        self._typed = Typed(_free(name, KINDS[0].name))
        self._says: Clean | None = None
        self.title_pieces = ((own("Export"), theme.title), (own(" what is shown"), theme.dim))

    def paint(self, inside: Canvas) -> None:
        theme = self.palette
        x = inside.put(0, 0, own("as "), theme.dim) + 1
        for index, kind in enumerate(KINDS):
            words = Clean(f" {kind.name.upper()} ")
            x = inside.put(x, 0, words, theme.cursor if index == self._kind else theme.text) + 1
        inside.put(_LABEL, 1, KINDS[self._kind].words, theme.dim, inside.width - _LABEL)
        inside.put(0, 3, own("to "), theme.dim)
        self._typed.paint(inside, _LABEL, 3, theme)
        if self._says:
            for i, line in enumerate(wrap(self._says, inside.width, 0, 3)):
                inside.put(0, 4 + i, line, theme.bad)
        else:
            inside.put(_LABEL, 4, tail(_here(), inside.width - _LABEL), theme.dim)
        inside.put(0, inside.height - 1, own("tab other format · enter writes it · esc closes"), theme.dim, inside.width)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._typed.insert(event.text)
        self._say(None)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key == "escape":
            self.close()
        elif event.key == "enter":
            self._write()
        elif event.key in ("tab", "down"):
            self._other(1)
        elif event.key in ("shift+tab", "up"):
            self._other(-1)
        elif self._typed.type(event):
            self._say(None)

    def _say(self, words: Clean | None) -> None:
        self._says = words
        self.draw_again()

    def _other(self, step: int) -> None:
        """Another format, and its ending where the name has that of the one before."""
        before = KINDS[self._kind].name
        self._kind = (self._kind + step) % len(KINDS)
        now, typed, ending = KINDS[self._kind].name, self._typed.text, f".{before}"
        if typed.endswith(ending):
            offered = typed == _free(self._offered, before)
            self._typed = Typed(_free(self._offered, now) if offered else f"{typed.removesuffix(ending)}.{now}")
            self._says = None
        self.draw_again()

    def _write(self) -> None:
        path = Path(os.path.expanduser(self._typed.text))  # as it is where there is no such user
        asked = join([words for words, asks in ((_NOT_PRIVATE, self._private), (_THERE, _there(path))) if asks])
        if asked and self._says != asked:
            self._say(asked)
            return
        try:
            self._save(KINDS[self._kind].name, path)
        except UsageError as error:
            self._say(clean(str(error)))
        else:
            self.close()


def _free(name: str, ending: str) -> str:
    """The name, with a number where a file of that name is there."""
    names = (f"{name}{'' if number == 1 else f'-{number}'}.{ending}" for number in range(1, 1000))
    return next((each for each in names if not Path(each).exists()), f"{name}.{ending}")


def _here() -> Clean:
    try:
        return own("in {folder}", folder=clean(str(Path.cwd()), _LONGEST_PATH))
    except OSError:  # the folder is gone
        return own("in a folder that is gone")


def _there(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # too long, or no name at all: whoever writes says so
        return False
