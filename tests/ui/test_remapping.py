"""Other keys than those that there are."""

import pytest

from livetui.errors import UsageError
from livetui.ui.app import Dashboard
from livetui.ui.keys import KEYS
from livetui.ui.playback import Playback, Playing
from livetui.ui.remapping import remapped
from livetui.views.choices import Choices
from tests.ui import a_live
from tests.ui.test_playback import Clock


def test_without_wishes_all_is_as_it_is() -> None:
    assert remapped({}) == KEYS


async def test_another_key_does_it_and_the_first_one_does_not() -> None:
    stage = a_live.AStage()
    playback = Playback(stage.length_s, Clock(), at_s=60)
    app = Dashboard(stage, playback, Choices(), panels=a_live.panels(), keys=remapped({"pause": "ctrl+k", "help": "f1"}))
    async with app.run_test(size=(180, 45)) as pilot:
        await pilot.press("space")
        assert playback.status == Playing.PLAYING.value
        await pilot.press("ctrl+k")
        assert playback.status == Playing.PAUSED.value
        footer = app.query_one("#footer").render_line(0).text
        assert "ctrl k pause" in footer
        assert "f1 help" in footer
        await pilot.press("f1")
        assert app.screen.is_modal


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"pauses": "k"}, "keys.pauses: nothing is called “pauses”; there is pause"),
        ({"pause": "f"}, "keys.pause: “f” is the key of pause and of full: give one of them another."),
        ({"pause": "k", "faster": "k"}, "keys.faster: “k” is the key of pause and of faster"),
        ({"pause": "ctrl + k"}, "keys.pause: it cannot be “ctrl + k”: write a key as"),
        ({"pause": "supr+k"}, "keys.pause: it cannot be “supr+k”: write a key as"),
        ({"pause": "escap"}, "keys.pause: it cannot be “escap”: write a key as"),
        ({"pause": "ctrl+"}, "keys.pause: it cannot be “ctrl+”: write a key as"),
        ({"pause": "ctrl+/"}, "keys.pause: it cannot be “ctrl+/”: write a key as"),
        ({"quit": "r", "stretch": "f7"}, "keys.quit: “r” is the key of record in the welcome: give it another."),
        ({"pause": ","}, "keys.pause: it cannot be “,”: write a key as"),
    ],
)
def test_what_cannot_be_is_said(wanted: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError) as error:
        remapped(wanted)
    assert said in str(error.value)


def test_two_can_change_places() -> None:
    table = {key.name: key.keys for key in remapped({"full": "w", "span": "f"})}
    assert (table["full"], table["span"]) == ("w", "f")


def test_what_the_welcome_does_not_do_may_have_a_key_of_its_own() -> None:
    assert next(row.keys for row in remapped({"pause": "r", "stretch": "f7"}) if row.name == "pause") == "r"


@pytest.mark.parametrize("key", ["!", "%", "F", "f5", "ctrl+shift+up", "ctrl+plus", "alt+k", "9", "é"])
def test_a_key_is_written_as_it_is_typed(key: str) -> None:
    assert next(row for row in remapped({"private": key}) if row.name == "private").keys == key
