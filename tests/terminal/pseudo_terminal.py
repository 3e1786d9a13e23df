"""The real program in a real pseudo terminal, and what a person would see there."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Self

import pyte

LIVETUI = (sys.executable, "-m", "livetui")
_PATIENCE_S = 30.0
_NOT_OURS = ("COLUMNS", "LINES", "NO_COLOR")  # readline, which pytest loads, exports the size of the terminal it was in
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in _NOT_OURS} | {
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
}


class Terminal:
    """Runs a command in a terminal of so many columns and rows; `raw` is every byte it has written."""

    def __init__(self, command: Sequence[str], columns: int = 120, rows: int = 40) -> None:
        self.raw = bytearray()
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._command = command
        self._size = struct.pack("HHHH", rows, columns, 0, 0)
        self.pid = self._fd = -1
        self.code: int | None = None

    def __enter__(self) -> Self:
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(1, termios.TIOCSWINSZ, self._size)
            os.execvpe(self._command[0], list(self._command), ENVIRONMENT)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, self._size)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.code is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._fd)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.screen.display)

    def plain(self) -> bool:
        """Whether the terminal shows what is typed and hands it over by the line, as before a program took it."""
        flags = termios.tcgetattr(self._fd)[3]
        return bool(flags & termios.ECHO and flags & termios.ICANON and flags & termios.ISIG)

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._fd, keys.encode())

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def wait_for(self, *words: str) -> None:
        """Wait until all of these stand on the screen."""
        end = time.monotonic() + _PATIENCE_S
        while not all(word in self.text for word in words):
            if time.monotonic() > end or not self.read(0.1):
                raise AssertionError(f"{words} did not appear; the screen:\n{self.text}")

    def rest(self) -> int:
        """Wait until the program ends; its exit code, negative for a signal that killed it."""
        end = time.monotonic() + _PATIENCE_S
        while self.read(0.1):
            if time.monotonic() > end:
                raise AssertionError(f"the program does not end; the screen:\n{self.text}")
        self.code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.code

    def watch(self, seconds: float) -> None:
        """Take in what the program writes for so many seconds."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self.read(left):
            pass

    def read(self, seconds: float) -> bool:
        """Take in what the program writes within so many seconds; False once it has closed its end."""
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return True
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError:
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data)
