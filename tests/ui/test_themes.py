"""Every theme draws every page, and says nothing by colour alone."""

import pytest
from rich.color import ColorType

from livetui.ui.theme import DARK, TERMINAL, THEMES, Theme
from tests.ui.running import running


def test_no_two_themes_have_one_name() -> None:
    assert len({theme.name for theme in THEMES}) == len(THEMES)


async def test_a_key_goes_through_them_all_and_comes_back() -> None:
    async with running() as here:
        seen = []
        for _ in THEMES:
            await here.press("T")
            seen.append(here.app.look.theme.name)
        assert seen == [*(theme.name for theme in THEMES[1:]), DARK.name]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_the_words_are_the_same_in_every_theme(theme: Theme) -> None:
    async with running() as here:
        before = here.text()
        here.app.show_theme(theme)
        await here.pilot.pause()
        assert here.text() == before


async def test_the_terminals_own_theme_uses_only_its_sixteen_colours() -> None:
    async with running() as here:
        here.app.show_theme(TERMINAL)
        await here.pilot.pause()
        strips = here.app.screen._compositor.render_strips()
        colours = {c for strip in strips for _, style, _ in strip if style for c in (style.color, style.bgcolor) if c}
        assert {colour.type for colour in colours} <= {ColorType.STANDARD, ColorType.DEFAULT}


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [theme for theme in THEMES if not theme.ansi], ids=lambda theme: theme.name)
def test_what_is_read_stands_out_from_its_ground(theme: Theme) -> None:
    """At least 4.5 to 1 for what is read, 3 to 1 for what is large or beside it: WCAG 2.2, 1.4.3 and 1.4.11."""
    ground = _luminance(theme.background)
    for style, least in (
        (theme.text, 4.5),
        (theme.strong, 4.5),
        (theme.bad, 4.5),
        (theme.warn, 4.5),
        (theme.dim, 4.5),
        (theme.first, 3),
    ):
        assert style.color is not None
        ink = _luminance(style.color.get_truecolor().hex)
        light, dark = max(ink, ground), min(ink, ground)
        assert (light + 0.05) / (dark + 0.05) >= least, style
