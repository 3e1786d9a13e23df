"""A terminal that takes nothing for a while, is closed, or changes its size all the time."""

import signal
import time
from itertools import cycle, islice
from pathlib import Path

import pytest

from tests.terminal.growing import GrowingFeed, newest, recorded
from tests.terminal.pseudo_terminal import LIVETUI, Terminal
from tests.terminal.test_being_ended import SOON_S, watch

SIZES = ((1, 1), (300, 100), (80, 24), (2, 1), (1, 50), (200, 1), (13, 7), (120, 40), (60, 20))


def test_while_the_terminal_takes_nothing_all_is_recorded_and_after_that_the_screen_is_fresh(tmp_path: Path) -> None:
    with GrowingFeed(tmp_path / "feed.ndjson") as feed, watch(feed, tmp_path, "--fps", "10", columns=200, rows=60) as terminal:
        terminal.wait_for("hello", "quit")
        terminal.watch(1)
        memory = terminal.memory_mb()
        time.sleep(4)
        written = feed.written
        assert terminal.memory_mb() - memory < 20
        terminal.wait_until(lambda text: newest(text) > written, "what came is not shown")
        latest = newest(terminal.text)
        terminal.press("s", "drawings skipped: the terminal was slow")
        terminal.close("x", "drawings skipped")
        terminal.type("q")
        assert terminal.rest() == 0
        numbers = recorded(tmp_path)
        assert numbers == list(range(len(numbers)))
        assert len(numbers) >= latest


def test_a_terminal_that_is_closed_ends_the_watching_with_all_of_it_recorded(tmp_path: Path) -> None:
    with GrowingFeed(tmp_path / "feed.ndjson") as feed, watch(feed, tmp_path) as terminal:
        terminal.wait_for("hello", "quit")
        seen = newest(terminal.text)
        terminal.hang_up()
        assert terminal.left(SOON_S) == 129
        numbers = recorded(tmp_path)
        assert numbers == list(range(len(numbers)))
        assert len(numbers) > seen


def test_who_asks_to_outlive_the_terminal_goes_on_recording_without_it(tmp_path: Path) -> None:
    command = [*LIVETUI, "watch", str(tmp_path / "feed.ndjson")]
    environment = {"XDG_DATA_HOME": str(tmp_path)}
    with GrowingFeed(tmp_path / "feed.ndjson") as feed, Terminal(
        command, environment=environment, hang_up_ignored=True
    ) as terminal:  # fmt: skip
        terminal.wait_for("hello", "quit")
        terminal.hang_up()
        assert terminal.left(1) is None
        used, written = terminal.used_s(), feed.written
        assert terminal.left(2) is None
        assert terminal.used_s() - used < 1
        terminal.signal(signal.SIGTERM)
        assert terminal.left(SOON_S) == 143
        numbers = recorded(tmp_path)
        assert numbers == list(range(len(numbers)))
        assert len(numbers) > written


@pytest.mark.parametrize("arguments", [["replay"], ["watch", "--no-record", "FEED"]])
def test_without_a_terminal_and_anything_to_record_there_is_nothing_left_to_do(tmp_path: Path, arguments: list[str]) -> None:
    with GrowingFeed(tmp_path / "FEED") as feed:
        command = [*LIVETUI, *(str(feed.path) if argument == "FEED" else argument for argument in arguments)]
        with Terminal(command, hang_up_ignored=True) as terminal:
            terminal.wait_for("GMV", "quit")
            terminal.hang_up()
            assert terminal.left(SOON_S) == 129


def test_fifty_sizes_a_second_end_in_the_right_one() -> None:
    with Terminal([*LIVETUI, "replay", "--speed", "20"]) as terminal:
        terminal.wait_for("GMV", "quit")
        for size in islice(cycle(SIZES), 50):
            terminal.resize(*size)
            terminal.swallow(0.02)
        terminal.resize(100, 30)
        terminal.press("w", "last 30 min")
        terminal.wait_until(_is_whole, "not all of it is drawn")
        terminal.type("q")
        assert terminal.rest() == 0


def _is_whole(text: str) -> bool:
    first, *_, last = text.splitlines()
    return "20×" in first and "quit" in last
