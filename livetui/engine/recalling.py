"""Where one feed of a LIVE was, by the recording of before: after which event it is to go on."""

from collections.abc import Sequence

from livetui.feed.events import Event
from livetui.feed.intake import MOST_SOURCES
from livetui.recording.gap import marks_gap

_MOST = 400_000
"""After so many events a gap is given up: repetitions of what came before it could no longer be told from something new."""


class Recalling:
    """The last id of the feed of a number; where something was lost, the last before that, so that it comes again."""

    def __init__(self, number: int) -> None:
        self.id: str | None = None
        self._number = number
        self._since = 0  # events that have come since a gap; 0 while there was none

    def take(self, events: Sequence[Event]) -> None:
        """What comes next in the recording."""
        if not self._since:
            gap = next((place for place, event in enumerate(events) if marks_gap(event)), len(events))
            self._go_on(events[:gap])
            events = events[gap:]
        self._since += len(events)
        if self._since > _MOST:
            self._since = 0
            self.take(events[1:])

    def _go_on(self, events: Sequence[Event]) -> None:
        mine = (event for event in reversed(events) if (event.recorded_from or 0) % MOST_SOURCES == self._number)
        self.id = next(filter(None, (event.resume_from or event.id for event in mine)), self.id)
