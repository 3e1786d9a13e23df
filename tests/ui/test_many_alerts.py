"""More alerts than one can read."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from livetui.session.session import Session
from livetui.session.spans import read_over
from livetui.span import Over
from livetui.ui.panels.all import PANELS
from tests.session.playing import played
from tests.ui import a_live
from tests.ui.running import running


@cache
def _many() -> Session:
    raised = [{"type": "violation.raised", "at": n, "violation": f"v{n}", "reason": "claim"} for n in range(1, 121)]
    return played({"type": "live.started", "at": 0}, *raised, {"type": "heartbeat", "at": 599})


class _Stage(a_live.AStage):
    def __init__(self) -> None:
        super().__init__()
        self.length_s = 600

    @contextmanager
    def reading(self, at_s: int, span: Over) -> Iterator[Any]:
        yield read_over(_many(), at_s, span)


async def test_the_list_of_alerts_ends_with_how_many_it_leaves_out() -> None:
    async with running(panels=PANELS, stage=_Stage(), at_s=500) as here:
        await here.press("a")
        await here.press(*["pagedown"] * 45)
        assert "+ 20 more" in here.text()
