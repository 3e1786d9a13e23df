"""Cumulative totals as a platform reports them, turned into what came between two reports."""

from bisect import bisect_left, bisect_right

from livetui.session.tally import Column


class Totals:
    """Reports of one cumulative total, in order of time; their differences stand in a column.

    A fall is a reset: what the new total says has come since. Where the total is known never to fall (likes), a lower report is
    an old one that came late, and says nothing.
    """

    __slots__ = ("_falls", "_times", "_values", "column")

    def __init__(self, *, falls: bool) -> None:
        self.column = Column()
        self._falls = falls
        self._times: list[int] = []
        self._values: list[int] = []

    def report(self, ts: int, total: int) -> None:
        """Enter a report by its millisecond; it may be earlier than others."""
        times, values = self._times, self._values
        if not self._falls:
            ts -= ts % 1000  # one entry a second is enough where only the highest counts
        at = bisect_right(times, ts)
        before = values[at - 1] if at else 0
        if not self._falls and at and total <= before:
            return
        self.column.add(ts // 1000, _risen(before, total))
        if not self._falls:
            self._drop_reached(at, total)
            if at and times[at - 1] == ts:
                at -= 1
                del times[at], values[at]
        if at < len(times):
            after = values[at]
            self.column.add(times[at] // 1000, _risen(total, after) - _risen(before, after))
        times.insert(at, ts)
        values.insert(at, total)

    def _drop_reached(self, at: int, total: int) -> None:
        """Take back the later reports that this one already reaches."""
        end = bisect_right(self._values, total, lo=at)
        before = self._values[at - 1] if at else 0
        for ts, value in zip(self._times[at:end], self._values[at:end], strict=True):
            self.column.add(ts // 1000, before - value)
            before = value
        if end > at and end < len(self._times):
            self.column.add(self._times[end] // 1000, before - (self._values[at - 1] if at else 0))
        del self._times[at:end], self._values[at:end]

    def since(self, second: int) -> bool:
        """Whether a report came before a second."""
        return bisect_left(self._times, second * 1000) > 0


def _risen(before: int, after: int) -> int:
    return after - before if after >= before else after
