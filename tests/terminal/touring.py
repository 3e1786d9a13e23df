"""Through every screen there is, by the keys a person would press."""

from livetui.ui.keys import KEYS
from livetui.ui.pages import PAGES
from livetui.ui.panels.all import PANELS
from tests.terminal.pseudo_terminal import Terminal

_LEAVE = "\x1b"
_ALONE_S = 0.15  # so long a lone escape waits for what might follow it
_QUIET_S = 0.05
_CAPS = {"→": "\x1b[C", "←": "\x1b[D", "shift →": "\x1b[1;2C", "shift ←": "\x1b[1;2D", "Home": "\x1b[H", "End": "\x1b[F"}
_CAPS |= {"space": " ", "tab": "\t", "shift tab": "\x1b[Z", "enter": "\r"}
_CAPS |= {"↑": "\x1b[A", "↓": "\x1b[B", "PgUp": "\x1b[5~", "PgDn": "\x1b[6~"}
_DIALOGS: dict[str, tuple[str, ...]] = {
    "go_to": ("nonsense\r", "\x7f" * 12, "12:34\r", _LEAVE),
    "curves": ("\x1b[B", " ", "\x1b[6~", "ctr", "\r"),
    "tiles": ("\x1b[B", " ", "\x1b[6~", "zz", _LEAVE),
    "feeds": ("\x1b[6~", "\x1b[6~", "\x1b[6~", _LEAVE),
    "help": ("\x1b[6~", _LEAVE),
    "palette": ("\x10", "full", "\x1b[B", _LEAVE, _LEAVE),
    "alerts": ("\x1b[6~", _LEAVE),
    "metric": (*("\x1b[C",) * 3, _LEAVE),
    "search": ("zz", _LEAVE),
    "columns": ("\x1b[B", " ", "\r"),
    "manual": ("\x1b[C", "\x1b[6~", _LEAVE),
    "big": ("b",),
    "private": ("p",),
    "full": ("f", *("\t" for panel in PANELS.values() if panel.focus), "\x1b[Z", "f", _LEAVE),
}
"""What is pressed while a dialog stands, or the page is full of one panel."""
_WALK = ("\x1b[B", "\x1b[6~", "\r")
_LISTS = (*_WALK, "o", "\x1b[F", *("\t", *_WALK) * 2, _LEAVE, _LEAVE)
"""Through the lists of a page, picking here and there; picking may go back in time, so to the end again."""
_NOT_HERE = ("quit", "shell", "leave")


def tour(terminal: Terminal) -> None:
    """Press every key of the program but those that leave it, go through each dialog, and come back to the page."""
    for key in KEYS:
        if key.name in _NOT_HERE:
            continue
        pressed = _CAPS.get(key.caps, key.caps)
        within = _DIALOGS.get(key.name, (pressed,))
        for keys in within if within[0] == pressed or key.name == "palette" else (pressed, *within):
            press(terminal, keys)
    for number in range(1, len(PAGES) + 1):
        press(terminal, str(number))
        for keys in _LISTS:
            press(terminal, keys)
    press(terminal, "1")


def press(terminal: Terminal, keys: str) -> None:
    """Press keys, and see what comes of it."""
    terminal.type(keys)
    terminal.settle(_ALONE_S if keys == _LEAVE else _QUIET_S, 1.0)


def leave(terminal: Terminal) -> int:
    """Close what still stands open, and quit; the exit code."""
    for _ in range(5):
        terminal.settle(0.3)
        terminal.type(_LEAVE)
        terminal.settle(0.3)
        terminal.type("q")  # lost where it comes before the dialog is gone
        for _ in range(10):
            if not terminal.read(0.2):
                return terminal.rest()
    raise AssertionError(f"the program does not end; the screen:\n{terminal.text}")
