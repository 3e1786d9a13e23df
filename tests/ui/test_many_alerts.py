"""More alerts than one can read."""

from functools import cache

from livetui.session.session import Session
from livetui.ui.panels.all import PANELS
from tests.session.playing import played
from tests.ui.played_stage import PlayedStage
from tests.ui.running import running
from tests.ui.test_announcing import playing


@cache
def _many() -> Session:
    raised = [{"type": "violation.raised", "at": n, "violation": f"v{n}", "reason": "claim"} for n in range(1, 121)]
    return played({"type": "live.started", "at": 0}, *raised, {"type": "heartbeat", "at": 599})


async def test_of_a_flood_it_is_told_that_there_are_more_than_are_counted() -> None:
    async with playing(0, stage=PlayedStage(_many()), panels=PANELS) as here:
        await here.play(110)
        assert here.toasts == ["▼ Violation: “claim”\n  and more than 99 more: press a"]


async def test_the_list_of_alerts_ends_with_how_many_it_leaves_out() -> None:
    async with running(panels=PANELS, stage=PlayedStage(_many()), at_s=500) as here:
        await here.press("a")
        await here.press(*["pagedown"] * 45)
        assert "+ 20 more" in here.text()
