"""The `livetui` command's way in and out.

Exit codes: 0 done, 1 found something (check), 2 usage, 3 unreadable input, 70 a fault of ours, 74 the output cannot be written
or events not recorded, 128 + n on signal n. Data goes to stdout, everything else to stderr; an error is one sentence.
"""

import os
import signal
import sys
from typing import NoReturn

from livetui.cli.signals import ends_at_once


def main() -> NoReturn:
    """Run the command that was typed, and leave with its exit code."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # a reader that has seen enough, such as head, ends us quietly
    ends_at_once()
    _open_streams()
    from livetui.cli.app import run

    code = run(sys.argv[1:])
    _let_go_of_dead_streams()
    sys.exit(code)


def _open_streams() -> None:
    """Let the standard streams be there, though they may lead nowhere, and take any character, though it may show as "?"."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  it stays open to the end
        elif mode == "w" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _let_go_of_dead_streams() -> None:
    """A terminal that is gone takes no more; Python, which tries once more as it ends, would leave with a code of its own."""
    for fd, stream in ((1, sys.stdout), (2, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            with open(os.devnull, "wb") as nothing:
                os.dup2(nothing.fileno(), fd)


if __name__ == "__main__":
    main()
