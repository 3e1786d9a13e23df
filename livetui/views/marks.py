"""Key events as they are marked on charts and on the timeline."""

from operator import attrgetter

from msgspec import Struct

from livetui.alerts.alert import AlertKind
from livetui.alerts.found import Found
from livetui.feed import events as e
from livetui.session.reading import Reading
from livetui.text import Clean, clean
from livetui.views.choices import Choices
from livetui.views.mark_kind import MarkKind

_LATEST = 500
"""Among how many entries of a kind key events are looked for: more could not be told apart on any screen."""


class Mark(Struct, frozen=True):
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


_NO_MARKS = (AlertKind.VIOLATION, AlertKind.FEED_STALE)
"""Violations have a mark of their own, where they happened; silence is told only while it lasts."""


def key_marks(reading: Reading, choices: Choices, start: int, end: int) -> tuple[Mark, ...]:
    """The key events from start to end, alerts that had been raised by the reading's moment among them."""
    alerts = alert_marks(choices.alerts.found(reading), reading.session.start_second, start, end)
    marks = marks_between(reading, start, end)
    return tuple(sorted((*marks, *alerts), key=attrgetter("at_s"))) if alerts else marks


def alert_marks(found: Found, origin: int, start: int, end: int) -> tuple[Mark, ...]:
    """The alerts raised at start <= second <= end, in order of time; all in seconds since the epoch."""
    marked = found.only((start <= found.at) & (found.at <= end) & ~found.of_kinds(_NO_MARKS))
    return tuple(Mark(alert.at - origin, MarkKind.ALERT, alert.sentence) for alert in marked)
