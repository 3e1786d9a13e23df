"""How far long work has come, on stderr, for who looks at a terminal."""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from livetui.text import Clean, fit

_PATIENCE_S = 0.4
_PERIOD_S = 0.2
_PERCENT_CELLS = 6
_USUAL_CELLS = 80


class Progress:
    """A line that says what part of the work is done; it gives way to what the work itself has to say."""

    def __init__(self, words: Clean, fraction: Callable[[], float]) -> None:
        self._words, self._fraction = words, fraction
        self._lock = threading.Lock()
        self._told = False

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Inside, the line is not there, so that output to the same terminal does not run into it."""
        with self._lock:
            self._erase()
            yield
            sys.stdout.flush()

    def run(self, finished: threading.Event) -> None:
        """Say it every now and then until the work is done, and leave nothing of it behind."""
        wait = _PATIENCE_S
        while not finished.wait(wait):
            with self._lock:
                self._tell()
            wait = _PERIOD_S
        with self._lock:
            self._erase()

    def _tell(self) -> None:
        columns = os.get_terminal_size(sys.stderr.fileno()).columns or _USUAL_CELLS
        sys.stderr.write(f"\r{fit(self._words, columns - _PERCENT_CELLS)} {self._fraction() * 100:.0f} %")
        sys.stderr.flush()
        self._told = True

    def _erase(self) -> None:
        if self._told:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._told = False


@contextmanager
def shown(words: Clean, fraction: Callable[[], float]) -> Iterator[Progress]:
    """Say what part of the work inside is done, from 0 to 1; nothing where it is quick, or no one looks."""
    progress = Progress(words, fraction)
    if not sys.stderr.isatty():
        yield progress
        return
    finished = threading.Event()
    teller = threading.Thread(target=progress.run, args=(finished,), name="progress", daemon=True)
    teller.start()
    try:
        yield progress
    finally:
        finished.set()
        teller.join()
