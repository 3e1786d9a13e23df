"""The colour themes by name."""

from livetui.config import mistake
from livetui.text import clean
from livetui.ui.theme import THEMES, Theme


def theme_of(name: str | None) -> Theme:
    """The theme of that name; the first one for None; raises `UsageError` where there is none."""
    for theme in THEMES:
        if name in (None, theme.name):
            return theme
    known = ", ".join(theme.name for theme in THEMES)
    raise mistake(f"there is no theme “{clean(name or '', 40)}”; there are {known}.", "theme")
