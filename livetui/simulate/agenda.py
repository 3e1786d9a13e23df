"""Events that wait for their second."""

from operator import itemgetter

from livetui.feed.events import Event

_arrival = itemgetter(0)


class Agenda:
    """What has been decided and not yet been said; people decide ahead (when they will leave, when they will pay)."""

    def __init__(self, start_ms: int, end_ms: int) -> None:
        self.start_ms = start_ms
        self.end_ms = end_ms
        self._seconds: dict[int, list[tuple[int, Event]]] = {}

    def add(self, arrival_ms: int, event: Event) -> None:
        """Say the event at this moment; what would come after the end of the LIVE is never said."""
        if arrival_ms > self.end_ms:
            return
        second = (arrival_ms - self.start_ms) // 1000
        waiting = self._seconds.get(second)
        if waiting is None:
            self._seconds[second] = [(arrival_ms, event)]
        else:
            waiting.append((arrival_ms, event))

    def take(self, second: int) -> list[tuple[int, Event]]:
        """All of one second, as they arrive; ties in the order they were added."""
        due = self._seconds.pop(second, [])
        due.sort(key=_arrival)
        return due
