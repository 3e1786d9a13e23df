"""A recording that has been read to its end while the screen was being drawn."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from livetui.span import Over
from tests.ui.a_live import LENGTH_S, AStage
from tests.ui.running import running


class _Ending(AStage):
    """Once it is told to, the rest is read in the middle of a drawing."""

    def __init__(self) -> None:
        super().__init__()
        self.done, self.loaded, self.length_s = False, 0.96, LENGTH_S - 60
        self.ends = False

    @contextmanager
    def reading(self, at_s: int, span: Over) -> Iterator[Any]:
        with super().reading(at_s, span) as reading:
            yield reading
        if self.ends:
            self.done, self.loaded, self.length_s = True, 1.0, LENGTH_S


async def test_a_screen_that_stands_still_shows_the_end_all_the_same() -> None:
    stage = _Ending()
    async with running(stage=stage) as here:
        assert "loading 96 %" in here.text()
        stage.ends = True
        while here.app._frames.due:
            await here.pilot.pause(0.05)
        assert stage.done
        assert "loading" not in here.text()
