"""A signal that comes where Python drops what is raised, as in a callback of its own."""

import signal
import subprocess
import sys

import pytest

DROPPED = """
import signal, time, weakref
from livetui.cli import signals
signals._PATIENCE_S = {patience}
signals.ends_at_once()
class Thing: pass
thing = Thing()
gone = weakref.ref(thing, lambda ref: signal.raise_signal({number}))
del thing
print("goes on", flush=True)
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize(
    ("patience", "then"),
    [("0.05", "time.sleep(60)"), ("60", "with signals.awaited(): time.sleep(60)")],
    ids=["a command", "what would end in order"],
)
def test_it_ends_all_the_same(number: int, patience: str, then: str) -> None:
    program = DROPPED.format(patience=patience, number=int(number)) + then
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30)
    assert done.stdout == "goes on\n"
    assert done.returncode == 128 + number


CLEANING = """
import signal, time
from livetui.cli import signals
signals._PATIENCE_S = 0.05
signals.ends_at_once()
try:
    signal.raise_signal(signal.SIGTERM)
finally:
    try:
        int("x")
    except ValueError:
        time.sleep(0.4)
    print("tidy", flush=True)
"""


def test_what_is_tidied_on_the_way_out_may_take_its_time() -> None:
    done = subprocess.run([sys.executable, "-c", CLEANING], capture_output=True, text=True, timeout=30)
    assert (done.stdout, done.returncode) == ("tidy\n", 143)
