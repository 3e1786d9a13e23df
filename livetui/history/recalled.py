"""A LIVE told again by what the history keeps of it, as though that were its feed."""

import json
from collections.abc import Iterator

from livetui.feed.decode import Decoder
from livetui.history.minutes import LAST, MOST, PEAK, UNPLACED
from livetui.history.past_live import FIRST, Minutes, PastLive
from livetui.session.counters import Counter
from livetui.session.session import Session

_MINUTE = 60
_BEAT_S = 5
"""So often a LIVE that was joined midway is heard: its minutes alone would not tell that the silence before was not its own."""
_TOLD = ("room", "title", "creator", "region", "category", "currency")


def recalled(live: PastLive, minutes: Minutes, told: bytes | None = None) -> Session:
    """Its sums and viewers as snapshots at the end of each minute, and the events that are ``told`` again beside them.

    People, comments and other events are not in it. Where nobody told when it began, what came before the feed was heard is
    not in it either.
    """
    session = Session()
    events = sorted(_events(live, minutes, told is None), key=lambda event: event[0])
    start = live.started_ms
    lines = [json.dumps({"ts": start + at * 1000, **fields}).encode() + b"\n" for at, fields in events]
    session.take(Decoder().decode(b"".join(lines) + (told or b""), 1))
    return session


def _events(live: PastLive, minutes: Minutes, whose: bool) -> Iterator[tuple[int, dict[str, object]]]:
    """Each with when it happened, in seconds since the start; ``whose``: also when it began and ended, and whose it was."""
    last = max(live.duration_s - 1, 0)
    if whose:
        yield 0, {"type": "live.started", **{name: said for name in _TOLD if (said := getattr(live, name)) is not None}}
        yield last, {"type": "live.ended"}
    if (after := live.ended_ms // 1000 - live.started_ms // 1000 - 1) > last:
        yield after, {"type": "heartbeat"}  # so long after the end something was told of it, as that an order was given back
    came = {each.value: minutes[each.value] for each in Counter if each.value in minutes}
    totals = {
        name: amounts.get(UNPLACED, 0) if live.start_told else 0
        for name, amounts in came.items()
        if UNPLACED in amounts or live.heard_s or not live.start_told  # what came before any total is of nobody knows when
    }
    heard = min(live.heard_s, last)
    yield heard, {"type": "snapshot", "counters": dict(totals)}
    for at in range(heard, min(last, MOST * _MINUTE) if live.heard_s else heard, _BEAT_S):
        yield at, {"type": "heartbeat"}
    for minute in range(min(-(-live.duration_s // _MINUTE), MOST)):
        for name, amounts in came.items():
            if minute in amounts:  # before the first in which anything was told of it, it is not known
                totals[name] = totals.get(name, 0) + amounts[minute]
        at = min((minute + 1) * _MINUTE - 1, last)
        if at > heard:
            yield at, {"type": "snapshot", "counters": dict(totals)}
    for name, second in ((FIRST, 0), (PEAK, 0), (LAST, _MINUTE - 1)) if PEAK in minutes else ():
        for minute, level in minutes.get(name, {}).items():
            yield min(max(minute * _MINUTE + second, heard), last), {"type": "viewers", "current": level}
