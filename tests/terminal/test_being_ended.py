"""Signals, at any time: the terminal is as it was, the recording is whole, and the exit code says which it was."""

import signal
import time
from pathlib import Path

import pytest

from tests.terminal.growing import GrowingFeed, newest, recorded
from tests.terminal.pseudo_terminal import LIVETUI, Terminal

_MODES = (
    (b"?1049h", b"?1049l"), (b"?25l", b"?25h"), (b"?1000h", b"?1000l"), (b"?1003h", b"?1003l"), (b"?2004h", b"?2004l"),
    (b"?1004h", b"?1004l"), (b"?7l", b"?7h"),
)  # fmt: skip
"""How what must not stay is set, and how it is taken back."""
SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
SOON_S = 20.0
"""Three seconds, on a machine that has much else to do."""


def assert_given_back(terminal: Terminal) -> None:
    """Nothing that the program set in the terminal is left, in the order it came."""
    raw = bytes(terminal.raw)
    assert terminal.plain()
    for on, off in _MODES:
        assert raw.rfind(b"\x1b[" + off) >= raw.rfind(b"\x1b[" + on)
    assert b"Traceback" not in raw


def watch(feed: GrowingFeed, folder: Path, *options: str, columns: int = 120, rows: int = 40) -> Terminal:
    return Terminal(
        [*LIVETUI, "watch", str(feed.path), *options], columns, rows, environment={"XDG_DATA_HOME": str(folder)}
    )  # fmt: skip


@pytest.mark.parametrize(("number", "keys", "shown"), [
    (signal.SIGTERM, "", "quit"), (signal.SIGHUP, "t", "Tiles"), (signal.SIGINT, "?", "Pause or play"),
])  # fmt: skip
def test_a_replay_ends(number: signal.Signals, keys: str, shown: str) -> None:
    with Terminal([*LIVETUI, "replay"]) as terminal:
        terminal.wait_for("GMV", "quit")
        terminal.press(keys, shown)
        terminal.signal(number)
        assert terminal.rest() == 128 + number
        assert_given_back(terminal)


@pytest.mark.parametrize(("number", "keys", "shown"), [
    (signal.SIGTERM, "", "quit"), (signal.SIGHUP, "s", "What comes in"), (signal.SIGINT, "g", "Go to"),
])  # fmt: skip
def test_watching_ends_with_all_of_it_recorded(tmp_path: Path, number: signal.Signals, keys: str, shown: str) -> None:
    with GrowingFeed(tmp_path / "feed.ndjson") as feed, watch(feed, tmp_path) as terminal:
        terminal.wait_for("hello", "quit")
        seen = newest(terminal.text)
        terminal.press(keys, shown)
        terminal.signal(number)
        assert terminal.rest() == 128 + number
        assert_given_back(terminal)
        numbers = recorded(tmp_path)
        assert numbers == list(range(len(numbers)))
        assert len(numbers) > seen


@pytest.mark.parametrize(
    ("number", "after_s"),
    [(signal.SIGINT, 0.1), (signal.SIGTERM, 0.2), (signal.SIGINT, 0.3), (signal.SIGTERM, 0.5), (signal.SIGTERM, 0.8)],
)
def test_it_ends_while_it_begins(tmp_path: Path, number: signal.Signals, after_s: float) -> None:
    with GrowingFeed(tmp_path / "feed.ndjson") as feed, watch(feed, tmp_path) as terminal:
        terminal.watch(after_s)
        terminal.signal(number)
        if terminal.rest() == -number:  # before there was anything of ours
            assert b"\x1b" not in terminal.raw
        else:
            assert terminal.code == 128 + number
            assert_given_back(terminal)
        assert not list(tmp_path.rglob("*.recording"))


def test_it_ends_soon_though_the_terminal_takes_nothing(tmp_path: Path) -> None:
    with (
        GrowingFeed(tmp_path / "feed.ndjson") as feed,
        watch(feed, tmp_path, "--fps", "10", columns=300, rows=80) as terminal,
    ):
        terminal.wait_for("hello")
        written = feed.written
        time.sleep(2.5)
        terminal.signal(signal.SIGTERM)
        assert terminal.left(SOON_S) == 143
        assert terminal.plain()
        terminal.settle()
        assert_given_back(terminal)
        numbers = recorded(tmp_path)
        assert numbers == list(range(len(numbers)))
        assert len(numbers) > written


STUCK = """
import os, sys, time
from livetui.cli.main import main
from livetui.ui.app import Dashboard
def stand_still(self, span):
    open(os.environ["STANDS_STILL"], "w").close()
    time.sleep(90)
Dashboard.show_span = stand_still
sys.argv[0] = "livetui"
main()
"""


def test_it_ends_though_its_main_thread_stands_still(tmp_path: Path) -> None:
    with GrowingFeed(tmp_path / "feed.ndjson") as feed:
        command, stuck = [LIVETUI[0], "-c", STUCK, "watch", str(feed.path)], tmp_path / "stuck"
        with Terminal(command, environment={"XDG_DATA_HOME": str(tmp_path), "STANDS_STILL": str(stuck)}) as terminal:
            terminal.wait_for("hello", "quit")
            terminal.press("w")
            before = time.monotonic()
            while not stuck.exists():
                assert time.monotonic() - before < SOON_S
                terminal.read(0.1)
            before = time.monotonic()
            terminal.signal(signal.SIGTERM)
            assert terminal.rest() == 143
            assert time.monotonic() - before < SOON_S
            assert_given_back(terminal)
            numbers = recorded(tmp_path)
            assert numbers == list(range(len(numbers)))
