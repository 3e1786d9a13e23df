"""The sums of many keys at once: of all products, where each alone would be asked for one counter after the other."""

from collections.abc import Hashable, Iterable, Mapping, Sequence

from livetui.session.counters import Counter
from livetui.session.division import Family
from livetui.session.reading import Reading
from livetui.session.tally import Column

_NOBODY = object()


def sums_by_key(
    reading: Reading, family: Family, keys: Iterable[Hashable], counters: Sequence[Counter]
) -> list[tuple[int | None, ...]]:
    """`Reading.sum_of` for each key and counter; where single events alone tell of a key, they are looked up at once."""
    session = reading.session
    reported = {key for of, key, _ in session.totals if of is family}
    by_key = {} if reading.missed else dict(session.counts.tallies[family].items())
    nothing = tuple(reading.sum_of(counter, family, _NOBODY) for counter in counters)
    return [
        tuple(reading.sum_of(counter, family, key) for counter in counters)
        if key in reported
        else _sums(reading, by_key.get(key, {}), counters, nothing)
        for key in keys
    ]


def _sums(
    reading: Reading, columns: Mapping[Counter, Column], counters: Sequence[Counter], nothing: tuple[int | None, ...]
) -> tuple[int | None, ...]:
    moment, start, end = reading.moment, reading.span.start, reading.span.end
    found = list(nothing)
    for i, counter in enumerate(counters):
        column = columns.get(counter)
        if column is not None and (first := column.seconds[0]) < moment:
            found[i] = column.before(end) - (column.before(start) if first < start else 0)
    return tuple(found)
