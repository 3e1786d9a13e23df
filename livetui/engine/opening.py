"""A recording being opened: read, decoded and counted on a thread of its own, once, while others already look at it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from livetui.errors import UnreadableInput
from livetui.feed.decode import Decoded, Decoder, Rejected
from livetui.heap import give_back_large_blocks
from livetui.recording.read import Recording
from livetui.recording.refusal import no_event
from livetui.session.session import Session

_FIRST_REJECTED = 1000
_PATIENCE_S = 0.5
_LONGEST_HOLD_S = 1.0


class Opening:
    """Fills a session from a recording.

    `lend` lends the session while nothing is being added to it. A damaged recording opens as far as it goes, and `trouble`
    says where it ends; one that holds no event at all ends with an `error`.
    """

    def __init__(self, recording: Recording) -> None:
        self.session = Session()
        self.rejected: list[Rejected] = []
        """The first thousand lines that brought nothing, unknown types included."""
        self.trouble: str | None = None
        self.error: Exception | None = None
        self._recording = recording
        self._lock = threading.Lock()
        self._going_on = threading.Event()
        self._going_on.set()
        self._stopped = threading.Event()
        self._finished = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def progress(self) -> float:
        """How much of the recording has been taken in, 0 to 1."""
        return 1.0 if self.done else min(self._recording.progress, 0.99)

    @property
    def done(self) -> bool:
        """Whether all of the recording has been taken in, or no more can be."""
        return self._finished.is_set()

    def run(self) -> None:
        """Take in the whole recording, here and now; raises `UnreadableInput` if it holds no event."""
        self._take_in()
        if self.error:
            raise self.error

    def start(self, *, hold: bool = False) -> None:
        """Take in the recording on a thread of its own; with ``hold`` its first events, and the rest after `go_on`.

        Threads take turns: beside one that is busy, a screen takes twice as long to appear.
        """
        if hold:
            self._going_on.clear()
        self._thread = threading.Thread(target=self._take_in, name="opening", daemon=True)
        self._thread.start()

    def go_on(self) -> None:
        """Take in the rest."""
        self._going_on.set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until all is taken in; False if that takes longer."""
        return self._finished.wait(timeout)

    def stop(self) -> None:
        """Give up what has not been taken in yet."""
        self._stopped.set()
        self.go_on()
        if self._thread is not None:
            self._thread.join(_PATIENCE_S)
        if self.done:  # else it waits for a pipe that says nothing, and ends with the program
            self._recording.close()

    @contextmanager
    def lend(self) -> Iterator[Session]:
        """The session, while nothing is being added to it."""
        with self._lock:
            yield self.session

    def _take_in(self) -> None:
        try:
            give_back_large_blocks()
            decoder = Decoder()
            for block in self._recording.blocks():
                if self._stopped.is_set():
                    return
                self._take(decoder.decode(block.data, block.first_line, block.overlong))
                if not self.session.empty and not self._going_on.wait(_LONGEST_HOLD_S):
                    self.go_on()  # whoever holds it has forgotten it
            self.trouble = self._recording.cut
            if self.session.empty:
                self.error = UnreadableInput(no_event(self._recording.name, self.trouble, next(iter(self.rejected), None)))
        except Exception as error:  # noqa: BLE001  the top of a thread: whoever waits for it reports
            self.error = error
        finally:
            self._finished.set()

    def _take(self, decoded: Decoded) -> None:
        with self._lock:
            self.session.take(decoded)
        self.rejected += [*decoded.rejected, *decoded.unknown][: _FIRST_REJECTED - len(self.rejected)]
