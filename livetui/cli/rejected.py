"""Lines of a recording that are no events: how many they are, for who would not know of them otherwise."""

from typing import TYPE_CHECKING

from livetui.cli.says import note
from livetui.text import clean

if TYPE_CHECKING:
    from livetui.session.session import Session


def note_rejected(file: str, rejected: int, events: int) -> None:
    """Say how many lines of a file brought nothing, and what names them."""
    lines = "1 line is" if rejected == 1 else f"{rejected:,} lines are"
    counted = "1 event is" if events == 1 else f"{events:,} events are"
    name = clean(file)
    note(f"{name}: {lines} rejected, {counted} counted; “livetui check {name}” names what is wrong.")


def note_if_most(file: str, session: "Session") -> None:
    """The same, where they are more than the events: such a file is hardly a recording."""
    from livetui.session.arrivals import FeedCount
    from livetui.session.spans import read

    reading = read(session)
    rejected, events = reading.feed(FeedCount.REJECTED), reading.feed(FeedCount.EVENTS)
    if rejected > events:
        note_rejected(file, rejected, events)
