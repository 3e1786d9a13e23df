"""What really goes to the terminal."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path

import pytest

PROGRAM = """
import sys
from livetui.cli.shown import shown
from livetui.cli.signals import awaited
from livetui.clock import monotonic
from livetui.ui.app import Dashboard
from livetui.ui.playback import Playback
from livetui.views.choices import Choices
from tests.ui import a_live
app = Dashboard(a_live.AStage(), Playback(a_live.LENGTH_S, monotonic, at_s=2700), Choices(), panels=a_live.panels())
with awaited() as ending:
    code = shown(app, ending)
sys.exit(code)
"""


class Terminal:
    """A program on a terminal of 120 by 40 of its own."""

    def __init__(self) -> None:
        self.pid, self.fd = pty.fork()
        if not self.pid:
            os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
            os.chdir(Path(__file__).parents[2])
            os.execv(sys.executable, [sys.executable, "-c", PROGRAM])
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def read(self, until: bytes | None, seconds: float) -> bytes:
        """What comes until some bytes have come, or within some seconds."""
        seen, end = b"", time.monotonic() + seconds
        while time.monotonic() < end and (until is None or until not in seen):
            if select.select([self.fd], [], [], 0.1)[0]:
                try:
                    seen += os.read(self.fd, 65536)
                except OSError:
                    break
        return seen

    def exit_code(self) -> int:
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_second_of_playing_sends_a_small_part_of_the_screen_and_a_signal_leaves_the_terminal_as_it_was() -> None:
    terminal = Terminal()
    first = terminal.read(b"quit", 20) + terminal.read(None, 1.5)
    second = terminal.read(None, 3)
    os.kill(terminal.pid, signal.SIGTERM)
    last = terminal.read(None, 3)
    assert b"45:0" in second
    assert len(second) / 3 < len(first) / 4
    assert b"\x1b[?1049l" in last
    assert terminal.exit_code() == 128 + signal.SIGTERM
