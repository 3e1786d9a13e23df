"""What is pointed out, in a real terminal."""

import re
import sys

from tests.terminal.pseudo_terminal import Terminal

PROGRAM = """
from livetui.alerts.notify import Manner, Notifier
from livetui.clock import monotonic
from livetui.ui.app import Dashboard
from livetui.ui.playback import Playback
from livetui.views.choices import Choices
from tests.ui import a_live
Dashboard(
    a_live.AStage(), Playback(a_live.LENGTH_S, monotonic, at_s=2718, paused=True), Choices(), panels=a_live.panels(),
    notifier=Notifier(Manner(bell=True, in_replay=True)),
).run()
"""


def bells(raw: bytes | bytearray) -> int:
    """How often the bell was rung; the same byte also ends commands to the terminal."""
    return re.sub(rb"\x1b\][^\x07\x1b]*\x07", b"", raw).count(b"\x07")


def test_the_bell_rings_when_something_is_raised_and_not_before() -> None:
    with Terminal([sys.executable, "-c", PROGRAM]) as terminal:
        terminal.wait_for("PAUSED")
        assert bells(terminal.raw) == 0
        terminal.type(" ")
        terminal.wait_for("and 1 more: press a")
        assert bells(terminal.raw) == 1
