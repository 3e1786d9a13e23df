"""A disk that is full while a LIVE is watched is said on the screen within two seconds, and the LIVE goes on there."""

import time
from pathlib import Path

import pytest

from tests.live.processes import LIVETUI
from tests.live.telling import comment
from tests.terminal.pseudo_terminal import Terminal

LONGEST_S = 2.0
ROOM = 8 * 512
"""Bytes that any file may have: `ulimit -f` counts in half kilobytes."""
ALONE = {"PYTHONDONTWRITEBYTECODE": "1"}
"""That the program leaves its bytecode, which would be cut off too, in no other process's way."""


@pytest.mark.parametrize("fps", ["1", "0.1"])
def test_it_is_said_within_two_seconds_however_seldom_the_screen_is_drawn(tmp_path: Path, fps: str) -> None:
    feed, recording = tmp_path / "feed.ndjson", tmp_path / "live.ndjson"
    feed.write_bytes(comment(0) + b"\n")
    watch = [*LIVETUI, "watch", str(feed), "--record", str(recording), "--fps", fps]
    limited = ["sh", "-c", 'ulimit -f 8; exec "$@"', "sh", *watch]
    with Terminal(limited, environment={"XDG_DATA_HOME": str(tmp_path), **ALONE}) as terminal:
        terminal.wait_for("how much is 0?")
        terminal.watch(1)
        with feed.open("ab") as more:
            more.write(b"".join(comment(number) + b"\n" for number in range(1, 1 + 2 * ROOM // len(comment(0)))))
        full_at = time.monotonic()
        terminal.wait_for("NOT RECORDING")
        assert time.monotonic() - full_at < LONGEST_S
        terminal.type("q")
        assert terminal.rest() == 74
    assert b"is as large as a file may be" in terminal.raw
