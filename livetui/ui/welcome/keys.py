"""The keys of the welcome: those that the dashboard has too are called as they are there."""

from msgspec import Struct

from livetui.text import Clean
from livetui.ui.draw import own


class Key(Struct, frozen=True):
    """``keys`` are as Textual names them, ``action`` is one of the welcome's or Textual's own; see `livetui.ui.keys.Key`."""

    name: str
    keys: str
    caps: Clean
    action: str
    words: str
    footer: Clean | None = None
    anywhere: bool = False
    """Also while a dialog is open."""


KEYS: tuple[Key, ...] = (
    Key("up", "up", own("↑"), "move(-1)", "The row above"),
    Key("down", "down", own("↓"), "move(1)", "The row below"),
    Key("page_up", "pageup", own("PgUp"), "move(-10)", "Ten rows up"),
    Key("page_down", "pagedown", own("PgDn"), "move(10)", "Ten rows down"),
    Key("start", "home", own("Home"), "move(-100000)", "The first row"),
    Key("end", "end", own("End"), "move(100000)", "The last row"),
    Key("next_panel", "tab", own("tab"), "other_panel", "To the other list", own("other list")),
    Key("previous_panel", "shift+tab", own("shift tab"), "other_panel", "To the other list"),
    Key("pick", "enter", own("enter"), "pick", "Replay the LIVE, or do what the row says", own("opens")),
    Key("search", "slash", own("/"), "search", "Search the LIVEs: title, date, room id, creator", own("search")),
    Key("sample", "s", own("s"), "start('sample')", "Play the sample LIVE"),
    Key("open", "o", own("o"), "start('open')", "Open a recording by its path"),
    Key("connect", "c", own("c"), "start('connect')", "Connect to a feed"),
    Key("record", "r", own("r"), "record", "Record what is watched next, or do not", own("recording")),
    Key("theme", "T", own("T"), "next_theme", "The next colours", own("colours")),
    Key("manual", "u", own("u"), "manual", "The user manual", own("manual")),
    Key("help", "question_mark", own("?"), "manual", "The user manual, at the keys"),
    Key("leave", "escape", own("esc"), "show_all", "Show all LIVEs again"),
    Key("shell", "ctrl+z", own("ctrl z"), "suspend_process", "To the shell; fg comes back"),
    Key("quit", "q", own("q"), "quit", "Quit", own("quit")),
    Key("quit_anywhere", "ctrl+c,ctrl+q", own("ctrl c"), "quit", "Quit, also from a dialog", anywhere=True),
)

NAMED: dict[str, Key] = {key.name: key for key in KEYS}

OWN: tuple[str, ...] = ("sample", "open", "connect", "record")
"""Those that only the welcome has."""
