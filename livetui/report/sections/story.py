"""What happened in the LIVE, and what came in of the feed."""

from livetui.report.columns import Column, columns, wrapped
from livetui.report.rows import story
from livetui.report.words import AFTER, KINDS
from livetui.session.reading import Reading
from livetui.text import Clean, join
from livetui.views import header as header_view
from livetui.views import violations as violations_view
from livetui.views.authorities import authorities
from livetui.views.choices import Choices
from livetui.views.figures import count, position
from livetui.views.key_events import key_events


def violations(reading: Reading, choices: Choices) -> list[Clean]:
    """Each violation with its state and what the platform recommends; nothing where there is none."""
    lines: list[Clean] = []
    for row in violations_view.violations(reading, choices).rows:
        head = (position(row.at_s), Clean(f"({row.state.value})"), row.reason, story.clip(row))
        lines += wrapped(join([each for each in head if each is not None]))
        for words in (row.recommendation, row.clip_url):
            if words:
                lines += wrapped(words, indent=4)
    return lines


def alerts(reading: Reading, choices: Choices) -> list[Clean]:
    """What was pointed out, and what to do about what still holds."""
    lines: list[Clean] = []
    for row, when, advice in story.alerts(reading, choices):
        lines += wrapped(Clean(f"{when}: {row.alert.sentence}"))
        if advice is not None:
            lines += wrapped(advice, indent=4)
    return lines


def moments(reading: Reading, choices: Choices) -> list[Clean]:
    """The span's key events in order of time, and what the metrics of the trend did after each."""
    view = key_events(reading, choices)
    rows = [
        (
            row.mark.label,
            Clean(f"{row.mark.kind.value} {KINDS[row.mark.kind]}"),
            *story.changes(row),
            position(row.mark.at_s),
        )
        for row in view.rows
    ]
    names = (*(Clean(metric.short) for metric in view.metrics), Clean("at"))
    heads = (Column(Clean("what"), "left"), Column(Clean("kind"), "left"), *map(Column, names))
    return [*columns(heads, rows), *wrapped(AFTER)] if rows else []


def feed(reading: Reading, choices: Choices) -> list[Clean]:
    """How many events came up to the moment, and what of them was not counted."""
    told = header_view.feed(reading)
    left_out = (
        (told.rejected, "rejected"),
        (told.unknown, "of unknown type"),
        (told.duplicates, "repeated"),
        (told.late, "late, counted when they happened"),
        (told.other_currency, "in another currency, their money left out"),
        (told.apart, "dated more than a day before or after the LIVE"),
    )
    words = [f"{count(number)} {what}" for number, what in left_out if number]
    lines = wrapped(Clean(f"{count(told.events)} events counted" + (f"; {', '.join(words)}." if words else ".")))
    counters = authorities(reading)
    for names, whose in ((counters.snapshots, "snapshots"), (counters.totals, "the totals that come with events")):
        if names:
            lines += wrapped(Clean(f"By {whose}, not by single events: {', '.join(names).replace('_', ' ')}."))
    return lines
