"""How the violations of a LIVE go on: the one rule for whoever lists them and whoever points them out."""

from collections.abc import Iterable

from msgspec import Struct

from livetui.feed.events import ViolationAppealed, ViolationRaised, ViolationResolved


class Fault(Struct):
    """A violation from when it was first raised until it is resolved; times in milliseconds since the epoch.

    Raised again before that it is the same, in its first words, and an appeal of it stands.
    """

    raised_ms: int
    raised: ViolationRaised
    appealed: bool = False
    resolved_ms: int | None = None


def faults(told: Iterable[tuple[int, ViolationRaised | ViolationAppealed | ViolationResolved]]) -> list[Fault]:
    """What events, each with its time and in the order of time, tell of violations, in the order in which they were raised.

    What is raised again after it was resolved is another one; an appeal of what does not stand says nothing.
    """
    found: list[Fault] = []
    standing: dict[str, Fault] = {}
    for ts, event in told:
        fault = standing.get(event.violation)
        if isinstance(event, ViolationRaised):
            if fault is None:
                found.append(Fault(ts, event))
                standing[event.violation] = found[-1]
        elif fault is not None and isinstance(event, ViolationAppealed):
            fault.appealed = True
        elif fault is not None:
            fault.resolved_ms = ts
            del standing[event.violation]
    return found
