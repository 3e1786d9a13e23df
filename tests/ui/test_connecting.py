"""Connecting to a feed from the welcome, and opening a file."""

from pathlib import Path

import pytest
from textual import events

from livetui.errors import UsageError
from livetui.feed.remembered import Remembered
from livetui.text import Clean
from livetui.ui.welcome.state import State
from livetui.ui.welcome.wish import Play, Watch
from tests.ui.a_welcome import Welcomed, past, welcomed


def refused(watch: Watch) -> None:
    raise UsageError("A feed is an address.")


async def test_an_address_is_typed_and_watched() -> None:
    async with welcomed() as here:
        await here.press("c", *"ws://a/b", "enter")
        assert here.app.wish == Watch("ws://a/b")


async def test_every_line_is_part_of_it() -> None:
    async with welcomed() as here:
        await here.press("c", *"ws://a", "tab", *"X: $K", "down", "right", "right", "tab", "space", "enter")
        assert here.app.wish == Watch("ws://a", "X: $K", "cloudevents", record=False)


async def test_letters_that_are_keys_elsewhere_are_typed() -> None:
    async with welcomed() as here:
        await here.press("c", *"qrsoc/?Tu", "enter")
        assert here.app.wish == Watch("qrsoc/?Tu")


async def test_r_is_a_key_again_on_the_line_of_recording() -> None:
    async with welcomed() as here:
        await here.press("c", "x", "shift+tab", "r")
        assert "record ○ no" in here.dialog()
        await here.press("enter")
        assert here.app.wish == Watch("x", record=False)


async def test_recording_is_as_it_was_chosen_before() -> None:
    async with welcomed() as here:
        await here.press("r", "c", "x", "enter")
        assert here.app.wish == Watch("x", record=False)


async def test_a_mistake_is_said_and_nothing_is_lost() -> None:
    async with welcomed(check=refused) as here:
        await here.press("c", *"htp:", "tab", *"X: $K", "enter")
        assert "A feed is an address." in here.dialog()
        assert "htp:" in here.dialog()
        assert "X: $K" in here.dialog()
        assert here.app.wish is None
        await here.press("x")
        assert "A feed is an address." not in here.dialog()


async def test_nothing_typed_is_said() -> None:
    async with welcomed() as here:
        await here.press("c", "enter")
        assert "Type where the feed is" in here.dialog()


async def test_what_was_typed_is_there_when_it_is_opened_again() -> None:
    async with welcomed() as here:
        await here.press("c", *"ws://a", "escape", "c")
        assert "ws://a" in here.dialog()
        await here.press("escape")
        assert here.app.wish is None


async def test_what_is_pasted_is_one_line_however_long() -> None:
    address = "wss://example.com/" + "x" * 900
    async with welcomed() as here:
        await here.press("c")
        here.app.post_message(events.Paste(f" {address}\n"))
        await here.press("enter")
        assert here.app.wish == Watch(address)


@pytest.mark.parametrize(
    ("source", "header", "said"),
    [
        ("https://me:pw@a/b", "", "query of this address are not kept"), ("https://a/b?key=1", "", "not kept"),
        ("https://a/b", "X-Key: 123", "This header is not kept"), ("https://a/b", "X-Key: $KEY", None),
        ("https://a/b", "X-K", None), ("feed.ndjson", "", None),
    ],
)  # fmt: skip
async def test_what_is_not_kept_is_said_while_it_is_typed(source: str, header: str, said: str | None) -> None:
    state = State(failed=True)
    async with welcomed(state=state, wish=Watch(source, header)) as here:
        assert (said in here.dialog()) if said else ("not kept" not in here.dialog())


async def test_a_feed_that_was_watched_lately_is_offered_as_it_was() -> None:
    feed = Remembered(source="wss://a/b", header="X: $K", dialect="euler")
    async with welcomed(past([]), state=State(feeds=(feed,))) as here:
        await here.press("end", "enter")
        assert all(words in here.dialog() for words in ("wss://a/b", "X: $K", "euler"))
        await here.press("enter")
        assert here.app.wish == Watch("wss://a/b", "X: $K", "euler")


async def test_a_feed_that_refused_us_can_be_corrected() -> None:
    state = State(said=Clean("It wants a token."), failed=True)
    async with welcomed(state=state, wish=Watch("wss://a/b", "X: $K")) as here:
        assert all(words in here.dialog() for words in ("wss://a/b", "X: $K", "It wants a token."))


async def test_a_click_chooses_the_line() -> None:
    async with welcomed() as here:
        await here.press("c")
        box = here.app.screen.query_one("#dialog").region
        await here.pilot.click(offset=(box.x + 4, box.y + 2))
        await here.press(*"X:1")
        assert "› header X:1" in here.dialog()


async def opening(here: Welcomed, path: str) -> None:
    await here.press("o")
    here.app.post_message(events.Paste(path))
    await here.pilot.pause()


async def test_a_file_is_opened_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "a b.ndjson").touch()
    async with welcomed() as here:
        await opening(here, str(tmp_path / "a b.ndjson"))
        await here.press("enter")
        assert here.app.wish == Play(tmp_path / "a b.ndjson")


async def test_a_path_may_begin_in_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "a.ndjson").touch()
    async with welcomed() as here:
        await opening(here, "~/a.ndjson")
        await here.press("enter")
        assert here.app.wish == Play(tmp_path / "a.ndjson")


@pytest.mark.parametrize(
    ("path", "said"), [("nowhere", "no such file"), (".", "a folder"), ("x" * 3000, "can be no such file")]
)
async def test_what_is_no_file_is_said_and_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, said: str) -> None:
    monkeypatch.chdir(tmp_path)
    async with welcomed() as here:
        await opening(here, path)
        await here.press("enter")
        assert said in here.dialog()
        assert path[-20:] in here.dialog()


async def test_tab_completes_a_path_and_says_what_there_is(tmp_path: Path) -> None:
    for name in ("evening-1.ndjson", "evening-2.ndjson", ".evening", "other"):
        (tmp_path / name).touch()
    (tmp_path / "folder").mkdir()
    async with welcomed(size=(200, 40)) as here:
        await opening(here, f"{tmp_path}/ev")
        await here.press("tab")
        assert "evening-1.ndjson evening-2.ndjson" in here.dialog()
        await here.press("2", "tab", "enter")
        assert here.app.wish == Play(tmp_path / "evening-2.ndjson")


async def test_a_folder_is_completed_with_its_slash(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.ndjson").touch()
    async with welcomed(size=(200, 40)) as here:
        await opening(here, f"{tmp_path}/fo")
        await here.press("tab", "tab", "enter")
        assert here.app.wish == Play(tmp_path / "folder" / "a.ndjson")


async def test_nothing_typed_opens_nothing() -> None:
    async with welcomed() as here:
        await here.press("o", "enter")
        assert len(here.app.screen_stack) == 1
        assert here.app.wish is None
