"""Where a report goes: to stdout, or into a file that is there whole or not at all."""

import os
import sys
from pathlib import Path

from livetui.errors import UsageError
from livetui.text import clean


def write(text: str, to: str | None) -> None:
    """Write to a file, in UTF-8, or to stdout where none is named; raises `UsageError` where the file cannot be written.

    A pipe or a device is written to as it is; a file is written beside its place and then put there.
    """
    if to is None:
        sys.stdout.write(text)
        return
    path = Path(to)
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, "utf-8")
        else:
            _put(text, path.resolve())
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError(f"{clean(to)} cannot be written ({reason}): name another file.") from None


def _put(text: str, path: Path) -> None:
    neighbour = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with neighbour.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        neighbour.replace(path)
    except BaseException:
        neighbour.unlink(missing_ok=True)
        raise
