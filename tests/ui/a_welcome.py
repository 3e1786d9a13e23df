"""The welcome under keys and mouse, on made-up LIVEs."""

from collections.abc import AsyncIterator, Sequence
from concurrent.futures import Future
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from textual.pilot import Pilot

from livetui.history.briefs import Brief
from livetui.ui.welcome.app import Past, Welcome
from livetui.ui.welcome.state import State
from livetui.views.past_lives import past_lives

_START_MS = 1_794_540_600_000
_DAY_MS = 86_400_000
GONE = 2
"""The id of the LIVE whose recording is gone."""


def lives(number: int) -> list[Brief]:
    """So many LIVEs, the latest first: their ids count down to 1."""
    return [
        Brief(
            id=id, room=f"room{id}", title=f"Evening {id}", creator="mira", region="US", category="Beauty", currency="USD",
            started_ms=_START_MS + id * _DAY_MS, lasted_s=3600 + id, recording=recording(id),
            gmv=100_000.0 + id, orders=40.0 + id,
        )
        for id in range(number, 0, -1)
    ]  # fmt: skip


def recording(id: int) -> Path:
    return Path(f"/lives/{id}.ndjson.zst")


def past(told: Sequence[Brief]) -> Past:
    """The history, as it has been read."""
    read: Past = Future()
    read.set_result(past_lives(told, there=lambda path: path != recording(GONE)))
    return read


def titled(title: str) -> Past:
    """A history of one LIVE of that title."""
    return past([replace(lives(1)[0], title=title, creator=title, room=title)])


class Welcomed:
    """The welcome, and what is on its screen."""

    def __init__(self, app: Welcome, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    def text(self) -> str:
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    def dialog(self) -> str:
        """What the dialog that is open says, in one line."""
        box = self.app.screen.query_one("#dialog")
        return " ".join(" ".join(box.render_line(y).text.strip("│ ") for y in range(box.size.height)).split())

    def under_cursor(self) -> str:
        """The row with the cursor."""
        (line,) = (line for line in self.text().splitlines() if "›" in line)
        return line.partition("›")[2]


@asynccontextmanager
async def welcomed(
    history: Past | None = None, size: tuple[int, int] = (120, 40), state: State | None = None, **options: Any
) -> AsyncIterator[Welcomed]:
    app = Welcome(past(lives(3)) if history is None else history, state or State(), **options)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield Welcomed(app, pilot)
