"""Whose LIVE it was, when, and what is summed."""

from livetui.report.words import SPANS
from livetui.session.reading import Reading
from livetui.text import Clean, clean
from livetui.views.figures import position
from livetui.views.header import Header

UNTITLED = Clean("A LIVE without a title")
MISSING = Clean("what came before is missing, but for totals that say it.")


def about(reading: Reading, view: Header) -> list[Clean]:
    """The creator, the region and the category, as far as they are known."""
    category = reading.live.category
    return [part for part in (view.creator, view.region, category and clean(category, 40)) if part]


def room(reading: Reading) -> Clean | None:
    """The room it was in."""
    return Clean(f"room {clean(reading.live.room, 30)}") if reading.live.room else None


def span(reading: Reading, view: Header) -> tuple[Clean, Clean]:
    """What the span is called, and from when to when it goes, as of when."""
    session = reading.session
    start, end = (position(second - session.start_second) for second in (reading.span.start, reading.span.end))
    as_of = f", as of {position(view.at_s)}" if reading.moment < session.end_second else ""
    return Clean(SPANS[reading.span.name]), Clean(f"{start} to {end}{as_of}")


def midway(reading: Reading) -> Clean | None:
    """That the beginning is missing, where it is, or may be."""
    if not reading.midway or reading.session.empty:
        return None
    if not reading.start_told:
        return Clean(f"The feed does not tell when the LIVE began: {MISSING}")
    heard = position(reading.air.start - reading.session.start_second)
    return Clean(f"The LIVE was first heard {heard} after it began: {MISSING}")
