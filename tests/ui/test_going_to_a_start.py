"""A replay that begins at a moment which has not been read yet."""

from tests.ui.a_live import AStage
from tests.ui.running import running


class _Growing(AStage):
    """A recording of which more is read each time somebody looks."""

    @property
    def length_s(self) -> float:
        self._length_s += 1300
        return self._length_s

    @length_s.setter
    def length_s(self, length_s: float) -> None:
        self._length_s = 0.0


async def test_it_arrives_exactly_though_more_is_read_in_between() -> None:
    stage = _Growing()
    stage.done = False
    async with running(start="1:00:00", at_s=0, stage=stage) as here:
        for _ in range(5):
            here.app.update()
        assert here.playback.position == 3600
