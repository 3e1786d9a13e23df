"""Values as they changed, so that what held at any moment can be told."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Generic, TypeVar

Value = TypeVar("Value")
_when = itemgetter(0)


class History(Generic[Value]):
    """Values by the millisecond since when they hold, in order of time; of equal times, in order of arrival."""

    __slots__ = ("_entries",)

    def __init__(self) -> None:
        self._entries: list[tuple[int, Value]] = []

    def __len__(self) -> int:
        return len(self._entries)

    def __getitem__(self, part: slice) -> list[tuple[int, Value]]:
        """Entries by their places in order of time, as they stand now."""
        return self._entries[part]

    @property
    def first(self) -> tuple[int, Value] | None:
        """The earliest entry: since when, and what."""
        return self._entries[0] if self._entries else None

    def add(self, ts: int, value: Value) -> None:
        """Enter a value; it may be earlier than others."""
        self.extend(((ts, value),))

    def extend(self, entries: Iterable[tuple[int, Value]]) -> None:
        """Enter values, each with its time, in the order they came; they may be earlier than others."""
        new = sorted(entries, key=_when)
        if new and self._entries and new[0][0] < self._entries[-1][0]:
            at = bisect_right(self._entries, new[0][0], key=_when)
            new = sorted((*self._entries[at:], *new), key=_when)
            del self._entries[at:]
        self._entries += new

    def count(self, end_ms: int) -> int:
        """How many entries are earlier than a time."""
        entries = self._entries
        if not entries or entries[-1][0] < end_ms:  # as at the end of a LIVE, or where nothing changes any more
            return len(entries)
        return bisect_left(entries, end_ms, key=_when)

    def until(self, end_ms: int) -> Iterator[tuple[int, Value]]:
        """What is earlier than a time, oldest first."""
        return iter(self._entries[: self.count(end_ms)])

    def latest(self, end_ms: int, most: int | None = None) -> Iterator[tuple[int, Value]]:
        """What is earlier than a time, newest first, at most so many."""
        count = self.count(end_ms)
        for at in range(count - 1, -1 if most is None else max(-1, count - 1 - most), -1):
            yield self._entries[at]

    def at(self, end_ms: int) -> tuple[int, Value] | None:
        """What held just before a time: since when, and what."""
        entries = self._entries
        if entries and entries[-1][0] < end_ms:
            return entries[-1]
        count = self.count(end_ms)
        return entries[count - 1] if count else None
