"""The recording side of receiving: what is written, what of it is safe, and what was lost and may still come again."""

from collections import deque
from itertools import chain, compress

import numpy as np
from numpy.typing import NDArray

from livetui.feed.escaping import all_ascii_safe
from livetui.feed.intake import Taken
from livetui.feed.source import Batch
from livetui.recording.recorder import Recorder

_MOST_LOST_IDS = 1_000_000


class Keeping:
    """Hands a feed's lines to the recorder; an id counts as received once its record is on the disk.

    Without a recorder nothing is kept, and everything counts as received at once.
    """

    def __init__(self, recorder: Recorder | None) -> None:
        self._recorder = recorder
        self._received: str | None = None
        self._waiting: deque[tuple[int, str]] = deque()
        self._lost: set[str] = set()

    def recall(self, id: str | None) -> None:
        """The last id of what was recorded earlier."""
        self._received = id or self._received

    def received(self) -> str | None:
        """The id of the last text of which all has been written, for the feed to go on from."""
        while self._waiting and (self._recorder is None or self._waiting[0][0] <= self._recorder.durable):
            self._received = self._waiting.popleft()[1]
        return self._received

    def keep(self, batch: Batch, taken: Taken, fresh: NDArray[np.bool_]) -> str | None:
        """Record what is fresh of a batch, and what is not but had been lost before it was written.

        The id after which the feed is to be gone on with once that is on the disk; None: it brought none.
        """
        number = 0
        if self._recorder is not None:
            number = self._write(self._recorder, taken, fresh, batch.last_id)
        last = batch.last_id
        if batch.ids is None:
            last = next((event.id for event in reversed(taken.decoded.events) if event.id is not None), None)
        if last is None or self._lost:  # a feed that can go on from before what was lost brings it again
            return None
        if self._waiting and self._waiting[-1][0] == number:
            self._waiting.pop()
        self._waiting.append((number, last))
        self.received()  # so that few wait
        return last

    def _write(self, recorder: Recorder, taken: Taken, fresh: NDArray[np.bool_], last_id: str | None) -> int:
        events = taken.decoded.events
        strangers = [each for each in taken.strangers if not each.again or each.id in self._lost]
        if self._lost:
            fresh = fresh | np.array([event.id in self._lost for event in events], bool)
        lost = recorder.lost
        number = recorder.write(all_ascii_safe(taken.kept(fresh, strangers, last_id)))
        ids = chain((event.id for event in compress(events, fresh.tolist())), (each.id for each in strangers))
        if recorder.lost == lost:
            if self._lost:
                self._lost.difference_update(filter(None, ids))
        elif len(self._lost) < _MOST_LOST_IDS:
            self._lost.update(filter(None, ids))
        return number
