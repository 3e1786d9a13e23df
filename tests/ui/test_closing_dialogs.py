"""Keys that reach a dialog faster than it can go."""

import pytest
from textual import events

from tests.ui.test_app import running


@pytest.mark.parametrize(("opening", "closing"), [("?", "x"), ("s", "x"), ("g", "escape"), ("m", "enter"), ("t", "escape")])
async def test_a_key_typed_twice_closes_a_dialog_once(opening: str, closing: str) -> None:
    async with running() as here:
        await here.press("question_mark" if opening == "?" else opening)
        dialog = here.app.screen
        assert dialog.is_modal
        for _ in range(3):
            dialog.post_message(events.Key(closing, None))
        await here.pilot.pause()
        assert here.app.fault is None
        assert not here.app.screen.is_modal
