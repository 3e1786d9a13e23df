"""Through every screen there is, by the keys a person would press."""

import time

from livetui.ui.keys import KEYS
from livetui.ui.pages import PAGES
from livetui.ui.panels.all import PANELS
from tests.terminal.pseudo_terminal import ESCAPE, PATIENCE_S, Terminal

_QUIET_S = 0.05
_LONGEST_S = 0.3
"""Of what a key brings: where much comes in the screen never rests."""
_HEARD_S = 5.0
_LEFT = b"\x1b[?1049l"
_CAPS = {"→": "\x1b[C", "←": "\x1b[D", "shift →": "\x1b[1;2C", "shift ←": "\x1b[1;2D", "Home": "\x1b[H", "End": "\x1b[F"}
_CAPS |= {"space": " ", "tab": "\t", "shift tab": "\x1b[Z", "enter": "\r"}
_CAPS |= {"↑": "\x1b[A", "↓": "\x1b[B", "PgUp": "\x1b[5~", "PgDn": "\x1b[6~"}
_DIALOGS: dict[str, tuple[str, ...]] = {
    "go_to": ("nonsense\r", "\x7f" * 12, "12:34\r", ESCAPE),
    "curves": ("\x1b[B", " ", "\x1b[6~", "ctr", "\r"),
    "tiles": ("\x1b[B", " ", "\x1b[6~", "zz", ESCAPE),
    "feeds": ("\x1b[6~", "\x1b[6~", "\x1b[6~", ESCAPE),
    "help": ("\x1b[6~", ESCAPE),
    "palette": ("\x10", "full", "\x1b[B", ESCAPE, ESCAPE),
    "alerts": ("\x1b[6~", ESCAPE),
    "metric": (*("\x1b[C",) * 3, ESCAPE),
    "search": ("zz", ESCAPE),
    "columns": ("\x1b[B", " ", "\r"),
    "manual": ("\x1b[C", "\x1b[6~", ESCAPE),
    "big": ("b",),
    "private": ("p",),
    "export": (ESCAPE,),
    "full": ("f", *("\t" for panel in PANELS.values() if panel.focus), "\x1b[Z", "f", ESCAPE),
}
"""What is pressed while a dialog stands, or the page is full of one panel."""
_WALK = ("\x1b[B", "\x1b[6~", "\r")
_LISTS = (*_WALK, "o", "\x1b[F", *("\t", *_WALK) * 2, ESCAPE, ESCAPE)
"""Through the lists of a page, picking here and there; picking may go back in time, so to the end again."""
_NOT_HERE = ("quit", "quit_anywhere", "shell", "leave")


def tour(terminal: Terminal, lists: int = len(PAGES)) -> None:
    """Press every key of the program but those that leave it, go through each dialog, see each page and walk through the lists
    of the first so many, and come back to the first.
    """
    for key in KEYS:
        if key.name in _NOT_HERE:
            continue
        pressed = _CAPS.get(key.caps, key.caps)
        within = _DIALOGS.get(key.name, (pressed,))
        for keys in within if within[0] == pressed or key.name == "palette" else (pressed, *within):
            press(terminal, keys)
    for number in range(1, len(PAGES) + 1):
        press(terminal, str(number))
        for keys in _LISTS if number <= lists else ():
            press(terminal, keys)
    press(terminal, "1")


def press(terminal: Terminal, keys: str) -> None:
    """Press keys, and see what comes of it."""
    terminal.type(keys)
    terminal.settle(_QUIET_S, _LONGEST_S)


def leave(terminal: Terminal) -> int:
    """Close what still stands open, and quit; the exit code."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        for _ in range(2):
            press(terminal, ESCAPE)
        before = len(terminal.raw)
        terminal.type("q")  # lost where it comes before a dialog is gone
        heard = time.monotonic() + _HEARD_S
        while time.monotonic() < heard:
            if not terminal.read(0.1) or _LEFT in terminal.raw[before:]:
                return terminal.rest()
    raise AssertionError(f"the program does not end; the screen:\n{terminal.text}")
