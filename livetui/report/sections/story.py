"""What happened in the LIVE, and what came in of the feed."""

from livetui.report.columns import Column, columns, wrapped
from livetui.session.reading import Reading
from livetui.text import Clean, join
from livetui.views import header as header_view
from livetui.views import violations as violations_view
from livetui.views.authorities import authorities
from livetui.views.choices import Choices
from livetui.views.figures import count, position
from livetui.views.marks import MarkKind, marks_between

_KINDS = {
    MarkKind.PIN: Clean("pinned"),
    MarkKind.PROMOTION: Clean("promotion"),
    MarkKind.VIOLATION: Clean("violation"),
    MarkKind.NOTE: Clean("note"),
}


def violations(reading: Reading, choices: Choices) -> list[Clean]:
    """Each violation with its state and what the platform recommends; nothing where there is none."""
    origin, lines = reading.session.start_second, []
    for row in violations_view.violations(reading, choices).rows:
        words = [position(row.raised_ms // 1000 - origin), Clean(f"({row.state.value})"), row.reason]
        if row.clip_ms is not None:
            words.append(Clean(f"(see {position(row.clip_ms // 1000 - origin)})"))
        lines += wrapped(join(words))
        if row.recommendation:
            lines += wrapped(row.recommendation, indent=4)
    return lines


def moments(reading: Reading, choices: Choices) -> list[Clean]:
    """The span's pins, promotions, violations and notes, in order of time."""
    rows = [
        (mark.label, Clean(f"{mark.kind.value} {_KINDS[mark.kind]}"), position(mark.at_s))
        for mark in marks_between(reading, reading.span.start, reading.span.end)
    ]
    heads = (Column(Clean("what"), "left"), Column(Clean("kind"), "left"), Column(Clean("at")))
    return columns(heads, rows) if rows else []


def feed(reading: Reading, choices: Choices) -> list[Clean]:
    """How many events came up to the moment, and what of them was not counted."""
    told = header_view.feed(reading)
    left_out = (
        (told.rejected, "rejected"),
        (told.unknown, "of unknown type"),
        (told.duplicates, "repeated"),
        (told.late, "late, counted when they happened"),
        (told.other_currency, "in another currency, their money left out"),
    )
    words = [f"{count(number)} {what}" for number, what in left_out if number]
    lines = wrapped(Clean(f"{count(told.events)} events counted" + (f"; {', '.join(words)}." if words else ".")))
    counters = authorities(reading)
    for names, whose in ((counters.snapshots, "snapshots"), (counters.totals, "the totals that come with events")):
        if names:
            lines += wrapped(Clean(f"By {whose}, not by single events: {', '.join(names).replace('_', ' ')}."))
    return lines
