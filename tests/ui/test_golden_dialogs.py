"""Windows over a LIVE that goes on, and the welcome, as they stand on the screen; ``GOLDEN=write`` renews the files."""

import asyncio
import time
from collections.abc import Iterator

import pytest

from livetui.cli.live import LiveStage
from livetui.ui.app import Dashboard
from livetui.ui.playback import Playback
from livetui.views.choices import Choices
from tests.ui.a_sample_feed import live
from tests.ui.a_welcome import lives, past, welcomed
from tests.ui.test_golden import check
from tests.ui.test_playback import Clock

SIZES = ((80, 24), (120, 40))
ids = "{0[0]}x{0[1]}".format
TO_ERR = ("i", *["right"] * 4)
WINDOWS = {"help": ("question_mark",), "metric": TO_ERR, "chart": (*TO_ERR, "enter"), "feeds": ("s",)}
"""Each by the keys that open it."""


@pytest.fixture(scope="module")
def followed() -> Iterator[LiveStage]:
    with live() as stage:
        yield stage


def all_heard(stage: LiveStage, choices: Choices) -> bool:
    """Whether it is known what every comment is about."""
    with stage.reading(int(stage.length_s), "whole") as reading:
        return len(choices.listener.heard(reading.session)) == len(reading.session.comments)


@pytest.mark.parametrize("size", SIZES, ids=ids)
async def test_windows_over_a_live_that_goes_on(followed: LiveStage, size: tuple[int, int]) -> None:
    app = Dashboard(followed, Playback(followed.length_s, Clock(), live=True), Choices(), frame_s=60)
    async with app.run_test(size=size) as pilot:
        async with asyncio.timeout(30):
            while not all_heard(followed, app.choices):
                await asyncio.sleep(0.01)
        app.update()
        for name, keys in WINDOWS.items():
            await pilot.press(*keys)
            await pilot.pause()
            lines = (strip.text.rstrip() for strip in app.screen._compositor.render_strips())
            check(f"live-{name}-{ids(size)}", "\n".join(lines) + "\n")
            await pilot.press("escape")


@pytest.fixture
def at_greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The welcome tells when a LIVE began by the clock of where one is."""
    with monkeypatch.context() as changed:
        changed.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("at_greenwich")
@pytest.mark.parametrize("size", SIZES, ids=ids)
@pytest.mark.parametrize("number", [0, 3])
async def test_the_welcome(size: tuple[int, int], number: int) -> None:
    async with welcomed(past(lives(number)), size) as here:
        text = "\n".join(line.rstrip() for line in here.text().splitlines()) + "\n"
    check(f"welcome-{number}-lives-{ids(size)}", text)
