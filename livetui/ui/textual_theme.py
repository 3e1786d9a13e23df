"""Our colours for Textual's own widgets, such as what it shows for a few seconds."""

from rich.style import Style
from textual.theme import BUILTIN_THEMES
from textual.theme import Theme as TextualTheme

from livetui.ui.theme import Theme


def textual_theme(theme: Theme) -> TextualTheme:
    """The same theme, as Textual knows them."""

    def ink(style: Style) -> str:
        name = style.color.name if style.color else theme.text_colour
        return f"ansi_{name}" if theme.ansi else name

    accent = ink(theme.accent)
    return TextualTheme(
        name=theme.name, primary=accent, secondary=accent, accent=accent, background=theme.background, surface=theme.surface,
        panel=theme.surface, foreground=ink(theme.text), dark=theme.dark, ansi=theme.ansi,
        success=accent, warning=ink(theme.warn), error=ink(theme.bad),
        variables=(dict(BUILTIN_THEMES["ansi-dark"].variables) if theme.ansi else {}) | {"on-toast": ink(theme.badge)},
    )  # fmt: skip
