"""Writing to a terminal that takes its time."""

import os
import pty
import select
import termios
import threading
import time
import tty
from collections.abc import Iterator

import pytest

from livetui.ui import outlet
from livetui.ui.outlet import RESET, Outlet


class Ends:
    """A terminal by both ends, and what its outlet has told."""

    def __init__(self) -> None:
        self.far, self.near = pty.openpty()
        tty.setraw(self.near)
        self.caught_up, self.gone = threading.Event(), threading.Event()
        self.outlet = Outlet(self.near, caught_up=self.caught_up.set, gone=self.gone.set)

    def read(self, most: int = 1 << 24, seconds: float = 1.0) -> bytes:
        """What comes out, until nothing does for so long."""
        data = bytearray()
        while len(data) < most and select.select([self.far], [], [], seconds)[0]:
            data += os.read(self.far, min(1 << 16, most - len(data)))
        return bytes(data)


@pytest.fixture
def ends() -> Iterator[Ends]:
    ends = Ends()
    yield ends
    ends.outlet.close(0)
    for fd in (ends.far, ends.near):
        try:
            os.close(fd)
        except OSError:
            continue


def test_all_is_written_in_its_order(ends: Ends) -> None:
    text = "".join(f"{number} 界\n" for number in range(20_000))
    for start in range(0, len(text), 777):
        ends.outlet.write(text[start : start + 777])
    assert ends.read().decode() == text
    assert ends.outlet.ready()


def test_nobody_waits_for_a_terminal_that_takes_nothing(ends: Ends) -> None:
    before = time.monotonic()
    ends.outlet.write("x" * 1_000_000)
    assert not ends.outlet.ready()
    assert time.monotonic() - before < 10


def test_what_waits_only_for_a_moment_is_no_reason_to_skip_a_drawing(ends: Ends, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr(outlet, "monotonic", lambda: now)
    ends.outlet.write("x" * 30_000)
    assert ends.outlet.ready()
    now += 0.4
    assert not ends.outlet.ready()


def test_a_refused_drawing_is_owed_until_all_has_been_written(ends: Ends) -> None:
    ends.outlet.write("x" * 100_000)
    assert not ends.outlet.ready()
    ends.read(60_000)
    assert not ends.outlet.ready()  # though little waits now: what is on the screen is not what was drawn last
    assert not ends.caught_up.is_set()
    ends.read()
    assert ends.caught_up.wait(30)
    assert ends.outlet.ready()


def test_nothing_is_owed_where_nothing_was_refused(ends: Ends) -> None:
    ends.outlet.write("x" * 10_000)
    assert ends.outlet.ready()
    ends.read()
    assert not ends.caught_up.wait(0.1)


def test_closing_writes_what_waits(ends: Ends) -> None:
    ends.outlet.write("x" * 3000)
    ends.outlet.close(1)
    ends.outlet.write("y")
    assert ends.read() == b"x" * 3000


def test_closing_gives_up_what_is_not_taken_and_only_takes_back_the_modes(ends: Ends) -> None:
    ends.outlet.write("x" * 1_000_000)
    before = time.monotonic()
    ends.outlet.close(0.3)
    assert time.monotonic() - before < 10
    data = ends.read()
    assert data.endswith(RESET)
    assert len(data) < 200_000


def test_a_terminal_that_is_closed_is_noticed_without_a_write(ends: Ends) -> None:
    os.close(ends.far)
    assert ends.gone.wait(30)
    assert not ends.outlet.open
    ends.outlet.write("x")
    ends.outlet.close(5)


def test_the_terminal_itself_still_blocks_for_the_programs_that_share_it(ends: Ends) -> None:
    assert os.get_blocking(ends.near)
    assert termios.tcgetattr(ends.near)
