"""The keys one needs first."""

from textual.strip import Strip

from livetui.ui.draw import Canvas, length, own
from livetui.ui.keys import FOOTER_CAPS, KEYS
from livetui.ui.look import Look

_LAST = ("help", "quit")
_FIRST = ("play_pause", "nudge(-10)", "go_to", "span", "full", "faster", "mark(1)", "choose_tiles", "choose_trend", "whom")
"""The order of importance: what has no room goes from the end."""


def draw(view: None, width: int, height: int, look: Look) -> list[Strip]:
    """Whole entries only; help and quit keep their place at the right."""
    canvas, theme = Canvas(width, height), look.theme
    entries = {
        key.action: ((FOOTER_CAPS.get(key.action, key.caps), theme.text), (own(" "), theme.dim), (key.footer, theme.dim))
        for key in KEYS
        if key.footer
    }
    x = width - 1
    for action in reversed(_LAST):
        if x - length(entries[action]) > 1:
            x = canvas.right(0, entries[action], x) - 3
    at = 1
    for action in _FIRST:
        if at + length(entries[action]) <= x:
            at = canvas.line(at, 0, entries[action]) + 3
    return canvas.strips()
