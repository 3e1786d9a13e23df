"""Being asked to end, by a signal."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

ENDING = ("SIGINT", "SIGTERM", "SIGHUP")


class Ending:
    """Whether somebody has asked the program to end."""

    def __init__(self) -> None:
        self.by: int | None = None
        """The first signal that asked."""
        self._asked = threading.Event()

    def wait(self, seconds: float) -> bool:
        """Wait so long, or until asked; whether it was."""
        return self._asked.wait(seconds)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        if self.by is None:
            self.by = number
        self._asked.set()


@contextmanager
def awaited() -> Iterator[Ending]:
    """Within, a signal that ends programs only asks."""
    ending = Ending()
    before = {}
    for name in ENDING:
        number = getattr(signal, name, None)
        with suppress(ValueError):  # beside the main thread
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # as nohup asks
                before[number] = signal.signal(number, ending._ask)
    try:
        yield ending
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
