"""A program whose disk becomes full while it records, and is then made room on: ``python … limit|disk FOLDER REPORT``.

``limit``: no file may be larger than a few kilobytes. ``disk``: FOLDER becomes a small file system of its own. What happened
goes to REPORT as JSON, and the recording beside it.
"""

import json
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from livetui.recording.recorder import Recorder
from tests.recording.written import line, lines, until

_ROOM = 16_384
_AT_FIRST = 50


def limit(_folder: Path) -> Callable[[], None]:
    """Sets a limit to the size of files, and returns what lifts it."""
    sys.dont_write_bytecode = True  # it would be cut off too
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (_ROOM, before[1]))
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, before)


def disk(folder: Path) -> Callable[[], None]:
    """Makes the folder a small disk, nearly full, and returns what makes room on it."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", folder], check=True)
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(1024 * 1024 - _ROOM - 8_192))
    return ballast.unlink


def main(kind: str, folder: Path, report: Path) -> None:
    make_room = {"limit": limit, "disk": disk}[kind](folder)
    path = folder / "live.ndjson"
    recorder = Recorder(path, retry_s=0.2, most_waiting=512 * 1024)
    number = _AT_FIRST
    recorder.write(lines(1, number))
    until(lambda: recorder.durable == number)
    slowest = 0.0
    full_at = trouble_at = None
    while recorder.lost < 500 or trouble_at is None:
        number += 10
        before = time.monotonic()
        recorder.write(lines(number - 9, number))
        after = time.monotonic()
        slowest = max(slowest, after - before)
        if full_at is None and number * len(line(1)) > _ROOM:
            full_at = before
        if trouble_at is None and recorder.trouble:
            trouble_at = after
        assert full_at is None or after < full_at + 20
        time.sleep(0.002)
    time.sleep(0.5)
    trouble, durable, size = recorder.trouble, recorder.durable, path.stat().st_size
    make_room()
    until(lambda: recorder.trouble is None)
    lost = recorder.lost
    until(lambda: recorder.durable == number)
    for _ in range(100):
        number += 1
        recorder.write([line(number)])
    recorder.close()
    shutil.copy(path, report.with_name("recorded.ndjson"))
    report.write_text(
        json.dumps(
            {
                "trouble": trouble,
                "trouble_after": trouble_at - (full_at or 0),
                "durable": durable,
                "size": size,
                "lost": [lost, recorder.lost],
                "last": number,
                "slowest": slowest,
                "after": recorder.trouble,
            }
        )
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
