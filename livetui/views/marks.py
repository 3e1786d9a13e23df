"""Key events as they are marked on charts and on the timeline."""

from dataclasses import dataclass
from enum import Enum

from livetui.feed import events as e
from livetui.session.reading import Reading
from livetui.text import Clean, clean

_LATEST = 500
"""Among how many entries of a kind key events are looked for: more could not be told apart on any screen."""


class MarkKind(Enum):
    """The kinds of key event, each with the letter that stands for it where colour alone must not."""

    PIN = "P"
    PROMOTION = "O"
    VIOLATION = "V"
    NOTE = "N"


@dataclass(frozen=True, slots=True)
class Mark:
    """A key event: ``at_s`` in seconds since the start of the LIVE, and what to call it, such as a product's name."""

    at_s: int
    kind: MarkKind
    label: Clean


def marks_between(reading: Reading, start: int, end: int) -> tuple[Mark, ...]:
    """The key events at start <= second < end (seconds since the epoch), in order of time; of each kind the latest."""
    session, end_ms = reading.session, end * 1000
    found: list[tuple[int, MarkKind, str]] = []
    for ts, product in session.shelf.pins(end_ms, _LATEST):
        found.append((ts, MarkKind.PIN, session.shelf.name(product, end_ms) or product))
    for ts, promotion in session.promotions.latest(end_ms, _LATEST):
        if isinstance(promotion, e.PromotionStarted):
            found.append((ts, MarkKind.PROMOTION, promotion.title or promotion.kind))
    for ts, violation in session.violations.latest(end_ms, _LATEST):
        if isinstance(violation, e.ViolationRaised):
            found.append((ts, MarkKind.VIOLATION, violation.reason))
    for ts, note in session.notes.latest(end_ms, _LATEST):
        found.append((ts, MarkKind.NOTE, note.text))
    found.reverse()
    found.sort(key=lambda entry: entry[0])
    origin = session.start_second
    return tuple(Mark(ts // 1000 - origin, kind, clean(label, 120)) for ts, kind, label in found if ts // 1000 >= start)
