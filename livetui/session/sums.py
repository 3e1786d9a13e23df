"""A counter's sums of many keys at once: of all products, where each alone would be asked for."""

from collections.abc import Sequence
from typing import TypeVar

from livetui.session.counters import Counter
from livetui.session.division import Family
from livetui.session.reading import Reading

Key = TypeVar("Key", bound=str)
_NOBODY = object()


def sums_by_key(reading: Reading, family: Family, keys: Sequence[Key], counter: Counter) -> dict[Key, int | None]:
    """`Reading.sum_of` for each key; where single events alone tell of it, it is looked up at once."""
    session, moment, start, end = reading.session, reading.moment, reading.span.start, reading.span.end
    nothing = reading.sum_of(counter, family, _NOBODY)
    sums: dict[Key, int | None] = {**dict.fromkeys(keys, nothing)}
    if reading.missed:
        return sums
    tally = session.counts.tallies[family]
    for key in keys:
        column = tally.get(key, counter)
        if column is not None and (first := column.seconds[0]) < moment:
            sums[key] = column.before(end) - (column.before(start) if first < start else 0)
    for reported in {key for of, key, _ in session.totals if of is family and key in sums}:
        sums[reported] = reading.sum_of(counter, family, reported)
    return sums
