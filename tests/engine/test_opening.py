"""A recording is opened beside a screen that is about to appear."""

from collections.abc import Iterator
from pathlib import Path
from time import sleep

import pytest

from livetui.engine.opening import Opening
from livetui.recording.read import BLOCK, Recording

LINE = b'{"type":"join","ts":1786557420350}\n'
BLOCKS = 4


@pytest.fixture
def opening(tmp_path: Path) -> Iterator[Opening]:
    path = tmp_path / "long.ndjson"
    path.write_bytes(LINE * (BLOCKS * BLOCK // len(LINE)))
    opening = Opening(Recording(path))
    opening.start(hold=True)
    while opening.session.empty:
        sleep(0.001)
    yield opening
    opening.stop()


def test_the_first_events_are_there_before_the_rest_is_taken_in(opening: Opening) -> None:
    assert not opening.wait(0.1)
    assert opening.progress < 0.9


def test_the_rest_is_taken_in_when_the_screen_stands(opening: Opening) -> None:
    opening.go_on()
    assert opening.wait(20)


def test_it_is_taken_in_though_nobody_says_that_the_screen_stands(opening: Opening) -> None:
    assert opening.wait(20)


def test_what_is_held_can_be_given_up(opening: Opening) -> None:
    opening.stop()
    assert opening.wait(0.5)
