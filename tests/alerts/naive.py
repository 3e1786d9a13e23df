"""The enter-room rate's dips and the rises of leaving, found anew in plain Python: events in a list, counted one by one."""

from collections.abc import Callable, Sequence
from math import floor, sqrt

from msgspec import Struct

from livetui.alerts.thresholds import Thresholds
from tests.oracle.feeds import Fields, millis
from tests.session.playing import START_S

_Found = list[tuple[int, int | None]]
_ON = ("live.started", "live.resumed")
_OFF = ("live.paused", "live.ended")


class _Verdict(Struct, frozen=True):
    """What one look said. ``judged``: it could tell at all."""

    judged: bool = False
    raised: bool = False
    calm: bool = False


class Naive:
    """Looks at a feed every ten seconds, each time at all of it that had happened."""

    def __init__(self, events: Sequence[Fields], limits: Thresholds) -> None:
        self._events = sorted(((millis(event) / 1000, event) for event in events), key=lambda pair: pair[0])
        self._limits = limits
        breaks = {floor(ts) + 1 for ts, event in self._events if event["type"] in (*_ON, *_OFF)}
        self._end = floor(self._events[-1][0]) + 1
        first = floor(self._events[0][0]) // 10 * 10 + 10
        self._looks = sorted({*range(first, self._end + 1, 10), *(look for look in breaks if look <= self._end)})

    def err_dips(self) -> _Found:
        """When the enter-room rate fell and was back, in seconds from the start."""
        return self._episodes(self._err, self._limits.err_dip.window_s, self._limits.err_dip.cooldown_s)

    def leave_rises(self) -> _Found:
        """When more left and no more did, in seconds from the start."""
        return self._episodes(self._leaving, self._limits.leave_rise.window_s, self._limits.leave_rise.cooldown_s)

    def _sum(self, kind: str, start: float, end: float) -> int:
        return sum(event.get("count", 1) for ts, event in self._events if event["type"] == kind and start <= ts < end)

    def _first(self, kind: str, now: int) -> int | None:
        return next((floor(ts) for ts, event in self._events if event["type"] == kind and ts < now), None)

    def _present(self, at: int) -> int:
        """How many watched just before a second: as reported last, before any report who came less who left."""
        for ts, event in reversed(self._events):
            if event["type"] == "viewers" and ts < at:
                return int(event["current"])
        return max(0, self._sum("join", 0, at) - self._sum("leave", 0, at))

    def _air(self, now: int) -> tuple[bool, int]:
        """Whether the LIVE is on air, and since when."""
        on, since, told = True, floor(self._events[0][0]), False
        for ts, event in self._events:
            if ts >= now:
                break
            if event["type"] in _OFF:
                on, told = False, True
            elif event["type"] in _ON:
                since = floor(ts) if not on or not told else since
                on, told = True, True
        return on, since

    def _err(self, now: int) -> _Verdict:
        limits = self._limits.err_dip
        on, since = self._air(now)
        firsts = self._first("impression", now), self._first("join", now)
        if not on or firsts[0] is None or firsts[1] is None:
            return _Verdict()
        start = now - limits.window_s
        before = max(start - limits.before_s, since + self._limits.settle_s, firsts[0], firsts[1])
        if start - before < limits.least_before_s:
            return _Verdict()
        shown, came = self._sum("impression", start, now), self._sum("join", start, now)
        shown_before, came_before = self._sum("impression", before, start), self._sum("join", before, start)
        if shown < limits.least or not shown_before:
            return _Verdict()
        expected = came_before / shown_before * shown
        if expected < limits.expected:
            return _Verdict()
        fell = came <= (1 - limits.fall) * expected
        sure = expected - came >= limits.sigmas * sqrt(expected * (1 + shown / shown_before))
        return _Verdict(True, fell and sure, came >= (1 - limits.over) * expected)

    def _leaving(self, now: int) -> _Verdict:
        limits = self._limits.leave_rise
        on, since = self._air(now)
        firsts = self._first("join", now), self._first("leave", now)
        if not on or firsts[0] is None or firsts[1] is None:
            return _Verdict()
        start = now - limits.window_s
        before = max(start - limits.before_s, since + self._limits.settle_s, firsts[0], firsts[1])
        if start - before < limits.least_before_s:
            return _Verdict()
        starts = range(start - limits.window_s, before - 1, -limits.window_s)
        if not starts:
            return _Verdict()
        base = self._present(start) + self._sum("join", start, now)
        base_before = sum(map(self._present, starts)) + self._sum("join", starts[-1], start)
        if base < limits.least or not base_before:
            return _Verdict()
        expected = self._sum("leave", starts[-1], start) / base_before * base
        left = self._sum("leave", start, now)
        if expected < limits.expected:
            return _Verdict()
        rose = left >= (1 + limits.rise) * expected
        sure = left - expected >= limits.sigmas * sqrt(expected * (1 + base / base_before))
        return _Verdict(True, rose and sure and left < 0.95 * base, left <= (1 + limits.over) * expected)

    def _episodes(self, judge: Callable[[int], _Verdict], patience_s: int, cooldown_s: int) -> _Found:
        found: _Found = []
        rests_until = judged_at = 0
        for now in self._looks:
            verdict = judge(now)
            judged_at = now if verdict.judged else judged_at
            over = verdict.calm or not self._air(now)[0] or now - judged_at > patience_s
            if found and found[-1][1] is None:
                if over:
                    found[-1] = found[-1][0], now - START_S
                    rests_until = now + cooldown_s
            elif verdict.raised and not over and now >= rests_until:
                found.append((now - START_S, None))
        return found
