"""Where recordings are kept, what they are called, and which one was interrupted and can be continued.

A name tells when recording began and what: ``2026-11-21T23-25-09Z-evening-skincare.ndjson.zst``. While one is recorded an
empty file stands beside it, its name with ``.recording`` behind; a crash leaves it there.
"""

import fcntl
import os
import re
from datetime import UTC, datetime
from pathlib import Path
from unicodedata import normalize

from livetui.config import data_dir

SUFFIX = ".ndjson.zst"
ENDINGS = (".ndjson", ".jsonl", ".gz", ".zst")
"""How names of recordings end."""
LONGEST_BREAK_S = 6 * 3600
"""How long ago an interrupted recording may have been written to and still be of the same LIVE."""
_MARK = ".recording"
_LONGEST_SLUG = 40
_NO_NAME = "live"


def recordings_dir() -> Path:
    """The folder of the recordings that were given no other place."""
    return data_dir() / "recordings"


def mark_of(path: Path) -> Path:
    """The file that stands beside a recording while it is recorded."""
    return path.with_name(path.name + _MARK)


def slug(called: str) -> str:
    """A short name of small letters, digits and hyphens for what goes by that name."""
    words = re.findall("[a-z0-9]+", normalize("NFKD", called[:1000]).encode("ascii", "ignore").decode().lower())
    return "-".join(words)[:_LONGEST_SLUG].strip("-") or _NO_NAME


def path_for(called: str, now_ms: int, folder: Path | None = None) -> Path:
    """Where to record the LIVE that is called so: in its recording that was interrupted, else in a new one.

    ``called`` must hold no secret. Raises nothing: a folder that cannot be read is for the `Recorder` to complain of.
    """
    folder = recordings_dir() if folder is None else folder
    name = slug(called)
    return _interrupted(folder, name, now_ms) or _new(folder, name, now_ms)


def _new(folder: Path, name: str, now_ms: int) -> Path:
    begun = datetime.fromtimestamp(now_ms // 1000, UTC).strftime("%Y-%m-%dT%H-%M-%SZ")
    path = folder / f"{begun}-{name}{SUFFIX}"
    number = 1
    while os.path.lexists(path):
        number += 1
        path = folder / f"{begun}-{name}.{number}{SUFFIX}"
    return path


def _interrupted(folder: Path, name: str, now_ms: int) -> Path | None:
    """The latest recording by that name that nobody ended, nobody holds, and that is not too old."""
    ours = re.compile(rf"[0-9-]{{10}}T[0-9-]{{8}}Z-{name}(\.\d+)?{re.escape(SUFFIX)}")
    try:
        names = sorted((entry.name for entry in os.scandir(folder) if ours.fullmatch(entry.name)), reverse=True)
    except OSError:
        return None
    for path in (folder / name for name in names):
        if mark_of(path).exists() and _age_s(path, now_ms) <= LONGEST_BREAK_S and not _is_held(path):
            return path
    return None


def _age_s(path: Path, now_ms: int) -> float:
    try:
        return now_ms / 1000 - path.stat().st_mtime
    except OSError:
        return float("inf")


def _is_held(path: Path) -> bool:
    """Whether a program is recording to it, or would not let us look."""
    try:
        fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return True
    try:
        fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(fd)
    return False
