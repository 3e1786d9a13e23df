"""Lines as a recorder is given them, and what a recording of them holds."""

import time
from collections.abc import Callable
from pathlib import Path

from livetui.recording.read import Recording

TS = 1_786_557_420_000


def line(number: int, ts: int = TS) -> bytes:
    return b'{"type":"comment","ts":%d,"id":"c%d","text":"how much is %x"}' % (ts, number, number * 2_654_435_761 % 2**64)


def lines(first: int, last: int) -> list[bytes]:
    return [line(number) for number in range(first, last + 1)]


def held(path: Path) -> list[bytes]:
    """The lines of a recording that must read whole."""
    with Recording(path) as recording:
        text = b"".join(block.data for block in recording.blocks())
        assert recording.cut is None
    return text.splitlines()


def until(condition: Callable[[], bool], patience_s: float = 30.0) -> None:
    """Waits for what another thread does."""
    end = time.monotonic() + patience_s
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.002)
