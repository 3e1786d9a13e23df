"""Keys that are pressed when what they were for is no longer there."""

from livetui.ui.panel_view import PanelView
from tests.ui.running import running


async def test_where_a_panel_with_the_focus_loses_its_room_keys_act_on_one_that_can_be_seen() -> None:
    async with running(size=(120, 40)) as here:
        here.app.set_focus(here.app.query_one("#traffic", PanelView))
        await here.pilot.resize_terminal(60, 20)
        await here.pilot.pause()
        acting = here.app.acting()
        assert acting is not None
        assert acting.panel.name != "traffic"
        await here.press("down")
        assert here.app.query_one("#traffic", PanelView).cursor is None
