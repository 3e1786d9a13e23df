"""Being asked to end, by a signal."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from livetui.cli.streams import let_go_of_dead_streams

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

_PATIENCE_S = 2.0
"""How long ending in good order may take."""

_AGAIN = signal.ITIMER_REAL
"""Runs once we leave: Python drops what is raised in a callback, as there are in every import, and it is raised again then."""


class Ending:
    """Whether somebody has asked the program to end; who does not end in two seconds is ended.

    All happens on a thread of its own: the main one may stand still, and what a handler there may safely do is little.
    """

    def __init__(self) -> None:
        self.by: int | None = None
        """The first signal that asked."""
        self._asked = threading.Event()
        self._left = threading.Event()
        self._ask: Callable[[int], None] | None = None
        self._last: list[Callable[[], object]] = []
        self._lock = threading.Lock()

    @property
    def code(self) -> int:
        """The exit code of whoever ended for the signal; 0 without one."""
        return 0 if self.by is None else 128 + self.by

    def wait(self, seconds: float) -> bool:
        """Wait so long, or until asked; whether it was."""
        return self._asked.wait(seconds)

    def tell(self, ask: Callable[[int], None]) -> None:
        """Have this called, with the exit code, once somebody asks, or at once if that has been: on another thread."""
        with self._lock:
            self._ask = ask
            if self.by is None:
                return
        ask(self.code)

    def before_the_last(self, do: Callable[[], object]) -> None:
        """Have this done if ending takes too long, before the program is ended; it must not take long itself."""
        self._last.append(do)

    def listen(self, fd: int) -> None:
        """Take the numbers of signals from a descriptor until it ends."""
        while numbers := os.read(fd, 64):
            for number in numbers:
                if self.by is None and number in ENDING:
                    self._end(number)

    def leave(self) -> None:
        """The program is ending."""
        self._left.set()

    def _end(self, number: int) -> None:
        with self._lock:
            self.by = number
        self._asked.set()
        if self._ask is not None:
            self._ask(self.code)
        if not self._left.wait(_PATIENCE_S):
            for do in self._last:
                with suppress(Exception):  # whatever it is, the next must be done too
                    do()
            os._exit(self.code)


@contextmanager
def awaited() -> Iterator[Ending]:
    """Within, a signal that ends programs only asks."""
    ending = Ending()
    if threading.current_thread() is not threading.main_thread():
        yield ending
        return
    if signal.getitimer(_AGAIN)[0]:
        signal.raise_signal(signal.SIGALRM)
    listening, told = os.pipe()
    os.set_blocking(told, False)
    fd_before = signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    thread = threading.Thread(target=ending.listen, args=(listening,), name="signals", daemon=True)
    thread.start()
    before = {number: signal.signal(number, _only_wake) for number in ENDING if not _as_nohup_asks(number)}
    before[signal.SIGPIPE] = signal.signal(signal.SIGPIPE, signal.SIG_IGN)  # a connection that breaks ends nobody
    try:
        yield ending
    finally:
        let_go_of_dead_streams()  # while a broken one ends nobody
        ending.leave()
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(fd_before)
        os.close(told)
        thread.join()
        os.close(listening)


def ends_at_once() -> None:
    """From now on such a signal leaves by way of every `finally`."""
    for number in ENDING:
        if not _as_nohup_asks(number):
            signal.signal(number, _leave)


def _leave(number: int, frame: FrameType | None) -> None:
    for each in ENDING:
        signal.signal(each, signal.SIG_IGN)  # what is being closed is closed
    signal.signal(signal.SIGALRM, lambda *_: None if _leaving() else sys.exit(128 + number))
    signal.setitimer(_AGAIN, _PATIENCE_S, _PATIENCE_S)
    sys.exit(128 + number)


def _leaving() -> bool:
    """Whether a `finally` is on the way out that takes its time."""
    error = sys.exception()
    while error is not None and not isinstance(error, SystemExit):
        error = error.__context__
    return error is not None


def _only_wake(number: int, frame: FrameType | None) -> None:
    """Python itself has written the number to the descriptor, also if this is called much later."""


def _as_nohup_asks(number: int) -> bool:
    return number == signal.SIGHUP and outlives_the_terminal()


def outlives_the_terminal() -> bool:
    """Whether whoever started us asked that the end of the terminal be none of ours, as nohup does."""
    return signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
