"""What holds of the whole dashboard: every key, every cell, every text."""

from typing import Any

import pytest
from msgspec.structs import replace
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from livetui.text import clean
from livetui.ui.app import Dashboard
from livetui.ui.keys import KEYS
from livetui.ui.panel import Panel
from livetui.views.choices import Choices
from tests.ui import a_live
from tests.ui.running import running


async def test_equal_view_models_are_not_drawn_again() -> None:
    drawn: list[str] = []

    def noting(panel: Panel[Any]) -> Panel[Any]:
        def draw(view: Any, width: int, height: int, look: Any) -> Any:
            drawn.append(panel.name)
            return panel.draw(view, width, height, look)

        return replace(panel, draw=draw)

    async with running(panels={name: noting(panel) for name, panel in a_live.panels().items()}) as here:
        drawn.clear()
        here.app.update()
        assert drawn == []


async def test_markup_and_escapes_in_a_title_are_only_text() -> None:
    hostile = "[red]x[/] [@click=app.quit]y[/]"

    def build(reading: Any, choices: Choices) -> Any:
        return replace(a_live.header(reading, choices), title=clean(hostile + "\x1b[2J"))

    panels = {name: replace(p, build=build) if name == "header" else p for name, p in a_live.panels().items()}
    async with running(panels=panels, size=(160, 45)) as here:
        assert hostile in here.text()
        assert "\x1b" not in here.text()


async def test_every_cell_has_the_themes_background_whatever_the_terminals_is() -> None:
    async with running() as here:
        for strip in here.app.screen._compositor.render_strips():
            assert all(segment.style and segment.style.bgcolor for segment in strip)


async def test_without_colours_everything_is_still_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running() as here:
        assert "▼1 −62 % mkt" in here.text()
        await here.press("m", "escape", "question_mark")
        assert "Playing" in here.text()


async def test_without_colours_other_colours_leave_what_is_faint_faint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running() as here:
        await here.press("T")
        (plain,) = here.app._filters
        (segment,) = plain.apply([Segment("quiet", here.app.look.theme.faint)], Color(0, 0, 0))
        assert segment.style == Style(dim=True, reverse=False)


def test_no_key_is_bound_twice() -> None:
    keys = [key for row in KEYS for key in row.keys.split(",")]
    assert len(keys) == len(set(keys))


def test_every_key_does_something() -> None:
    assert all(hasattr(Dashboard, f"action_{key.command}") for key in KEYS if isinstance(key.command, str))


async def test_a_panel_that_breaks_ends_the_program_with_its_fault_and_prints_no_locals() -> None:
    apps: list[Dashboard] = []

    async def break_a_panel() -> None:
        async with running() as here:
            apps.append(here.app)
            here.app._panels.views["core"].put = lambda strips: 1 / 0  # type: ignore[method-assign, assignment]
            await here.press("w", "w", "right")

    with pytest.raises(ZeroDivisionError):
        await break_a_panel()
    assert isinstance(apps[0].fault, ZeroDivisionError)
    assert not apps[0]._exit_renderables
