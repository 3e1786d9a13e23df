"""A recording that goes on under its name, whatever others do to the file."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from livetui.recording.appending import AppendedFile, Place, sync_folder
from livetui.recording.gap import note, time_of
from livetui.recording.naming import mark_of
from livetui.text import clean

_MOVED = "recording begins anew: the file that held what came before was moved or deleted"


class LastingFile:
    """Appends to the file at ``path``, and opens it again where it was moved, deleted or changed; ``tell`` hears of that.

    With ``marked`` a mark stands beside the file until it is closed as ``complete``; such a file is not kept empty.
    """

    def __init__(self, path: Path, *, marked: bool, tell: Callable[[str], None], now_ms: Callable[[], int]) -> None:
        self._path = path
        self._name = clean(str(path))
        self._marked = marked
        self._tell = tell
        self._now_ms = now_ms
        self._file: AppendedFile | None = None
        self._moved = False

    def open(self) -> int:
        """Opens or salvages the file, and returns how many lines it holds; raises as `AppendedFile` does."""
        self._file = AppendedFile(self._path)
        if self._file.salvaged:
            self._tell(self._file.salvaged)
        if self._marked:
            with suppress(OSError):  # a recording without its mark is better than none
                mark_of(self._path).touch(mode=0o600)
                sync_folder(self._path)  # without it a power cut would leave a recording that nobody goes on with
        return self._file.lines

    def append(self, text: bytes) -> None:
        """Puts whole lines on the disk, all or none; raises as `AppendedFile` does."""
        file = self._in_place()
        if self._moved:
            now = time_of(text[: text.index(b"\n")]) or self._now_ms()
            text = note(now, _MOVED) + b"\n" + text
        file.append(text)
        self._moved = False

    def close(self, *, complete: bool) -> None:
        """Lets the file go."""
        if self._file is None:
            return
        if self._marked and complete:
            with suppress(OSError):
                if self._file.empty and self._file.place() is Place.HERE:
                    self._path.unlink()
                mark_of(self._path).unlink()  # before the lock goes, so that nobody continues what is complete
                sync_folder(self._path)
        self._file.close()
        self._file = None

    def _in_place(self) -> AppendedFile:
        if self._file is not None and (place := self._file.place()) is not Place.HERE:
            self._file.close()
            self._file = None
            if place is Place.GONE:
                self._moved = True
                self._tell(f"{self._name} was moved or deleted: recording goes on in a new file of that name.")
            else:
                self._tell(f"{self._name} was changed by another program: recording goes on behind what is whole of it.")
        if self._file is None:
            self.open()
        assert self._file is not None
        return self._file
