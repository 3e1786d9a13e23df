"""What really goes to the terminal."""

import signal
import sys

from tests.terminal.pseudo_terminal import Terminal

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


def test_a_second_of_playing_sends_a_small_part_of_the_screen_and_a_signal_leaves_the_terminal_as_it_was() -> None:
    with Terminal([sys.executable, "-c", PROGRAM]) as terminal:
        terminal.wait_for("quit", "45:0")
        first = len(terminal.raw)
        terminal.watch(2)  # in which the other pages are prepared
        before, shown = len(terminal.raw), terminal.text.splitlines()[0]
        terminal.watch(3)
        assert terminal.text.splitlines()[0] != shown
        assert (len(terminal.raw) - before) / 3 < first / 4
        terminal.signal(signal.SIGTERM)
        assert terminal.rest() == 128 + signal.SIGTERM
        assert b"\x1b[?1049l" in terminal.raw[before:]
