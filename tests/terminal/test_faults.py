"""A fault of ours: the terminal is as it was, the recording is whole, and one sentence says so."""

from pathlib import Path

import pytest

from tests.terminal.growing import GrowingFeed, recorded
from tests.terminal.pseudo_terminal import LIVETUI, Terminal
from tests.terminal.test_being_ended import assert_given_back

_SECRET = "tok_4711"
RECORDING = """
import os, time
from pathlib import Path
def recording():
    return any(Path(os.environ["XDG_DATA_HOME"]).rglob("*.recording"))
"""
IN_DRAWING = """
from livetui.ui.page_view import PanelView
def show(self, *given, shown=PanelView.show):
    token = "tok_4711"
    if recording():
        raise ValueError(token)
    shown(self, *given)
PanelView.show = show
"""
IN_RECEIVING = """
from livetui.session.session import Session
def take(self, decoded, taken=Session.take, times=[0]):
    token = "tok_4711"
    times[0] += 1
    if times[0] > 5:
        raise ValueError(token)
    return taken(self, decoded)
Session.take = take
"""
IN_THE_KEYBOARD = """
from livetui.ui.terminal import Terminal
from textual.drivers.linux_driver import LinuxDriver
def run_input_thread(self):
    token = "tok_4711"
    while not recording():
        time.sleep(0.01)
    raise ValueError(token)
Terminal.run_input_thread = run_input_thread
"""
RUN = "\nimport sys\nfrom livetui.cli.main import main\nsys.argv[0] = 'livetui'\nmain()\n"


@pytest.mark.parametrize("fault", [IN_DRAWING, IN_RECEIVING, IN_THE_KEYBOARD], ids=["drawing", "receiving", "keyboard"])
def test_a_fault_ends_it_with_a_sentence(tmp_path: Path, fault: str) -> None:
    with GrowingFeed(tmp_path / "feed.ndjson") as feed:
        command = [LIVETUI[0], "-c", RECORDING + fault + RUN, "watch", str(feed.path)]
        with Terminal(command, environment={"XDG_DATA_HOME": str(tmp_path)}) as terminal:
            assert terminal.rest() == 70
            assert_given_back(terminal)
            after = bytes(terminal.raw).rpartition(b"\x1b[?1049l")[2].decode()
            assert "livetui: Something went wrong inside livetui" in after
            assert _SECRET not in after
            assert "token" not in after
            numbers = recorded(tmp_path)
            assert numbers
            assert numbers == list(range(len(numbers)))
