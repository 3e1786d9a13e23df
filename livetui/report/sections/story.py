"""What happened in the LIVE, and what came in of the feed."""

from livetui.report.columns import Column, columns, wrapped
from livetui.report.rows import story
from livetui.report.words import AFTER, KINDS
from livetui.session.reading import Reading
from livetui.text import Clean, join
from livetui.views import violations as violations_view
from livetui.views.choices import Choices
from livetui.views.figures import count, position
from livetui.views.key_events import key_events


def violations(reading: Reading, choices: Choices) -> list[Clean]:
    """Each violation with its state and what the platform recommends; nothing where there is none."""
    lines: list[Clean] = []
    for row in violations_view.violations(reading, choices):
        head = (position(row.at_s), Clean(f"({row.state.value})"), row.reason, story.clip(row))
        lines += wrapped(join([each for each in head if each is not None]))
        for words in (row.recommendation, row.clip_url):
            if words:
                lines += wrapped(words, indent=4)
    return lines


def alerts(reading: Reading, choices: Choices) -> list[Clean]:
    """What was pointed out, and what to do about what still holds."""
    lines: list[Clean] = []
    told = story.alerts(reading, choices)
    for row, when, advice in told.rows:
        lines += wrapped(Clean(f"{when}: {row.alert.sentence}"))
        if advice is not None:
            lines += wrapped(advice, indent=4)
    return [*lines, *(wrapped(told.more) if told.more else ())]


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
    earlier = [Clean(f"and {count(view.earlier)} earlier")] if view.earlier else []
    return [*columns(heads, rows), *(line for words in (*earlier, AFTER) for line in wrapped(words))] if rows else []


def feed(reading: Reading, choices: Choices) -> list[Clean]:
    """How many events came up to the moment, what of them was not counted, and what goes by reported totals."""
    return [line for words in story.feed(reading) for line in wrapped(words)]
