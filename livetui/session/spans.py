"""Which events a reading sums: the whole LIVE up to the moment, the last minutes of it, or any stretch."""

from livetui.session.reading import Reading, Span
from livetui.session.session import Session
from livetui.span import LAST, Over


def moment_of(session: Session, at_s: float | None, quiet_s: int = 0) -> int:
    """The second since the epoch that a position (seconds since the LIVE's start; None: its end) stands for.

    A LIVE that goes on may have been quiet for some seconds since its latest event.
    """
    end = session.end_second + quiet_s
    if at_s is None:
        return end
    return max(session.first_second, min(session.start_second + int(at_s), end))


def read(session: Session, at_s: float | None = None, name: str = "whole", quiet_s: int = 0, *, lost: bool = False) -> Reading:
    """The session as it stood at a position, over one of the named spans; ``lost``: nothing is heard since its latest event,
    so that a span ends there, and silence makes no figure worse.
    """
    moment = moment_of(session, at_s, quiet_s)
    heard = min(moment, session.end_second) if lost else moment
    start = session.first_second
    if name in LAST:
        start = max(start, heard - LAST[name])
    return Reading(session, moment, Span(name, min(start, heard), heard), heard)


def read_over(session: Session, at_s: float | None, over: Over, quiet_s: int = 0, *, lost: bool = False) -> Reading:
    """The session as it stood at a position, over a named span or a stretch."""
    if isinstance(over, str):
        return read(session, at_s, over, quiet_s, lost=lost)
    return read_between(session, at_s, *over, quiet_s, lost=lost)


def read_between(
    session: Session, at_s: float | None, from_s: int, to_s: int, quiet_s: int = 0, *, lost: bool = False
) -> Reading:
    """The session as it stood at a position, over a stretch given in seconds since the LIVE's start."""
    moment = moment_of(session, at_s, quiet_s)
    heard = min(moment, session.end_second) if lost else moment
    start, end = (min(moment_of(session, second), heard) for second in (from_s, to_s))
    return Reading(session, moment, Span("custom", start, end), heard)
