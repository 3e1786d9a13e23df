"""The colours: few, and each with a second sign beside it, so that nothing is said by colour alone."""

from msgspec import Struct
from rich.style import Style

from livetui.views.mark_kind import MarkKind


class Theme(Struct, frozen=True):
    """A style for each meaning, never for a place."""

    name: str
    dark: bool
    background: str
    surface: str
    text_colour: str
    text: Style
    strong: Style
    dim: Style
    faint: Style
    border: Style
    border_focused: Style
    title: Style
    accent: Style
    good: Style
    warn: Style
    bad: Style
    badge: Style
    badge_paused: Style
    badge_ended: Style
    cursor: Style
    ground: Style
    first: Style
    second: Style
    lines: tuple[Style, ...]
    spark: Style
    bar: Style
    track: Style
    played: Style
    head: Style
    marks: dict[MarkKind, Style]

    @property
    def ansi(self) -> bool:
        """Whether its colours are the terminal's own."""
        return self.background.startswith("ansi_")

    def __hash__(self) -> int:
        return hash(self.name)


def _theme(
    name: str, *, dark: bool = True, background: str, surface: str, text: str, strong: str, dim: str, faint: str, border: str,
    accent: str, muted: str, second: str, good: str, warn: str, bad: str, on_badge: str | None = None,
) -> Theme:  # fmt: skip
    def ink(colour: str, bold: bool = False) -> Style:
        return Style(color=colour, bold=bold or None)

    def badge(colour: str) -> Style:
        return Style(color=on_badge or background, bgcolor=colour, bold=True)

    return Theme(
        name=name, dark=dark, background=background, surface=surface, text_colour=text,
        text=ink(text), strong=ink(strong, bold=True), dim=ink(dim), faint=ink(faint),
        border=ink(border), border_focused=ink(accent), title=ink(text, bold=True), accent=ink(accent, bold=True),
        good=ink(good), warn=ink(warn, bold=True), bad=ink(bad, bold=True),
        badge=badge(accent), badge_paused=badge(warn), badge_ended=badge(dim),
        cursor=Style(color=strong, bgcolor=border, bold=True), ground=Style(bgcolor=border),
        first=ink(accent), second=ink(second), lines=tuple(map(ink, (accent, second, good, warn, strong))),
        spark=ink(muted), bar=ink(muted), track=ink(faint),
        played=ink(muted), head=ink(strong, bold=True),
        marks={
            MarkKind.PIN: ink(strong, bold=True), MarkKind.PROMOTION: ink(warn, bold=True),
            MarkKind.VIOLATION: ink(bad, bold=True), MarkKind.NOTE: ink(dim, bold=True),
            MarkKind.ALERT: ink(accent, bold=True),
        },
    )  # fmt: skip


DARK = _theme(
    "livetui-dark", background="#0e1015", surface="#161922", text="#c3c8d4", strong="#f3f5fa", dim="#7f8798", faint="#3d4454",
    border="#2b303d", accent="#5fb3f9", muted="#3d6c99", second="#c39cf7", good="#7fd492", warn="#ebb65c", bad="#ff6b78",
)  # fmt: skip

LIGHT = _theme(
    "livetui-light", dark=False, background="#fafafc", surface="#eef0f4", text="#363b47", strong="#0d1017", dim="#6b7282",
    faint="#c9cdd6", border="#ccd1db", accent="#0b6bcb", muted="#8fb6de", second="#8a3fd1", good="#1d7a37", warn="#9a5b00",
    bad="#c81e35",
)  # fmt: skip

CONTRAST = _theme(
    "livetui-contrast", background="#000000", surface="#101010", text="#ffffff", strong="#ffffff", dim="#d0d0d0",
    faint="#7a7a7a", border="#b0b0b0", accent="#5ad7ff", muted="#3f9fd0", second="#ffb0ff", good="#7dff8a", warn="#ffe14d",
    bad="#ff7b7b",
)  # fmt: skip

SAFE = _theme(
    "livetui-safe", background="#0e1015", surface="#161922", text="#c9ced9", strong="#f5f7fb", dim="#8a92a3", faint="#3d4454",
    border="#2b303d", accent="#56b4e9", muted="#2f6f96", second="#f0e442", good="#62c8ff", warn="#e6a23c", bad="#ff8c2e",
)  # fmt: skip
"""Blue for what is good and orange for what is bad: the eyes that cannot tell red from green tell these."""

TERMINAL = _theme(
    "terminal", background="ansi_default", surface="ansi_default", text="default", strong="bright_white", dim="white",
    faint="bright_black", border="bright_black", accent="bright_cyan", muted="cyan", second="bright_magenta",
    good="bright_green", warn="bright_yellow", bad="bright_red", on_badge="black",
)  # fmt: skip
"""The sixteen colours that the terminal has for itself."""

THEMES: tuple[Theme, ...] = (DARK, LIGHT, CONTRAST, SAFE, TERMINAL)
