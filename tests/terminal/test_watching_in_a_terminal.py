"""Watching, with what the shell makes of it: pipes, redirections and NO_COLOR."""

import re
import shutil
import signal
import time
from pathlib import Path

import pytest

from tests.terminal.growing import GrowingFeed, comment, recorded
from tests.terminal.pseudo_terminal import LIVETUI, Terminal
from tests.terminal.test_being_ended import assert_given_back

_COLOUR = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")


@pytest.mark.skipif(shutil.which("sh") is None, reason="there is no shell here")
def test_a_feed_through_a_pipe_leaves_the_keyboard_to_the_keys_and_its_end_leaves_the_screen(tmp_path: Path) -> None:
    feed = tmp_path / "feed.ndjson"
    feed.write_text("".join(map(comment, range(6000))))
    script = 'cat "$0" | "$@"; echo code $?'
    with Terminal(
        ["sh", "-c", script, str(feed), *LIVETUI, "watch", "-"], environment={"XDG_DATA_HOME": str(tmp_path)}
    ) as terminal:
        terminal.wait_for("■ end", "6,000")
        terminal.press("w", "last 30 min")
        terminal.press("g0\r", "−0:5")
        terminal.press("q", "code 0")
        terminal.rest()
        assert_given_back(terminal)
        assert recorded(tmp_path) == list(range(6000))


@pytest.mark.skipif(shutil.which("sh") is None, reason="there is no shell here")
def test_ctrl_c_ends_watching_a_pipe_that_goes_on(tmp_path: Path) -> None:
    script = 'tail -n +1 -f "$0" 2>/dev/null | { "$@"; echo code $?; kill 0; }'
    with (
        GrowingFeed(tmp_path / "feed.ndjson") as feed,
        Terminal(
            ["sh", "-c", script, str(feed.path), *LIVETUI, "watch", "-"], environment={"XDG_DATA_HOME": str(tmp_path)}
        ) as terminal,
    ):
        terminal.wait_for("hello", "● LIVE")
        terminal.press("\x03", "code 0")
        assert_given_back(terminal)


def test_a_pipe_with_nothing_in_it_ends_with_a_sentence(tmp_path: Path) -> None:
    with Terminal(
        ["sh", "-c", '"$@" </dev/null', "sh", *LIVETUI, "watch", "-"], environment={"XDG_DATA_HOME": str(tmp_path)}
    ) as terminal:
        assert terminal.rest() == 0
        assert "no event came" in terminal.text
        assert_given_back(terminal)


def test_a_feed_that_falls_silent_is_among_the_alerts(tmp_path: Path) -> None:
    feed = tmp_path / "feed.ndjson"
    feed.write_text(comment(0))
    hurried = (
        "import sys, time; from livetui import clock; clock.monotonic = lambda: 40 * time.monotonic();"
        "from livetui.cli.main import main; sys.argv[0] = 'livetui'; main()"
    )
    with Terminal([LIVETUI[0], "-c", hurried, "watch", "--no-record", str(feed)]) as terminal:
        terminal.wait_for("hello", "NO DATA")
        terminal.press("a", "Nothing has come from the feed for 30 s")


@pytest.mark.parametrize(("fps", "drawings", "least_s", "most_s"), [("1", 5, 2.5, 60.0), ("10", 30, 1.5, 15.0)])
def test_a_live_is_drawn_as_often_a_second_as_asked_for(
    tmp_path: Path, fps: str, drawings: int, least_s: float, most_s: float
) -> None:
    with (
        GrowingFeed(tmp_path / "feed.ndjson") as feed,
        Terminal([*LIVETUI, "watch", "--no-record", "--fps", fps, str(feed.path)]) as terminal,
    ):
        terminal.wait_for("hello", "quit", "● LIVE")
        terminal.watch(3)  # in which the other pages are prepared
        before, began = len(terminal.raw), time.monotonic()
        while terminal.raw.count("/s ·".encode(), before) < drawings:  # in the line that changes with every event
            assert time.monotonic() - began < most_s
            assert terminal.read(0.1)
        assert time.monotonic() - began > least_s


@pytest.mark.parametrize(("value", "coloured"), [("1", False), ("", True)])
def test_no_color_means_no_colour_at_all(tmp_path: Path, value: str, coloured: bool) -> None:
    with (
        GrowingFeed(tmp_path / "feed.ndjson") as feed,
        Terminal(
            [*LIVETUI, "watch", "--no-record", str(feed.path)],
            environment={"XDG_DATA_HOME": str(tmp_path), "NO_COLOR": value},
        ) as terminal,
    ):
        terminal.wait_for("hello", "quit", "● LIVE")
        terminal.press("m", "Metrics of the chart")
        terminal.close("\x1b", "Metrics of the chart")
        terminal.press("?", "Pause or play")
        terminal.close("x", "Pause or play")
        terminal.press(" ", "PAUSED")
        terminal.signal(signal.SIGTERM)
        assert terminal.rest() == 143
        assert bool(_COLOUR.search(bytes(terminal.raw))) is coloured
