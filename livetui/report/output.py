"""Where a report goes: to stdout, or into a file."""

import sys
from pathlib import Path

from livetui.errors import UsageError
from livetui.text import clean
from livetui.whole import whole


def write(text: str, to: str | None) -> None:
    """Write to a file, in UTF-8, or to stdout where none is named; raises `UsageError` where the file cannot be written."""
    if to is None:
        sys.stdout.write(text)
        return
    try:
        with whole(Path(to)) as file:
            file.write(text.encode())
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError(f"{clean(to)} cannot be written ({reason}): name another file.") from None
