"""The dashboard and the history: read when it is first asked for, never written, and whatever is the matter with it."""

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from livetui.cli.dashboard import dashboard
from livetui.cli.settings import settings
from livetui.history.history import History
from livetui.history.summary import summary_of
from livetui.ui.pages import DIAGNOSIS, PAGES
from livetui.ui.playback import Playback
from tests.cli.conftest import Command
from tests.history.past import simulated
from tests.ui.a_sample import SampleStage, sample
from tests.ui.running import Running
from tests.ui.test_playback import Clock

PAGE = str(PAGES.index(DIAGNOSIS) + 1)


@pytest.fixture
def history(own_data: Path) -> Path:
    """One LIVE of the same creator, from before the sample."""
    path = own_data / "history.db"
    day = -((simulated(minutes=1).start_second - sample().start_second) // 86_400) - 2
    with History(path) as kept:
        kept.add(summary_of(simulated(seed=4, minutes=9, day=day), None))
    return path


@asynccontextmanager
async def shown() -> AsyncIterator[Running]:
    stage, clock = SampleStage(), Clock()
    config, choices = settings()
    app = dashboard(stage, Playback(stage.length_s, clock, paused=True, at_s=2880), config, choices, fps=5)
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.pause()
        yield Running(app, pilot, stage, clock)


async def until(here: Running, words: str) -> None:
    for _ in range(100):
        await here.pilot.pause(0.02)
        if words in (here.dialog() if here.app.screen.is_modal else here.text()):
            return
    pytest.fail(here.text())


async def test_page_8_shows_own_lives(history: Path) -> None:
    async with shown() as here:
        await here.press(PAGE)
        await until(here, "own 14 d")


async def test_a_metric_stands_beside_own_lives(history: Path) -> None:
    async with shown() as here:
        await here.press("i")
        await until(here, "last 14 days, one whole LIVE")
        assert "LIVE before" in here.dialog()
        assert "its end at 9:0" in here.dialog()


async def test_the_history_is_not_opened_before_it_is_asked_for(history: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    history.write_bytes(b"damaged")
    async with shown() as here:
        for page in range(1, len(PAGES)):
            await here.press(str(page))
        assert "is damaged" not in here.text()
        await here.press(PAGE)
        await until(here, "is damaged")


async def test_a_replay_writes_nothing_into_the_history(history: Path) -> None:
    digest = hashlib.sha256(history.read_bytes()).digest()
    async with shown() as here:
        await here.press(PAGE, "i")
        await until(here, "one whole LIVE")
    assert hashlib.sha256(history.read_bytes()).digest() == digest


async def test_a_replay_makes_no_history(own_data: Path) -> None:
    async with shown() as here:
        await here.press(PAGE)
        await until(here, "No LIVE to learn from yet")
        await here.press("i")
    assert not own_data.exists()


def test_neither_does_a_replay_without_a_terminal(process: Command, own_data: Path) -> None:
    assert process("replay", "sample").code == 0
    assert not (own_data / "history.db").exists()
