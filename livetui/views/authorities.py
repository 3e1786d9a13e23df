"""Which counters go by totals that a platform reports, and not by single events."""

from msgspec import Struct

from livetui.session.as_of import Authority
from livetui.session.counters import Counter
from livetui.session.reading import Reading


class Authorities(Struct, frozen=True):
    """The room's counters by what they go by, in the order of `Counter`; all others go by single events."""

    snapshots: tuple[str, ...]
    totals: tuple[str, ...]


def authorities(reading: Reading) -> Authorities:
    """What had the say by the moment."""
    told = {counter.value: reading.authority(counter) for counter in Counter}
    snapshots, totals = (
        tuple(name for name, authority in told.items() if authority is wanted)
        for wanted in (Authority.SNAPSHOTS, Authority.TOTALS)
    )
    return Authorities(snapshots, totals)
