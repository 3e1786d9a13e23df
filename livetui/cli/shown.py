"""An application on the screen, from its start until the terminal is as it was."""

import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from livetui.cli.signals import Ending
    from livetui.ui.terminal_app import TerminalApp


def shown(app: "TerminalApp", ending: "Ending") -> int:
    """Show it until somebody has had enough or a signal asks; the exit code. Raises what broke the screen."""
    ending.tell(app.leave)
    ending.before_the_last(app.let_go)
    try:
        app.run()
    finally:
        for number in (signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH):
            signal.signal(number, signal.SIG_DFL)  # Textual's would take the terminal again
    if app.fault:
        raise app.fault
    return ending.code or app.return_code or 0
