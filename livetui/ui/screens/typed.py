"""A line to type on, for the screens that ask for words."""

from textual import events

from livetui.text import Clean, clean, width
from livetui.ui.draw import Canvas, own
from livetui.ui.theme import Theme

_CHARACTERS = 4
"""More than a cell can hold: a clean character has two marks at most."""


class Typed:
    """What has been typed, and where the cursor stands in it: it holds what can be seen, and at most ``longest`` characters."""

    def __init__(self, text: str = "", longest: int = 1000) -> None:
        self._longest = longest
        self.text = _seen(text)[:longest]
        self._at = len(self.text)

    def type(self, event: events.Key) -> bool:
        """Do what a key does on a line; False where it is no key of a line."""
        text, at = self.text, self._at
        match event.key:
            case "left":
                self._at = max(at - 1, 0)
            case "right":
                self._at = min(at + 1, len(text))
            case "home" | "ctrl+a":
                self._at = 0
            case "end" | "ctrl+e":
                self._at = len(text)
            case "backspace":
                self._put(text[: max(at - 1, 0)], text[at:])
            case "delete" | "ctrl+d":
                self._put(text[:at], text[at + 1 :])
            case "ctrl+u":
                self._put("", text[at:])
            case "ctrl+k":
                self._put(text[:at], "")
            case "ctrl+w":
                self._put(_without_last_word(text[:at]), text[at:])
            case _ if event.character and event.character.isprintable():
                self.insert(event.character)
            case _:
                return False
        return True

    def insert(self, text: str) -> None:
        """Put what was typed or pasted where the cursor stands; what cannot be seen is left out."""
        before, after = self.text[: self._at], self.text[self._at :]
        self._put(before + _seen(text)[: self._longest - len(self.text)], after)

    def paint(self, canvas: Canvas, x: int, y: int, theme: Theme, *, here: bool = True, hint: Clean | None = None) -> None:
        """Draw it from a column to the end of a row: as much before the cursor as fits, ``hint`` where there is nothing."""
        cells = canvas.width - x
        if not here:
            canvas.put(x, y, clean(self.text, self._longest) or hint or own(""), theme.text if self.text else theme.dim, cells)
            return
        shown = tail(clean(self.text[: self._at], self._longest), cells - 1)
        end = canvas.put(x, y, shown, theme.strong)
        under = clean(self.text[self._at : self._at + 1]) or own(" ")
        rest = clean(self.text[self._at + 1 :], self._longest)
        canvas.put(canvas.put(end, y, under, theme.cursor), y, rest, theme.strong, max(x + cells - end - width(under), 0))
        if not self.text and hint:
            canvas.put(end + 1, y, hint, theme.dim, cells - 1)

    def _put(self, before: str, after: str) -> None:
        self.text, self._at = before + after, len(before)


def tail(text: Clean, cells: int) -> Clean:
    """The end of a text, which tells one path from another."""
    room = max(cells, 1)
    if width(text) > room:
        text = Clean(text[-_CHARACTERS * (room + 1) :])  # one by one from the start of a long text takes long
    while width(text) > room:
        text = Clean("…" + text[2:])
    return text


def _seen(text: str) -> str:
    return "".join(filter(str.isprintable, text))


def _without_last_word(text: str) -> str:
    kept = text.rstrip(" /")
    return kept[: max(kept.rfind(" "), kept.rfind("/")) + 1]
