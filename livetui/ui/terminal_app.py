"""An application that gives the terminal back whatever happens, and does not draw faster than it is seen."""

import asyncio
import signal
from contextlib import suppress
from typing import Any

from rich.console import RenderableType
from textual.app import App
from textual.command import CommandPalette
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.screen import Screen
from textual.worker import WorkerFailed

from livetui.ui.draw import own
from livetui.ui.terminal import CaughtUp, Gone, Terminal

_LOOK_S = 0.5


class TerminalApp(App[None]):
    """Run it with ``run()``, then leave with ``return_code``: after a crash, a signal or without a terminal it is not 0."""

    def __init__(self) -> None:
        super().__init__()
        self.fault: Exception | None = None
        """What broke the screen, if anything did."""
        self.skipped = 0
        """How many drawings were left out because the terminal had not taken the last ones yet."""
        self.terminal_gone = False
        """Whether it ended because there was no terminal any more."""
        self._asked: int | None = None
        self._awake: asyncio.AbstractEventLoop | None = None

    def get_driver_class(self) -> type[Driver]:
        """The terminal as we drive it."""
        return Terminal

    @property
    def _terminal(self) -> Terminal | None:
        return self._driver if isinstance(self._driver, Terminal) else None

    def leave(self, code: int) -> None:
        """End with this exit code, asked by any thread at any time, also before it runs."""
        self._asked = code
        if self._awake is not None:
            with suppress(RuntimeError):  # it has ended
                self._awake.call_soon_threadsafe(self._leave)

    def let_go(self) -> None:
        """Give the terminal back, from any thread, though the event loop may stand still; nothing else works after that."""
        if self._terminal is not None:
            self._terminal.let_go()

    def on_load(self) -> None:
        self._awake = asyncio.get_running_loop()
        self._leave()

    def on_mount(self) -> None:
        self.set_interval(_LOOK_S, self._look_for_the_terminal)

    def action_command_palette(self) -> None:
        """Textual's list of all commands, asking for one in the language of the interface."""
        if self.use_command_palette and not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(id="--command-palette", placeholder=own("a command by its name …")))

    def _leave(self) -> None:
        if self._asked is not None:
            self.exit(return_code=self._asked)

    def on_gone(self, _: Gone) -> None:
        """What showed it is no more; the exit code is that of the signal that should have said so."""
        self.terminal_gone = True
        self.exit(return_code=128 + signal.SIGHUP)

    def on_caught_up(self, _: CaughtUp) -> None:
        """Draw all of it: what was skipped can be anywhere."""
        self.screen.refresh()

    def _look_for_the_terminal(self) -> None:
        """`fg` tells nobody who went on behind `bg` that the terminal is theirs again."""
        if self._terminal is not None and self._terminal.away:
            self._terminal.resume_application_mode()

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        # If the terminal takes less than it is handed, what it shows is later and later, and what waits fills the memory.
        terminal = self._terminal
        if terminal is None or renderable is None or self._batch_count or terminal.ready():
            super()._display(screen, renderable)
        elif not terminal.away:
            self.skipped += 1

    def _handle_exception(self, error: Exception) -> None:
        # Textual's palette of commands that is closed while it searches looks for its list, which is gone.
        if not (isinstance(error, WorkerFailed) and isinstance(error.error, NoMatches)):
            super()._handle_exception(error)

    def panic(self, *renderables: RenderableType) -> None:
        """End without a word: who started us reports the fault."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        # Textual would print every frame with its locals, and with them what viewers wrote.
        self._return_code = 1
        self.fault = self._exception or RuntimeError("the keyboard cannot be read")
        self._close_messages_no_wait()
