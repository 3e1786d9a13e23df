"""Where a report goes: to stdout, or into a file."""

import sys
from pathlib import Path

from livetui.errors import UsageError
from livetui.recording.naming import ENDINGS
from livetui.text import clean
from livetui.whole import whole


def write(report: str | bytes, to: str | None) -> None:
    """Write to a file, text in UTF-8, or to stdout where none is named; raises `UsageError` where that cannot be."""
    if to is None:
        _to_stdout(report)
        return
    if to.lower().endswith(ENDINGS):
        raise UsageError(f"{clean(to)} is the name of a recording: name another file, such as one in .txt, .json or .html.")
    try:
        with whole(Path(to)) as file:
            file.write(report.encode() if isinstance(report, str) else report)
    except (OSError, ValueError) as error:
        raise unwritable(to, error) from None


def unwritable(to: str, error: OSError | ValueError) -> UsageError:
    """What to say, and to do, where a file cannot be written."""
    folder = Path(to).parent
    if isinstance(error, FileNotFoundError) and not folder.exists():
        return UsageError(f"{clean(to)} cannot be written: there is no folder {clean(str(folder))}; make it first.")
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return UsageError(f"{clean(to)} cannot be written ({reason}): name another file.")


def _to_stdout(report: str | bytes) -> None:
    if isinstance(report, str):
        sys.stdout.write(report)
        return
    if b"\0" in report and sys.stdout.isatty():
        raise UsageError("This format is no text to show in a terminal: name a file with -o.")
    sys.stdout.flush()
    sys.stdout.buffer.write(report)
