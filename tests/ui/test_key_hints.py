"""Words on the screen name a key by where it is, not by where it usually is."""

from string import ascii_letters

import pytest
from msgspec.structs import replace
from textual.strip import Strip

from livetui.session.spans import read
from livetui.text import Clean, clean
from livetui.ui.app import Dashboard
from livetui.ui.keys import KEYS
from livetui.ui.layout import Page, arrange
from livetui.ui.look import Hand, Look, Transport
from livetui.ui.pages import PAGES
from livetui.ui.panels.all import PANELS
from livetui.ui.playback import Playback, Playing
from livetui.ui.remapping import remapped
from livetui.views.choices import Choices
from tests.ui import a_live
from tests.ui.a_look import LOOK
from tests.ui.a_sample import SampleStage, sample
from tests.ui.test_playback import Clock

SIZE = (160, 45)
FREE = [*(f"alt+{letter}" for letter in ascii_letters), *(f"alt+f{i}" for i in range(1, 13))]
MOVED = {key.name: free for key, free in zip(KEYS, FREE, strict=False)}
TABLE = remapped(MOVED)
TOLD = Transport(clean("live.jsonl"), Playing.PAUSED, 1, 2880, 1.0, True, clean("It ends in the middle of a line."))
USUAL = {str(cap) for cap in LOOK.caps.values()} - {*"aisO+-/,.[]↑↓←→12345678", "tab"}
"""What is printed on a key and stands on the screen for nothing else."""


def shown(page: Page, at_s: int, hand: Hand) -> str:
    """A page of the sample, all keys being elsewhere."""
    look = Look(caps={key.name: key.caps for key in TABLE}, transport=TOLD, page=page.short, focused=True, hand=hand)
    reading, choices = read(sample(), at_s), replace(Choices(), searches=dict.fromkeys(PANELS, hand.search))
    told: list[Strip] = []
    for name, place in arrange(page, *SIZE).items():
        panel = PANELS[name]
        told += panel.draw(panel.build(reading, panel.fit(choices, *place.size)), place.width, place.height, look)
    return "\n".join(strip.text for strip in told)


def usual_ones(text: str) -> set[str]:
    """The keys that are named as if they were where they usually are."""
    for key in TABLE:
        text = text.replace(key.caps, "")
    return {word.strip("·;,:") for word in text.split()} & USUAL


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.short))
@pytest.mark.parametrize("at_s", [0, 2880])
@pytest.mark.parametrize("search", ["", "zzq"])
def test_no_page_names_a_key_that_does_nothing(page: Page, at_s: int, search: str) -> None:
    assert usual_ones(shown(page, at_s, Hand(search=search))) == set()


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (["stretch"], "from 45:00 to … move, then alt {stretch} again"),
        (["stretch", "on_60", "stretch"], "45:00–46:00   alt {span} or alt {leave} leaves it"),
    ],
)
async def test_what_is_said_for_a_moment_names_the_keys_where_they_are(keys: list[str], told: str) -> None:
    stage = a_live.AStage()
    playback = Playback(stage.length_s, Clock(), paused=True, at_s=2700)
    app = Dashboard(stage, playback, Choices(), panels=a_live.panels(), keys=TABLE)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*(MOVED[name] for name in keys))
        await pilot.pause()
        letters = {name: Clean(free.removeprefix("alt+")) for name, free in MOVED.items()}
        assert told.format(**letters) in app.query_one("#header").render_line(0).text


async def test_an_answered_question_is_opened_again_with_the_key_that_is_named() -> None:
    stage = SampleStage()
    playback = Playback(stage.length_s, Clock(), paused=True, at_s=2880)
    app = Dashboard(stage, playback, Choices(), keys=TABLE)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*(MOVED[name] for name in ("page_6", "answered", "answered")))
        await pilot.pause()
        said = app.query_one("#header").render_line(0).text
        assert f"answered; {app.look.caps['unanswered']} opens it again" in said


def test_the_footer_names_both_keys_of_a_pair_where_they_are() -> None:
    caps = {key.name: key.caps for key in remapped({"slower": "ctrl+s"})}
    assert "+ ctrl s speed" in PANELS["footer"].draw(None, 200, 1, Look(caps=caps, page="Key"))[0].text


def test_the_footer_has_the_pages_where_there_is_no_room_for_a_name() -> None:
    assert "1  2  3  4  5  6  7  8" in PANELS["footer"].draw(None, 40, 1, replace(LOOK, page="Promotions"))[0].text


def test_the_footer_names_the_pages_by_their_keys() -> None:
    caps = {key.name: key.caps for key in remapped({"page_3": "f3"})}
    assert "2 Trends  f3 Traffic  4 Products" in PANELS["footer"].draw(None, 200, 1, Look(caps=caps, page="Key"))[0].text
