"""A file that grows by an event at a time, as a live feed, and what of it has been recorded."""

import json
import re
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from livetui.recording.read import Recording

START_MS = 1_794_540_600_000


class GrowingFeed:
    """Writes ``rate`` events a second, with the ids e0, e1 and so on, while it is entered."""

    def __init__(self, path: Path, rate: float = 200) -> None:
        self.path = path
        self.written = 0
        self._pause_s = 1 / rate
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._write, daemon=True)
        path.touch()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._over.set()
        self._thread.join(5)

    def _write(self) -> None:
        with self.path.open("w", buffering=1) as file:
            while not self._over.wait(self._pause_s):
                file.write(comment(self.written))
                self.written += 1


def comment(number: int) -> str:
    """The line of an event."""
    event = {"type": "comment", "ts": START_MS + number * 10, "id": f"e{number}", "name": "mira", "text": f"hello {number}"}
    return json.dumps(event) + "\n"


def newest(text: str) -> int:
    """The number of the newest of these events on a screen; -1 where there is none."""
    return max(map(int, re.findall(r"hello (\d+)", text)), default=-1)


def recorded(folder: Path) -> list[int]:
    """The numbers of the events in the one recording below a folder, in their order; it must be closed well."""
    assert not list(folder.rglob("*.recording"))
    (path,) = folder.rglob("*.ndjson.zst")
    with Recording(path) as recording:
        lines = b"".join(block.data for block in recording.blocks()).splitlines()
        assert recording.cut is None
    return [int(json.loads(line)["id"][1:]) for line in lines if b'"comment"' in line]
