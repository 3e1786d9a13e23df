"""A screen that others can see: no money and no names on it."""

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest
from msgspec import Struct

from livetui import views
from livetui.session.spans import read
from livetui.ui.panel import Panel
from livetui.ui.panels.all import PANELS
from livetui.ui.private import without_secrets
from livetui.views.all_comments import NOBODY
from livetui.views.choices import Choices
from livetui.views.comments import comments
from tests.ui.a_look import LOOK
from tests.ui.a_sample import SampleStage, sample
from tests.ui.running import running

_MONEY = re.compile(r"[$€£]\s?\d")


@pytest.mark.parametrize("panel", PANELS.values(), ids=lambda panel: panel.name)
def test_no_panel_shows_an_amount(panel: Panel[object]) -> None:
    view = without_secrets(panel.build(read(sample(), 48 * 60), Choices()))
    drawn = "\n".join(strip.text for strip in panel.draw(view, 160, 60, LOOK))
    assert not _MONEY.findall(drawn.replace("$3 off from $15", "")), drawn  # what a coupon is called everybody knows


def test_no_panel_shows_who_wrote_a_comment() -> None:
    reading = read(sample(), 48 * 60)
    names = {row.name for row in comments(reading, Choices()).rows if len(row.name) > 4}
    for panel in PANELS.values():
        drawn = panel.draw(without_secrets(panel.build(reading, Choices())), 160, 60, LOOK)
        text = "\n".join(strip.text for strip in drawn)
        assert not [name for name in names if f" {name} " in text], panel.name


_NAMES = {"creator", "name", "nameless", "author", "viewer"}
_OF_THINGS = {"Dimension", "CategoryRow", "ChannelChange", "Pinned", "ProductRow", "Sales", "Span"}
"""View models whose name is that of a product, a channel or the like."""


def _view_models() -> set[type[Struct]]:
    modules = [import_module(f"{views.__name__}.{module.name}") for module in iter_modules(views.__path__)]
    return {
        each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, Struct) and each.__module__.startswith(views.__name__)
    }


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (model, field)
        for model in sorted(_view_models(), key=lambda model: (model.__module__, model.__name__))
        for field in model.__struct_fields__
        if field in _NAMES and model.__name__ not in _OF_THINGS
    ],
)
def test_no_view_model_says_who_somebody_is(model: type[Struct], field: str) -> None:
    view = model(**{each: "Mira" if each == field else None for each in model.__struct_fields__})
    assert getattr(without_secrets(view), field) in (NOBODY, True)


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
