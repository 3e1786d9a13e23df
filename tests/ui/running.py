"""A dashboard on a made-up LIVE, under keys and mouse."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot

from livetui.moment import moment
from livetui.ui.app import Dashboard
from livetui.ui.panel import Panel
from livetui.ui.playback import Playback
from livetui.views.choices import Choices
from tests.ui import a_live
from tests.ui.test_playback import Clock


class Running:
    """An application on a made-up LIVE, and what is on its screen."""

    def __init__(self, app: Dashboard, pilot: Pilot[None], stage: a_live.AStage, clock: Clock) -> None:
        self.app, self.pilot, self.stage, self.clock = app, pilot, stage, clock

    @property
    def playback(self) -> Playback:
        return self.app.playback

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    def dialog(self) -> str:
        """What the dialog that is open says, in one line."""
        box = self.app.screen.query_one("#dialog")
        return " ".join(" ".join(box.render_line(y).text.strip("│ ") for y in range(box.size.height)).split())

    def text(self) -> str:
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips)


@asynccontextmanager
async def running(
    size: tuple[int, int] = (120, 40), paused: bool = True, at_s: float = 2700, panels: Mapping[str, Panel[Any]] | None = None,
    start: str | None = None, stage: a_live.AStage | None = None,
) -> AsyncIterator[Running]:  # fmt: skip
    stage, clock = stage or a_live.AStage(), Clock()
    playback = Playback(stage.length_s, clock, paused=paused, at_s=at_s)
    app = Dashboard(stage, playback, Choices(), panels=panels or a_live.panels(), start=moment(start) if start else None)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield Running(app, pilot, stage, clock)
