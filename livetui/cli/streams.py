"""The standard streams, which may be closed, lead nowhere, or break."""

import os
import sys


def open_streams() -> None:
    """Let the standard streams be there, though they may lead nowhere, and take any character, though it may show as "?"."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  it stays open to the end
        elif mode == "w" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def let_go_of_dead_streams() -> None:
    """A terminal that is gone takes no more; Python, which tries once more as it ends, would leave with a code of its own."""
    for fd, stream in ((1, sys.stdout), (2, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            lead_nowhere(fd)


def lead_nowhere(fd: int) -> None:
    """So that leaving does not try to write once more what could not be written."""
    with open(os.devnull, "wb") as nothing:
        os.dup2(nothing.fileno(), fd)
