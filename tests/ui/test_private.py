"""A screen that others can see: no money and no names on it."""

import re

import pytest

from livetui.session.spans import read
from livetui.ui.look import Look
from livetui.ui.panel import Panel
from livetui.ui.panels.all import PANELS
from livetui.ui.private import without_secrets
from livetui.views.choices import Choices
from livetui.views.comments import comments
from tests.ui.a_sample import SampleStage, sample
from tests.ui.running import running

_MONEY = re.compile(r"[$€£]\s?\d")


@pytest.mark.parametrize("panel", PANELS.values(), ids=lambda panel: panel.name)
def test_no_panel_shows_an_amount(panel: Panel[object]) -> None:
    view = without_secrets(panel.build(read(sample(), 48 * 60), Choices()))
    drawn = "\n".join(strip.text for strip in panel.draw(view, 160, 60, Look()))
    assert not _MONEY.findall(drawn.replace("$3 off from $15", "")), drawn  # what a coupon is called everybody knows


def test_no_panel_shows_who_wrote_a_comment() -> None:
    reading = read(sample(), 48 * 60)
    names = {row.name for row in comments(reading, Choices()).rows if len(row.name) > 4}
    for panel in PANELS.values():
        drawn = panel.draw(without_secrets(panel.build(reading, Choices())), 160, 60, Look())
        text = "\n".join(strip.text for strip in drawn)
        assert not [name for name in names if f" {name} " in text], panel.name


def test_what_is_no_secret_stays() -> None:
    view = comments(read(sample(), 48 * 60), Choices())
    assert [row.text for row in without_secrets(view).rows] == [row.text for row in view.rows]


@pytest.mark.parametrize("key", ["i", "a", "s"])
async def test_no_window_shows_an_amount(key: str) -> None:
    async with running(stage=SampleStage(), panels=PANELS, at_s=48 * 60, size=(160, 60)) as here:
        await here.press("p", key)
        assert here.app.screen.is_modal
        assert not _MONEY.findall(here.dialog().replace("$3 off from $15", ""))


async def test_a_key_hides_and_shows() -> None:
    async with running() as here:
        await here.press("p")
        assert "$11,259" not in here.text()
        assert "@mira.glow" not in here.text()
        await here.press("p")
        assert "$11,259" in here.text()
