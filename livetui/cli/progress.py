"""How far long work has come, on stderr, for who looks at a terminal."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from livetui.text import Clean

_PATIENCE_S = 0.4
_PERIOD_S = 0.2


@contextmanager
def shown(words: Clean, fraction: Callable[[], float], *, quiet_beside_output: bool = False) -> Iterator[None]:
    """Say every now and then what part of the work inside is done, from 0 to 1; nothing where it is quick, or no one looks.

    ``quiet_beside_output``: the work writes lines of its own, which must not run into these at a terminal.
    """
    if not sys.stderr.isatty() or (quiet_beside_output and sys.stdout.isatty()):
        yield
        return
    finished = threading.Event()
    teller = threading.Thread(target=_tell, args=(words, fraction, finished), name="progress", daemon=True)
    teller.start()
    try:
        yield
    finally:
        finished.set()
        teller.join()


def _tell(words: Clean, fraction: Callable[[], float], finished: threading.Event) -> None:
    told = False
    wait = _PATIENCE_S
    while not finished.wait(wait):
        sys.stderr.write(f"\r{words} {fraction() * 100:.0f} %")
        sys.stderr.flush()
        told, wait = True, _PERIOD_S
    if told:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
