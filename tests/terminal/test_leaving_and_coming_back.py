"""Ctrl-Z and fg, with a shell's job control; and leaving while a recording that says nothing is still being read."""

import json
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.terminal.growing import GrowingFeed, newest, recorded
from tests.terminal.pseudo_terminal import LIVETUI, Terminal
from tests.terminal.test_being_ended import SOON_S
from tests.terminal.test_replay_in_a_terminal import assert_restored

START = 1_794_540_600_000
STOPPED_S = 4
JOINS = "".join(
    json.dumps({"type": "join", "ts": START + second * 1000, "viewer": f"u{second}"}) + "\n" for second in range(3000)
)


@pytest.fixture
def silent(tmp_path: Path) -> Iterator[Path]:
    """A recording that comes through a pipe: an hour and more of it, then nothing, and no end either."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    over = threading.Event()

    def feed() -> None:
        with suppress(BrokenPipeError), pipe.open("wb", buffering=0) as file:
            file.write(JOINS.encode())
            over.wait(120)

    writer = threading.Thread(target=feed, daemon=True)
    writer.start()
    yield pipe
    over.set()
    writer.join(20)


@pytest.mark.parametrize("keys", ["q", "\x03", "\x1b[Fq", " q"])
def test_leaving_does_not_wait_for_a_pipe_that_says_nothing(silent: Path, keys: str) -> None:
    with Terminal([*LIVETUI, "replay", str(silent)]) as terminal:
        terminal.wait_for("GMV", "loading")
        terminal.type(keys)
        before = time.monotonic()
        assert terminal.rest() == 0
        assert time.monotonic() - before < SOON_S
        assert_restored(bytes(terminal.raw))
        assert b"Traceback" not in terminal.raw
        assert b"Fatal" not in terminal.raw


@pytest.mark.skipif(shutil.which("sh") is None, reason="there is no shell here")
def test_ctrl_z_gives_the_terminal_back_and_fg_draws_all_of_it_again() -> None:
    with Terminal(
        ["sh", "-c", 'set -m; "$@"; echo stopped; read line; fg; echo code $?', "sh", *LIVETUI, "replay"]
    ) as terminal:
        began = time.monotonic()
        terminal.wait_for("REPLAY", "GMV", "quit")
        assert not terminal.plain()
        terminal.press("\x1a", "stopped")
        assert terminal.plain()
        assert_restored(bytes(terminal.raw))
        terminal.watch(STOPPED_S)
        terminal.screen.reset()  # the alternate screen is blank when it is entered again
        terminal.type("\n")
        terminal.wait_for("REPLAY", "GMV", "Products", "Comments", "quit")
        assert not terminal.plain()
        minutes, seconds = map(int, terminal.text.splitlines()[0].split()[-1].split(":"))
        assert 60 * minutes + seconds <= time.monotonic() - began - STOPPED_S
        terminal.press("w", "last 30 min")
        terminal.type("q")
        terminal.wait_for("code 0")
        assert terminal.plain()
        terminal.rest()


@pytest.mark.skipif(shutil.which("sh") is None, reason="there is no shell here")
def test_behind_bg_it_goes_on_recording_and_fg_shows_what_came(tmp_path: Path) -> None:
    script = 'set -m; "$@"; echo stopped; read line; bg; echo behind; read line; fg; echo code $?'
    with (
        GrowingFeed(tmp_path / "feed.ndjson") as feed,
        Terminal(
            ["sh", "-c", script, "sh", *LIVETUI, "watch", str(feed.path)], environment={"XDG_DATA_HOME": str(tmp_path)}
        ) as terminal,
    ):
        terminal.wait_for("hello", "quit")
        terminal.press("\x1a", "stopped")
        assert terminal.plain()
        terminal.press("\n", "behind")
        seen, written = len(terminal.raw), feed.written
        terminal.watch(2)
        assert len(terminal.raw) - seen < 100
        assert terminal.plain()
        terminal.screen.reset()
        terminal.press("\n", "● LIVE", "quit")
        terminal.wait_until(lambda text: newest(text) > written, "what came is not shown")
        terminal.type("q")
        terminal.wait_for("code 0")
        assert terminal.plain()
        terminal.rest()
        numbers = recorded(tmp_path)
        assert numbers == list(range(len(numbers)))
        assert len(numbers) > written
