"""Walking through hundreds of products: whatever is on the screen has its figures."""

from functools import cache

import pytest

from livetui.session.session import Session
from livetui.ui.panels.all import PANELS
from tests.session.playing import played
from tests.ui.played_stage import PlayedStage
from tests.ui.running import Running, running

NUMBER = 200


@cache
def _many() -> Session:
    listed = [
        {"type": "product.listed", "at": 1, "product": f"p{n}", "name": f"soap {n:03}", "stock": 9} for n in range(NUMBER)
    ]
    return played({"type": "live.started", "at": 0, "currency": "USD"}, *listed, {"type": "heartbeat", "at": 599})


def _whole(here: Running) -> bool:
    """Whether every row that is shown says what it is of, one after the other."""
    table = here.text().split("Products", 1)[1]
    names = [int(line.split("soap ")[1][:3]) for line in table.splitlines() if "soap " in line]
    return len(names) >= 8 and names == list(range(names[0], names[0] + len(names)))


@pytest.mark.parametrize(
    "keys",
    [["up"], ["pagedown"] * 7, ["pagedown"] * 12 + ["pageup"] * 9, ["up"] * 3, ["up", "escape"], ["up", "down", "pageup"]],
    ids=" ".join,
)
async def test_wherever_the_cursor_goes_the_rows_have_their_figures(keys: list[str]) -> None:
    async with running(panels=PANELS, stage=PlayedStage(_many()), at_s=500) as here:
        await here.press("1")
        view = here.app.view_of("products")
        assert view is not None
        here.app.set_focus(view)
        for key in keys:
            await here.press(key)
        await here.pilot.pause(0.1)
        assert _whole(here), here.text()


async def test_a_click_on_a_row_leaves_the_others_whole() -> None:
    async with running(panels=PANELS, stage=PlayedStage(_many()), at_s=500) as here:
        await here.press("1")
        for _ in range(4):
            view = here.app.view_of("products")
            assert view is not None
            await here.pilot.click(view, offset=(10, view.size.height - 4))
            await here.pilot.pause(0.1)
            assert _whole(here), here.text()
