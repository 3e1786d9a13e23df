"""The terminal the dashboard draws in, which may be slow, stand still, go away, or belong to another program for a while."""

import asyncio
import os
import sys
import termios
from contextlib import suppress

from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from livetui.ui.outlet import Outlet
from livetui.ui.thrift import thrifty

_PATIENCE_S = 0.5
"""How long what is to be written last may take."""


class CaughtUp(Message):
    """The terminal has taken all that was written, after it had been too slow for a drawing."""


class Gone(Message):
    """There is no terminal any more."""


class Terminal(LinuxDriver):
    """Textual's own, but for what stalls or ends: nothing waits for the terminal, and nobody asks one that is gone for keys."""

    _outlet: Outlet | None = None

    def ready(self) -> bool:
        """Whether a drawing would be seen soon; if not, `CaughtUp` tells when one would."""
        return self._outlet is not None and self._outlet.ready()

    def write(self, data: str) -> None:
        """Have this written; while the terminal is another program's, or gone, it is not."""
        if self._outlet is not None:
            self._outlet.write(thrifty(data))

    def start_application_mode(self) -> None:
        """Take the terminal."""
        self._outlet = Outlet(
            sys.__stdout__.fileno() if sys.__stdout__ else 1,
            caught_up=lambda: self._tell(CaughtUp()),
            gone=self._lost,
        )
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def resume_application_mode(self) -> None:
        """Take the terminal again, if it is ours to take: behind `bg` it is the shell's, until `fg`."""
        if not self.in_front or not _running_loop():
            return
        if self._outlet is None or not self._outlet.open:
            super().resume_application_mode()
            return
        before = self.attrs_before  # stopped by SIGSTOP, which leaves no time to give it back
        self.disable_input()
        self.close()
        self._must_signal_resume = True
        super().resume_application_mode()
        self.attrs_before = before

    @property
    def in_front(self) -> bool:
        """Whether the terminal is ours to take."""
        try:
            return os.tcgetpgrp(self.fileno) == os.getpgrp()
        except OSError:
            return False

    @property
    def away(self) -> bool:
        """Whether the terminal is another program's at the moment, and may be ours again."""
        return self._outlet is not None and not self._outlet.open and not self._outlet.gone

    def disable_input(self) -> None:
        """Ask for no more keys."""
        if not self.away:  # who touches the terminal from behind is stopped
            super().disable_input()

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        if not self.away:
            super().stop_application_mode()

    def close(self) -> None:
        """Let what is written last be written, in as long as that may take."""
        super().close()
        if self._outlet is not None:
            self._outlet.close(_PATIENCE_S)

    def let_go(self) -> None:
        """Give the terminal back at once, from any thread, without waiting for it or for the event loop."""
        if self._outlet is None or not self._outlet.open:
            return
        self.exit_event.set()
        if self.attrs_before is not None and self.in_front:
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
        self._outlet.abandon()

    def _lost(self) -> None:
        self.exit_event.set()  # else it is asked for keys again and again, and says each time that there are none
        self._tell(Gone())

    def _tell(self, message: Message) -> None:
        if not self._loop.is_closed():
            self.send_message(message)


def _running_loop() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True
