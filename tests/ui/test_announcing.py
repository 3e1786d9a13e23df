"""What is told of while one plays or watches: each alert once, and none for looking elsewhere."""

import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace

from livetui.alerts.alert import Alert, AlertKind, Severity
from livetui.alerts.notify import Manner, Notifier
from livetui.session.spans import read, read_over
from livetui.span import Over
from livetui.text import clean, width
from livetui.ui.announcing import told
from livetui.ui.app import Dashboard
from livetui.ui.panel import Panel
from livetui.ui.panels.all import PANELS
from livetui.ui.playback import Playback
from livetui.views.alerts import MOST, Alerts
from livetui.views.choices import Choices
from tests.alerts.happening import going_on, session_of
from tests.ui import a_live
from tests.ui.a_look import LOOK
from tests.ui.a_sample import SampleStage, sample
from tests.ui.running import Running
from tests.ui.test_playback import Clock

ERR_DIP = "! Enter-room rate fell to 3.1 % from 5.2 %"
VIOLATION = "▼ Violation: “claim [red]x[/]”"


class Playing(Running):
    """A LIVE that is played by hand, and everything that is told of meanwhile."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.told: dict[str, str] = {}

    def listen(self) -> None:
        for each in self.app._notifications:
            self.told[each.identity] = each.message

    async def play(self, seconds: float) -> None:
        self.clock.now += seconds
        await self.show()

    async def come(self, seconds: float) -> None:
        self.stage.length_s += seconds
        await self.play(seconds)

    async def show(self) -> None:
        self.app.update()
        await self.pilot.pause()
        self.listen()

    async def seek(self, to_s: float) -> None:
        self.app.seek(to_s)
        await self.pilot.pause()
        self.listen()

    @property
    def toasts(self) -> list[str]:
        """What has been told of, oldest first."""
        return list(self.told.values())


@asynccontextmanager
async def playing(
    at_s: float, size: tuple[int, int] = (120, 40), live: bool = False, paused: bool = False,
    notifier: Notifier | None = None, stage: a_live.AStage | None = None, panels: Mapping[str, Panel[Any]] | None = None,
) -> AsyncIterator[Playing]:  # fmt: skip
    stage, clock = stage or a_live.AStage(), Clock()
    if live:
        stage.length_s, stage.live, stage.done = at_s, True, False
    playback = Playback(stage.length_s, clock, at_s=at_s, live=live, paused=paused)
    app = Dashboard(stage, playback, Choices(), panels=panels or a_live.panels(), frame_s=60, notifier=notifier)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        here = Playing(app, pilot, stage, clock)
        here.listen()
        yield here


async def test_who_plays_is_told_when_something_is_raised_and_once() -> None:
    async with playing(2590) as here:
        await here.play(9)
        assert here.toasts == []
        await here.play(1)
        assert here.toasts == [ERR_DIP]
        await here.play(60)
        assert here.toasts == [ERR_DIP]


async def test_opening_tells_of_nothing_that_was_raised_before() -> None:
    async with playing(2610) as here:
        await here.play(5)
        assert here.toasts == []


async def test_seeking_tells_of_nothing_and_a_hundred_times_of_nothing() -> None:
    async with playing(0, paused=True) as here:
        chance = Random(1)
        for _ in range(100):
            await here.seek(chance.randrange(a_live.LENGTH_S))
        await here.press("end", "home", "right_square_bracket")
        assert here.toasts == []


async def test_going_back_and_playing_again_repeats_nothing() -> None:
    async with playing(2590) as here:
        await here.play(20)
        for _ in range(5):
            await here.seek(2590)
            await here.play(20)
        assert here.toasts == [ERR_DIP]


async def test_what_was_passed_over_is_told_of_when_it_is_played() -> None:
    async with playing(2000) as here:
        await here.seek(2650)
        await here.play(1)
        assert here.toasts == []
        await here.seek(2599)
        await here.play(1)
        assert here.toasts == [ERR_DIP]


async def test_several_at_once_are_one_that_names_the_worst() -> None:
    async with playing(2719) as here:
        await here.play(1)
        assert here.toasts == [f"{VIOLATION}\n  and 1 more: press a"]


async def test_who_watches_is_told_of_what_happens_now_wherever_he_looks() -> None:
    async with playing(2590, live=True) as here:
        await here.press("left", "space")
        await here.come(9)
        assert here.toasts == []
        await here.come(1)
        assert here.toasts == [ERR_DIP]
        await here.press("end")
        await here.come(5)
        assert here.toasts == [ERR_DIP]


async def test_what_was_raised_before_one_watched_is_not_told_of_when_it_turns_out_that_the_live_began_earlier() -> None:
    earlier_s = 0

    def build(here: Any, choices: Choices) -> Alerts:
        view = a_live.alerts(replace(here, at_s=here.at_s - earlier_s), choices)
        return replace(view, origin=view.origin - earlier_s)

    panels = a_live.panels()
    async with playing(2610, live=True, panels=panels | {"alerts": replace(panels["alerts"], build=build)}) as here:
        earlier_s = 60
        here.stage.start_s -= earlier_s
        await here.come(earlier_s + 5)
        assert here.toasts == []


async def test_it_stands_at_the_right_above_the_timeline_as_plain_text() -> None:
    for size in ((60, 20), (80, 24), (120, 40), (200, 60)):
        async with playing(2719, size=size) as here:
            await here.play(1)
            await here.pilot.pause()
            (at,) = [y for y, row in enumerate(here.text().splitlines()) if VIOLATION in row]
            timeline = here.app.query_one("#timeline").region
            assert at == timeline.y - 2
            assert here.text().splitlines()[at + 1].rstrip("│ ╯─").endswith("and 1 more: press a")


@pytest.mark.parametrize(("alerts", "last"), [(1, "…"), (3, "and 2 more: press a")])
def test_a_long_sentence_takes_two_lines_at_most(alerts: int, last: str) -> None:
    alert = Alert(at=1, kind=AlertKind.SOLD_OUT, severity=Severity.BAD, sentence=clean("ขายดี 护肤 " * 40), advice=clean(""))
    lines = told([alert] * alerts, 54, LOOK.caps)
    assert len(lines) == 2
    assert lines[1].endswith(last)
    assert all(width(line) <= 54 for line in lines)


async def test_the_users_command_is_run_with_what_happened(tmp_path: Path) -> None:
    out = tmp_path / "out"
    script = "import sys; open(sys.argv[1], 'w').write(sys.argv[2])"
    command = (sys.executable, "-c", script, str(out), "{at} {severity}: {sentence}")
    async with playing(2719, notifier=Notifier(Manner(command=command, in_replay=True))) as here:
        await here.play(1)
        await here.app.workers.wait_for_complete()
    assert out.read_text() == "45:20 bad: Violation: “claim [red]x[/]”"


async def test_a_command_that_fails_is_told_of_and_nothing_ends() -> None:
    async with playing(2719, notifier=Notifier(Manner(command=("/no/such",), in_replay=True))) as here:
        await here.play(1)
        await here.app.workers.wait_for_complete()
        await here.show()
        assert "cannot be started (No such file or directory)" in " ".join(here.toasts[-1].split())


@pytest.mark.parametrize(("live", "runs"), [(True, True), (False, False)])
async def test_a_replay_runs_no_command_unless_asked_to(live: bool, runs: bool, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = (sys.executable, "-c", f"open({str(out)!r}, 'w')")
    async with playing(2719, live=live, notifier=Notifier(Manner(command=command))) as here:
        await here.come(1)
        await here.app.workers.wait_for_complete()
    assert out.exists() is runs


async def test_playing_half_an_hour_of_the_sample_tells_of_each_of_its_alerts_once() -> None:
    async with playing(0, size=(60, 20), stage=SampleStage(), panels=PANELS) as here:
        every = [alert.sentence for alert in here.app.choices.alerts.found(read(sample(), 1800))]
        for _ in range(0, 1800, 10):
            await here.play(10)
        assert len(every) > 3
        words = [toast.removeprefix("▼ ").removeprefix("! ").removeprefix("· ").replace("\n", " ") for toast in here.toasts]
        assert sorted(words) == sorted(every)


class StandingStage(a_live.AStage):
    """A LIVE with more standing violations than the list of alerts has room for, in which fewer come in later."""

    def __init__(self) -> None:
        super().__init__()
        raised = [{"type": "violation.raised", "at": at / 10, "violation": f"v{at}", "reason": "x"} for at in range(MOST + 30)]
        joins = (going_on(0, 900, join=10), going_on(900, 960, join=3), going_on(960, 1500, join=10))
        self.session = session_of(raised, *joins)

    @contextmanager
    def reading(self, at_s: int, span: Over) -> Iterator[Any]:
        yield read_over(self.session, at_s, span)


async def test_what_is_new_is_told_of_however_much_stands() -> None:
    async with playing(955, stage=StandingStage(), panels=PANELS) as here:
        await here.play(10)
        assert here.toasts == ["! Viewers entering fell to 64 a minute from 120"]
