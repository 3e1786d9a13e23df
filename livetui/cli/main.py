"""The `livetui` command's way in and out.

Exit codes: 0 done, 1 found something (check), 2 usage, 3 unreadable input, 70 a fault of ours, 74 the output cannot be written
or events not recorded, 128 + n on signal n. Data goes to stdout, everything else to stderr; an error is one sentence.
"""

import os
import signal
import sys
from typing import NoReturn

from livetui.cli.signals import ends_at_once
from livetui.cli.streams import let_go_of_dead_streams, open_streams


def main() -> NoReturn:
    """Run the command that was typed, and leave with its exit code."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # a reader that has seen enough, such as head, ends us quietly
    ends_at_once()
    open_streams()
    from livetui.cli.app import run

    code = run(sys.argv[1:])
    let_go_of_dead_streams()
    os._exit(code)  # all is written and closed: to take a LIVE apart in memory would only keep who has left waiting


if __name__ == "__main__":
    main()
