"""The screen where NO_COLOR asks for none: what colours say is said by weight and by what stands reversed."""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from livetui.ui.theme import Theme


class Uncoloured(LineFilter):
    """Leaves bold, and makes faint what was faint and reversed what had a ground of its own, such as a badge."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        grounds = {Style(bgcolor=colour.removeprefix("ansi_")).bgcolor for colour in (theme.background, theme.surface)}
        faint = {theme.faint.color, theme.border.color}

        @lru_cache(1024)
        def plain(style: Style) -> Style:
            return Style(
                bold=style.bold, italic=style.italic, underline=style.underline,
                dim=style.dim or style.color in faint,
                reverse=bool(style.reverse) ^ (style.bgcolor is not None and style.bgcolor not in grounds),
            )  # fmt: skip

        self._plain = plain

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same text, plainly."""
        return [Segment(text, self._plain(style) if style else None, control) for text, style, control in segments]
