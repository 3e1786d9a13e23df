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
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte
from wcwidth import wcwidth

LIVETUI = (sys.executable, "-m", "livetui")
PATIENCE_S = 60.0
"""How long what must come may take; only where it does not come is so long waited for."""
ESCAPE = "\x1b[27u"
"""The escape key of a terminal that was asked to tell it from the beginning of another key, and so in one piece."""
_NOT_OURS = ("COLUMNS", "LINES", "NO_COLOR")  # readline, which pytest loads, exports the size of the terminal it was in
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in _NOT_OURS} | {
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "LIVETUI_CONFIG": os.devnull,
}


class Screen(pyte.Screen):  # type: ignore[misc, unused-ignore]
    """pyte's, but that marks take no cell and do not end the drawing, that a flag's two letters take one cell each, and that
    it can be looked at while half of a wide character is written over.
    """

    @property
    def display(self) -> list[str]:
        """The rows as text."""
        return ["".join(self.buffer[y][x].data for x in range(self.columns)) for y in range(self.lines)]

    def draw(self, data: str) -> None:
        """Write text where the cursor is."""
        super().draw("".join("?" if "\U0001f1e6" <= char <= "\U0001f1ff" else char for char in data if wcwidth(char)))


class Terminal:
    """Runs a command in a terminal of so many columns and rows; `raw` is every byte it has written."""

    def __init__(
        self, command: Sequence[str], columns: int = 120, rows: int = 40, *,
        environment: Mapping[str, str] | None = None, hang_up_ignored: bool = False,
    ) -> None:  # fmt: skip
        self.raw = bytearray()
        self._screen = Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._drawn = 0  # how much of `raw` the screen shows: drawing takes longer than reading, and nobody may look
        self._command = command
        self._environment = {**ENVIRONMENT, **(environment or {})}
        self._hang_up_ignored = hang_up_ignored
        self._size = struct.pack("HHHH", rows, columns, 0, 0)
        self.pid = self._fd = -1
        self.code: int | None = None

    def __enter__(self) -> Self:
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(1, termios.TIOCSWINSZ, self._size)
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # whoever runs these tests in the background has it ignored
            if self._hang_up_ignored:
                signal.signal(signal.SIGHUP, signal.SIG_IGN)
            os.execvpe(self._command[0], list(self._command), self._environment)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, self._size)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.code is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if self._fd >= 0:
            os.close(self._fd)

    @property
    def screen(self) -> Screen:
        """What the terminal shows, cell by cell."""
        data, self._drawn = bytes(self.raw[self._drawn :]), len(self.raw)
        self._stream.feed(data)
        return self._screen

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

    def hang_up(self) -> None:
        """Close the terminal, as its window would."""
        os.close(self._fd)
        self._fd = -1

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def used_s(self) -> float:
        """The seconds of processor time that the program has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory_mb(self) -> int:
        """How much memory the program has."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) // 1024

    def left(self, seconds: float = PATIENCE_S) -> int | None:
        """Wait until the program ends, reading nothing of what it writes: its exit code, or None if it goes on."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.code = os.waitstatus_to_exitcode(status)
                return self.code
            time.sleep(0.02)
        return None

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def wait_for(self, *words: str) -> None:
        """Wait until all of these stand on the screen."""
        self.wait_until(lambda text: all(word in text for word in words), f"{words} did not appear")

    def wait_until(self, condition: Callable[[str], bool], otherwise: str) -> None:
        """Wait until this holds of what stands on the screen."""
        end = time.monotonic() + PATIENCE_S
        while not condition(self.text):
            if time.monotonic() > end or not self.read(0.1):
                raise AssertionError(f"{otherwise}; the screen:\n{self.text}")

    def press(self, keys: str, *words: str) -> None:
        """Press keys, and wait until all of these stand on the screen."""
        self.type(keys)
        self.wait_for(*words)

    def close(self, keys: str, *words: str) -> None:
        """Press keys, and wait until none of these stands on the screen any more."""
        self.type(keys)
        self.wait_until(lambda text: not any(word in text for word in words), f"{words} did not go")

    def rest(self) -> int:
        """Wait until the program ends; its exit code, negative for a signal that killed it."""
        end = time.monotonic() + PATIENCE_S
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

    def settle(self, quiet: float = 0.1, most: float = 3.0) -> None:
        """Take in what the program writes until it has written nothing for so many seconds."""
        end = time.monotonic() + most
        while time.monotonic() < end and select.select([self._fd], [], [], quiet)[0] and self.read(quiet):
            pass

    def swallow(self, seconds: float) -> None:
        """Take what the program writes for so many seconds, without looking at it."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self._fd], [], [], left)[0]:
                os.read(self._fd, 1 << 16)

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
        return bool(data)
