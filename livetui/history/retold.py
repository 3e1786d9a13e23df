"""What minutes do not tell of a LIVE and its diagnosis needs: few events, told once more as the feed told them."""

from collections.abc import Iterator
from itertools import chain

import msgspec

from livetui.feed.events import Benchmark, Event, ProductListed, Scope, Snapshot
from livetui.history.minutes import minutes_of
from livetui.history.past_live import Minutes, PastLive
from livetui.history.recalled import recalled
from livetui.metrics.catalogue import CATALOGUE
from livetui.metrics.categories import categories
from livetui.metrics.formula import Distinct, PerPerson
from livetui.session.counters import Counter, Role
from livetui.session.division import Family
from livetui.session.reading import Reading
from livetui.session.spans import read

MOST = 2000
"""Events of a LIVE; of one that has more its recording must tell."""

OF_PEOPLE = (Distinct, PerPerson)
"""Formulas of which nothing is told again."""


def retold(reading: Reading, live: PastLive, minutes: Minutes) -> bytes | None:
    """Lines that, beside its minutes, tell a LIVE again so that its diagnosis is the same; None where they would not.

    That they do is seen by telling it: where a feed says what minutes cannot hold, only its recording says so again.
    """
    encode, lines = msgspec.json.encode, list[bytes]()
    for event in _events(reading):
        if len(lines) == MOST:
            return None
        lines.append(encode(event) + b"\n")
    told = b"".join(lines)
    return told if _facts(read(recalled(live, minutes, told))) == _facts(reading) else None


def _events(reading: Reading) -> Iterator[Event]:
    session, now = reading.session, reading.moment_ms
    for _, event in chain(session.states[:], session.violations[:], *_benchmarks(reading)):
        yield event
    for product in dict.fromkeys([*session.shelf.listed(now), *reading.products()]):
        if category := session.shelf.category(product, now):
            yield ProductListed(ts=reading.started_ms, product=product, category=category)
            if (gmv := reading.sum_of(Counter.GMV, Family.PRODUCT, product)) is not None:
                yield Snapshot(ts=now - 1, scope=Scope(product=product), counters={Counter.GMV.value: gmv})


def _benchmarks(reading: Reading) -> list[list[tuple[int, Benchmark]]]:
    return [history[:] for history in reading.session.benchmarks.values()]


def _facts(reading: Reading) -> object:
    """All that a diagnosis speaks of, be it of a LIVE or of what is kept of it, which knows no people."""
    session, air, people = reading.session, reading.air, {role.value for role in Role}
    faults = session.faults.faults()
    return (
        (reading.started_ms, reading.start_told, reading.midway, reading.ended_ms, reading.moment_ms, session.start_second),
        (air.start, air.end, air.lasted_s, reading.hours, reading.span, reading.live, session.currency, categories(reading)),
        (session.states[:], _benchmarks(reading), faults.raised),
        [times.tolist() for times in (faults.raised_ms, faults.appealed_ms, faults.resolved_ms, faults.again_ms)],
        {name: came for name, came in minutes_of(reading).items() if name not in people},
        {each.key: each.formula.value(reading) for each in CATALOGUE if not isinstance(each.formula, OF_PEOPLE)},
    )
