"""Keys that reach a dialog faster than a busy application takes it away."""

import asyncio

import pytest

from livetui.ui.screens.dialog import Dialog
from tests.ui.running import running


@pytest.mark.parametrize("opening", ["question_mark", "g", "m", "t"])
async def test_a_dialog_that_is_closed_twice_goes_once(opening: str) -> None:
    async with running() as here:
        await here.press(opening)
        dialog = here.app.screen
        assert isinstance(dialog, Dialog)

        def twice() -> None:
            dialog.close()
            dialog.close()

        dialog.call_later(twice)
        async with asyncio.timeout(30):
            while dialog.is_running:
                await asyncio.sleep(0.01)
        assert here.app.fault is None
        assert here.app.screen_stack == [here.app.screen]
