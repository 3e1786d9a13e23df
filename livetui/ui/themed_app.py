"""An application in our own colours."""

import os

from livetui.ui.terminal_app import TerminalApp
from livetui.ui.textual_theme import textual_theme
from livetui.ui.theme import THEMES, Theme
from livetui.ui.uncoloured import Uncoloured


class ThemedApp(TerminalApp):
    """Nothing in it moves by itself; where NO_COLOR asks for none, colours become weights."""

    TITLE = "livetui"
    CSS = "Screen { background: $background; } ModalScreen { align: center middle; background: transparent; }"
    AUTO_FOCUS = None

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        if self.no_color:  # Textual makes all grey, which is a colour to a terminal, and does so for an empty NO_COLOR too
            self._filters = [Uncoloured(theme)] if os.environ.get("NO_COLOR") else []
        self.animation_level = "none"
        for each in dict.fromkeys((theme, *THEMES)):
            self.register_theme(textual_theme(each))
        self.theme = theme.name

    def wear(self, theme: Theme) -> None:
        """Put on other colours."""
        self.theme = theme.name
        if self.no_color and self._filters:
            self._filters = [Uncoloured(theme)]
