"""Digits for across a room."""

import pytest

from livetui.session.spans import read
from livetui.text import Clean
from livetui.ui import big
from livetui.ui.draw import Canvas
from livetui.ui.look import Look
from livetui.ui.panels.all import PANELS
from livetui.ui.panels.big import PANEL
from livetui.ui.theme import DARK
from livetui.views.choices import Choices
from tests.ui.a_sample import SampleStage, sample
from tests.ui.running import running


def test_digits_are_drawn_of_dots() -> None:
    canvas = Canvas(14, 5)
    big.write(canvas, 0, 0, Clean("17"), 1, DARK.text)
    assert canvas.text() == ["  ██    ██████", "████        ██", "  ██        ██", "  ██        ██", "██████      ██"]


def test_digits_grow_with_the_room() -> None:
    assert [big.scale(Clean("17"), columns, 20) for columns in (13, 14, 28, 42, 999)] == [0, 1, 2, 3, 4]


def test_what_cannot_be_drawn_of_dots_is_not() -> None:
    assert big.scale(Clean("Rp 5"), 200, 50) == 0


@pytest.mark.parametrize(("columns", "rows"), [(200, 50), (120, 35), (80, 20), (60, 16), (30, 8), (5, 3), (1, 1)])
@pytest.mark.parametrize("at_s", [0, 48 * 60])
def test_every_size_is_filled(columns: int, rows: int, at_s: int) -> None:
    view = PANEL.build(read(sample(), at_s), PANEL.fit(Choices(), columns, rows))
    drawn = PANEL.draw(view, columns, rows, Look())
    assert [strip.cell_length for strip in drawn] == [columns] * rows


async def test_a_key_shows_them_and_goes_back() -> None:
    async with running(stage=SampleStage(), panels=PANELS) as here:
        await here.press("b")
        assert "██" in here.text()
        assert "Traffic sources" not in here.text()
        await here.press("b")
        assert "Traffic sources" in here.text()
