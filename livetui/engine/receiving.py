"""A LIVE being received: its feeds, its recording and its session, on a thread and a loop of their own."""

import asyncio
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from livetui.clock import Clock, monotonic, now_ms
from livetui.engine.health import FeedState
from livetui.engine.loop import Loop
from livetui.engine.receiver import Feed, Receiver
from livetui.errors import FeedRefused
from livetui.feed.decode import Decoder, Rejected
from livetui.feed.intake import Taken
from livetui.feed.rehearsal import is_rehearsal
from livetui.recording.read import Recording
from livetui.recording.recorder import Recorder
from livetui.session.session import Session

_LAST_REJECTED = 200
_PATIENCE_S = 5.0


class Receiving:
    """Fills a session from feeds that are still going on, and records them.

    `lend` lends the session while nothing is being added to it. Receiving waits for nobody but who has borrowed it.
    ``earlier`` is the recording to go on from: it is taken in first.
    """

    def __init__(
        self,
        feeds: Sequence[Feed],
        recorder: Recorder | None = None,
        *,
        earlier: Path | None = None,
        clock: Clock = monotonic,
        wall_ms: Callable[[], int] = now_ms,
    ) -> None:
        self.session = Session()
        self.rejected: list[Rejected] = []
        """The last lines that brought nothing, unknown types included."""
        self.error: Exception | None = None
        """What went wrong, once nothing more will come: a fault, or the first refusal where every feed was refused."""
        self._feeds = [Receiver(number, feed, recorder, self._take, clock, wall_ms) for number, feed in enumerate(feeds)]
        self._earlier = earlier
        self._rehearsed_earlier = False
        self._clock = clock
        self._heard_at: float | None = None
        self._lock = threading.Lock()
        self._finished = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._main_task: asyncio.Task[None] | None = None
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="receiving", daemon=True)

    @property
    def done(self) -> bool:
        """Whether nothing more will come."""
        return self._finished.is_set()

    @property
    def feeds(self) -> tuple[FeedState, ...]:
        """How each feed is doing."""
        return tuple(receiver.state for receiver in self._feeds)

    @property
    def rehearsal(self) -> bool:
        """Whether what is received, or the recording of before, only rehearses a LIVE."""
        return self._rehearsed_earlier or any(receiver.rehearsal for receiver in self._feeds)

    @property
    def silent_s(self) -> float:
        """How long ago the last event came, in seconds; 0 while none has."""
        return 0.0 if self._heard_at is None else self._clock() - self._heard_at

    def start(self) -> None:
        """Begin to receive."""
        self._thread.start()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until nothing more will come; False if that takes longer."""
        return self._finished.wait(timeout)

    def stop(self) -> None:
        """Close all connections; what has come stays."""
        self._stopped.set()
        loop, task = self._loop, self._main_task
        if loop is not None and task is not None:
            with suppress(RuntimeError):  # it has ended by itself
                loop.call_soon_threadsafe(task.cancel)
        if self._thread.is_alive():
            self._thread.join(_PATIENCE_S)

    @contextmanager
    def lend(self) -> Iterator[Session]:
        """The session, while nothing is being added to it."""
        with self._lock:
            yield self.session

    def _run(self) -> None:
        try:
            self._go_on()
            with asyncio.Runner(loop_factory=Loop) as runner:
                runner.run(self._main())
        except asyncio.CancelledError:
            pass
        except Exception as error:  # noqa: BLE001  the top of a thread: whoever waits for it reports
            self.error = error
        finally:
            self._finished.set()

    def _go_on(self) -> None:
        """Take in the recording of before."""
        if self._earlier is None:
            return
        decoder = Decoder()
        with Recording(self._earlier) as recording:
            for block in recording.blocks():
                decoded = decoder.decode(block.data, block.first_line, block.overlong)
                self._rehearsed_earlier = self._rehearsed_earlier or is_rehearsal(block.data)
                with self._lock:
                    self.session.take(decoded)
                unknown = block.lines(line.line for line in decoded.unknown) if decoded.unknown else ()
                lines = [line for line in block.data.split(b"\n") if b'"id"' not in line]
                for receiver in self._feeds:
                    receiver.recall(decoded.events, lines, unknown)
                if self._stopped.is_set():
                    return

    async def _main(self) -> None:
        self._loop, self._main_task = asyncio.get_running_loop(), asyncio.current_task()
        if self._stopped.is_set():
            return
        ends = await asyncio.gather(*(receiver.run() for receiver in self._feeds))
        faults = [end for end in ends if end is not None and not isinstance(end, FeedRefused)]
        self.error = next(iter(faults), None) or (None if None in ends else ends[0])

    def _take(self, taken: Taken) -> NDArray[np.bool_]:
        with self._lock:
            fresh = self.session.take(taken.decoded)
        if len(fresh):
            self._heard_at = self._clock()
        faults = [*taken.decoded.rejected, *taken.decoded.unknown]
        if faults:
            self.rejected = [*self.rejected, *faults][-_LAST_REJECTED:]
        return fresh
