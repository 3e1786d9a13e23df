"""What minutes do not tell of a LIVE and its diagnosis needs: few events, told once more as the feed told them."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import msgspec

from livetui.feed.events import Benchmark, Event, ProductListed, Scope, Snapshot
from livetui.history.past_live import Minutes, PastLive, Retold
from livetui.history.recalled import recalled
from livetui.metrics.catalogue import CATALOGUE
from livetui.metrics.categories import categories
from livetui.metrics.formula import LeaveRate, PerHour, Ratio, Sum
from livetui.session.counters import Counter
from livetui.session.division import Family
from livetui.session.reading import Reading
from livetui.session.spans import read
from livetui.session.stretches import Stretches

MOST = 2000
"""Events of a LIVE; of one that has more its recording must tell."""

LONGEST_S = 12 * 3600
"""Of a longer one too, for the pieces in which a diagnosis looks for the worst moments are longer than its minutes."""

JUDGED = (Sum, PerHour, Ratio, LeaveRate)
"""Formulas that a diagnosis judges by; people are not told again."""

_MINUTE = 60


def retold(reading: Reading, live: PastLive, minutes: Minutes) -> Retold | None:
    """Lines that, beside its minutes, tell a LIVE again so that its diagnosis is the same; None where they would not.

    That they do is seen by telling it: where a feed says what minutes cannot hold, only its recording says so again.
    """
    if live.duration_s > LONGEST_S:
        return None
    encode, lines = msgspec.json.encode, list[bytes]()
    for event in _events(reading):
        if len(lines) == MOST:
            return None
        lines.append(encode(event) + b"\n")
    told = Retold(b"".join(lines), _size(live.recording))
    return told if _facts(read(recalled(live, minutes, told.events))) == _facts(reading) else None


def still_tells(told: Retold, recording: Path | None) -> bool:
    """Whether a recording is as it was then, or gone: one that has grown since has more to tell."""
    return _size(recording) in (None, told.recording_size)


def _size(recording: Path | None) -> int | None:
    try:
        return None if recording is None else recording.stat().st_size
    except (OSError, ValueError):  # or no name of a file at all
        return None


def _events(reading: Reading) -> Iterator[Event]:
    session, now = reading.session, reading.moment_ms
    for _, event in chain(session.states[:], session.violations[:], *_benchmarks(reading)):
        yield event
    for product in dict.fromkeys([*session.shelf.listed(now), *reading.products()]):
        if category := session.shelf.category(product, now):
            yield ProductListed(ts=reading.started_ms, product=product, category=category)
            if (gmv := reading.sum_of(Counter.GMV, Family.PRODUCT, product)) is not None:
                sold = {Counter.GMV.value: gmv}  # told from the first, so that a LIVE is of one category at all its moments
                yield Snapshot(ts=reading.started_ms, scope=Scope(product=product), counters=sold)


def _benchmarks(reading: Reading) -> list[list[tuple[int, Benchmark]]]:
    return [history[:] for history in reading.session.benchmarks.values()]


def _facts(reading: Reading) -> object:
    """All that the diagnosis of a whole LIVE is made of."""
    session, air, faults = reading.session, reading.air, reading.session.faults.faults()
    return (
        (reading.started_ms, reading.start_told, reading.midway, reading.ended_ms, reading.moment_ms, session.start_second),
        (air.start, air.end, air.lasted_s, reading.hours, reading.span, reading.live, session.currency, categories(reading)),
        (session.states[:], _benchmarks(reading), faults.raised),
        [times.tolist() for times in (faults.raised_ms, faults.appealed_ms, faults.resolved_ms, faults.again_ms)],
        [each.formula.value(reading) for each in CATALOGUE if isinstance(each.formula, JUDGED)],
        _pieces(reading.on_air),
    )


def _pieces(reading: Reading) -> object:
    """What came in each of the minutes among which a diagnosis looks for the worst moments."""
    span = reading.span
    first = span.start + (reading.started_ms // 1000 - span.start) % _MINUTE
    minutes = Stretches(reading, [(at, at + _MINUTE) for at in range(first, span.end - _MINUTE + 1, _MINUTE)])
    at_starts = [minute.viewers_at_start() for minute in minutes.figures()]
    return [minutes.sums(counter) for counter in Counter], minutes.highs, at_starts
