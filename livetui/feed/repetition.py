"""A feed without ids that is told from its beginning again, after its connection was lost or livetui began anew."""

import re
from array import array
from collections.abc import Iterable, Sequence
from contextlib import suppress

from livetui.feed.escaping import ascii_safe
from livetui.feed.patience import is_heartbeat

_MOST = 500_000  # texts whose hashes are kept
_AHEAD = 1000  # lines in a row of a recording that may not stand there as they came
_TIME = re.compile(rb'"ts"\s*:\s*("[^"]*"|\d+)')  # as it is written, which is in order of time as long as all are alike


class Repetition:
    """Knows which texts of a connection have come before, as long as it brings the same ones as those before it did.

    Only what tells its own time and no id is compared: two that are equal and stand at the same place are then one event,
    while people who come, each in a text of the same words, are not. More of the latest moment may come in the same words from
    a feed that goes on, and its clock may have whole seconds: a connection has to begin before that to be a repetition.
    """

    def __init__(self) -> None:
        self._met = array("q")
        self._recording = array("q")
        self._latest = b""
        self.begin()

    def recall(self, texts: Iterable[bytes]) -> None:
        """Texts that came before any connection, in their order, as a recording holds them."""
        for text in texts:
            if (time := _time_of(text)) is not None:
                self._keep(self._recording, _mark(text), time)

    def begin(self) -> None:
        """Another connection begins."""
        self._place = 0
        self._repeats = False
        self._recorded: int | None = 0  # the place in the recording; None: the connection does not repeat that

    def of(self, texts: Sequence[bytes], ids: Sequence[str | None] | None) -> list[bool] | None:
        """Which of the texts that come next are a repetition, None: none of them; ``ids`` came beside them."""
        if ids is None:
            return [self._again(text) for text in texts]
        return None if all(ids) else [not id and self._again(text) for text, id in zip(texts, ids, strict=True)]

    def _again(self, text: bytes) -> bool:
        if (time := _time_of(text)) is None:
            return False
        mark = _mark(text)
        recorded = self._is_recorded(mark, time)
        place, self._place = self._place, self._place + 1
        if place < len(self._met):
            if self._met[place] == mark and (self._repeats or time < self._latest):
                self._repeats = True
                return True
            del self._met[place:]  # from here on it is told otherwise, and all is new
        if place == len(self._met):
            self._keep(self._met, mark, time)
        return recorded

    def _is_recorded(self, mark: int, time: bytes) -> bool:
        """Whether a text comes next in the recording, which lacks some that came, and has lines that did not come so."""
        if self._recorded is None:
            return False
        begins = self._place == 0
        if not begins or time < self._latest:
            with suppress(ValueError):
                self._recorded = 1 + self._recording.index(mark, self._recorded, self._recorded + _AHEAD)
                return True
        if begins:
            self._recorded = None
        return False

    def _keep(self, marks: "array[int]", mark: int, time: bytes) -> None:
        self._latest = max(self._latest, time)
        if len(marks) < _MOST:
            marks.append(mark)


def _time_of(text: bytes) -> bytes | None:
    """The time a text tells, as it is written; None where it is not to be compared."""
    told = _TIME.search(text)
    return None if told is None or b'"id"' in text or is_heartbeat(text) else told[1]


def _mark(text: bytes) -> int:
    return hash(ascii_safe(text))
