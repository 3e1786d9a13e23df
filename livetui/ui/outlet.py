"""The way to a terminal that may be slow, stand still or be gone: whoever writes never waits for it."""

import os
import select
import termios
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from livetui.clock import monotonic

_SLOW_S = 0.25
_MOST_WAITING = 64 * 1024
_PIECE = 4096
_SMALL_PIECE = 256
"""Where a write may block: not much more than a terminal has room for once it says that it has some."""
_BREATH_S = 0.01
_HANDOVER_S = 0.2
_NO_TERMINAL: Final = select.POLLHUP | select.POLLERR | select.POLLNVAL

_CUT_SHORT: Final = b"\x18\x1b\\"
"""Ends whatever sequence or string was being sent when the rest of it was given up."""
RESET: Final = (
    b"\x1b[?2026l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?2004l\x1b[?1004l\x1b[?2048l\x1b[?7h"
    b"\x1b[<u\x1b[0m\x1b[?1049l\x1b[?25h"
)
"""Takes back every mode that Textual sets: updates held back, mouse, paste, focus, sizes, keys, colours, screen, cursor."""


class Outlet:
    """Writes to the terminal at a descriptor, on a thread of its own.

    Both functions are called on that thread: ``caught_up`` when all is written after `ready` has refused, ``gone`` when there
    is no terminal any more.
    """

    def __init__(self, fd: int, *, caught_up: Callable[[], None], gone: Callable[[], None]) -> None:
        self._fd, self._piece = _opened_anew(fd)
        self._caught_up = caught_up
        self._gone = gone
        self._waiting = bytearray()
        self._since: float | None = None
        self._refused = False
        self._broken = False
        self._closing = False
        self._over = False
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._empty = threading.Event()
        self._empty.set()
        self._nudged, self._nudge = os.pipe()
        os.set_blocking(self._nudge, False)
        threading.Thread(target=self._run, name="terminal-output", daemon=True).start()

    @property
    def gone(self) -> bool:
        """Whether there is no terminal any more."""
        return self._broken

    @property
    def open(self) -> bool:
        """Whether it can be written to."""
        return not (self._closing or self._broken)

    def ready(self) -> bool:
        """Whether a drawing would be seen soon; if not, none would until ``caught_up`` has been called."""
        with self._lock:
            slow = self._since is not None and monotonic() - self._since > _SLOW_S
            self._refused = self._refused or not self.open or slow or len(self._waiting) > _MOST_WAITING
            return not self._refused

    def write(self, text: str) -> None:
        """Have this written, after all that was handed in before."""
        data = text.encode(errors="replace")
        with self._lock:
            if data and self.open:
                self._waiting += data
                self._since = self._since or monotonic()
                self._empty.clear()
                self._poke()

    def close(self, patience_s: float) -> None:
        """Write what waits; if that takes longer than this, throw it away and only take back every mode."""
        if not self._empty.wait(patience_s):
            self.abandon()
        with self._lock:
            self._close()

    def abandon(self) -> None:
        """Throw away what waits, also what the system holds of it, and take back every mode; waits for no terminal."""
        with self._lock:
            if not self.open:
                return
            fd = os.dup(self._fd)
            self._waiting.clear()
            self._close()
        try:
            with suppress(termios.error):
                termios.tcflush(fd, termios.TCOFLUSH)  # makes room, also for a write that waits for it
            self._writing.acquire(timeout=_HANDOVER_S)
            os.set_blocking(fd, False)
            with suppress(OSError):
                os.write(fd, _CUT_SHORT + RESET)
        finally:
            os.close(fd)

    def _close(self) -> None:
        self._closing = True
        self._empty.set()
        self._poke()

    def _poke(self) -> None:
        if not self._over:
            with suppress(BlockingIOError):  # full: it will wake as it is
                os.write(self._nudge, b"!")

    def _run(self) -> None:
        poll = select.poll()
        poll.register(self._nudged, select.POLLIN)
        while self.open:
            poll.register(self._fd, select.POLLOUT if self._waiting else 0)
            for fd, what in poll.poll():
                if fd == self._nudged:
                    os.read(fd, _PIECE)
                elif what & _NO_TERMINAL or not self._write_some():
                    self._break()
        with self._lock:
            self._over = True
            for fd in (self._fd, self._nudge, self._nudged):
                os.close(fd)

    def _write_some(self) -> bool:
        """Write what there is room for; False if there is no terminal any more."""
        with self._writing:
            if self._closing:
                return True
            try:
                written = os.write(self._fd, self._waiting[: self._piece])
            except BlockingIOError:  # there is some room, but not enough
                time.sleep(_BREATH_S)
                return True
            except OSError:
                return False
        with self._lock:
            del self._waiting[:written]
            if self._waiting:
                return True
            self._since = None
            self._empty.set()
            owed, self._refused = self._refused, False
        if owed:
            self._caught_up()
        return True

    def _break(self) -> None:
        with self._lock:
            self._broken = True
            self._waiting.clear()
            self._empty.set()
        self._gone()


def _opened_anew(fd: int) -> tuple[int, int]:
    """The terminal once more, and how much to write at a time.

    The one we were given is shared with the shell, and so would be what is set on it: not to block, above all.
    """
    try:
        return os.open(os.ttyname(fd), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK), _PIECE
    except OSError:  # another's terminal, as after su
        return os.dup(fd), _SMALL_PIECE
