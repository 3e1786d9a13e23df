"""Keys that are pressed when what they were for is no longer there."""

from livetui.ui.panel_view import PanelView
from livetui.ui.panels.all import PANELS
from tests.ui.a_sample import SampleStage
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


async def test_a_question_that_is_gone_is_not_marked_as_answered() -> None:
    async with running(stage=SampleStage(), panels=PANELS, at_s=2880, size=(160, 45)) as here:
        await here.press("6", "x", "home")
        await here.press("x")
        assert not here.app.choices.answered
