"""The page as text, at the sizes it is made for; ``GOLDEN=write pytest tests/ui/test_golden.py`` renews the files."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.strip import Strip

from livetui.text import Clean, clean, width
from livetui.ui.layout import Page, arrange
from livetui.ui.look import Transport
from livetui.ui.pages import KEY_METRICS
from livetui.ui.panels.all import PANELS
from livetui.ui.playback import Playing
from livetui.views.choices import Choices
from tests.ui import a_live
from tests.ui.a_look import LOOK

GOLDEN = Path(__file__).parent.parent / "golden"
SIZES = ((60, 20), (80, 24), (120, 40), (160, 45), (200, 60))
PLAYING = Transport(clean("skincare.jsonl.zst"), Playing.PLAYING, 1, a_live.LENGTH_S, 1.0, True, None)
LOADING = replace(
    PLAYING, playing=Playing.PAUSED, loaded=0.4, done=False, trouble=clean("The recording ends in the middle of a line.")
)


def views(here: a_live.Here, choices: Choices) -> dict[str, Any]:
    return {name: build(here, choices) for name, build in a_live.BUILDERS.items()}


def frame(columns: int, rows: int, case: str, transport: Transport = PLAYING, full: str | None = None) -> str:
    """The page of the made-up LIVE, or of one of which nothing is known."""
    here = a_live.Here(2700, "whole")
    return page(columns, rows, partial(a_live.empty if case == "empty" else views, here), transport, full)


def page(
    columns: int, rows: int, build: Callable[[Choices], dict[str, Any]], transport: Transport, full: str | None = None,
    shown_page: Page = KEY_METRICS, *, midway: bool = False,
) -> str:  # fmt: skip
    """What the screen would show of these view models, row by row, without its colours."""
    places = arrange(shown_page, columns, rows, full)
    choices = Choices()
    for panel in PANELS.values():
        if place := places.get(panel.name):
            choices = panel.fit(choices, place.width, place.height)
    shown = build(choices)
    screen = [[""] * columns for _ in range(rows)]
    hidden = 0 if full else sum(name not in places for name in shown_page.panels)
    for panel in PANELS.values():
        if place := places.get(panel.name):
            told = transport if panel.transport else None
            look = replace(LOOK, transport=told, page=shown_page.short, hidden=hidden, midway=midway)
            strips: list[Strip] = panel.draw(shown[panel.name], place.width, place.height, look)
            assert len(strips) == place.height
            for y, strip in enumerate(strips, start=place.y):
                assert strip.cell_length == place.width
                screen[y][place.x] = strip.text
    return "\n".join("".join(row).rstrip() for row in screen) + "\n"


def check(name: str, text: str) -> None:
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("case", ["playing", "empty"])
def test_the_page(size: tuple[int, int], case: str) -> None:
    check(f"{case}-{size[0]}x{size[1]}", frame(*size, case))


@pytest.mark.parametrize("panel", ["core", "trend", "traffic", "products", "audience", "comments"])
def test_a_panel_full_screen(panel: str) -> None:
    check(f"full-{panel}", frame(100, 30, "playing", full=panel))


def test_the_page_while_loading_and_paused() -> None:
    check("loading-120x40", frame(120, 40, "playing", LOADING))


def test_every_row_is_as_wide_as_the_screen_whatever_its_size() -> None:
    for first, rows in enumerate((1, 2, 3, 4, 5, 7, 9, 12, 16, 20, 24, 30, 40, 60), start=1):
        for columns in (*range(first, 130, 10), 200):
            for case in ("playing", "empty"):
                lines = frame(columns, rows, case).splitlines()
                assert all(width(Clean(line)) <= columns for line in lines), (columns, rows)


def test_every_panel_can_be_drawn_at_any_size() -> None:
    here, choices = a_live.Here(2700, "whole"), Choices()
    for shown in (views(here, choices), a_live.empty(here, choices)):
        for panel in (panel for panel in PANELS.values() if panel.name in shown):
            for columns in (1, 2, 5, 11, 12, 13, 20, 33):
                for rows in (1, 2, 3, 4, 6, 9):
                    look = replace(LOOK, transport=PLAYING if panel.transport else None)
                    strips = panel.draw(shown[panel.name], columns, rows, look)
                    assert [strip.cell_length for strip in strips] == [columns] * rows
