"""How the LIVE stands against what it is meant to reach, and how its advertising does."""

from livetui.report.columns import Column, columns, wrapped
from livetui.report.words import LEVELS, OUTLOOKS
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views import advertising as advertising_view
from livetui.views import goals as goals_view
from livetui.views.choices import Choices
from livetui.views.figures import figure_of, percent


def goals(reading: Reading, choices: Choices) -> list[Clean]:
    """A line for each goal, whatever the span; nothing where none is set."""
    view = goals_view.goals(reading, choices)
    rows = [
        (
            Clean(row.metric.label),
            figure_of(row.metric, row.target, view.currency),
            figure_of(row.metric, row.value, view.currency),
            percent(row.progress),
            figure_of(row.metric, row.end_recent, view.currency, short=True),
            OUTLOOKS[row.outlook],
        )
        for row in view.rows
    ]
    names = ("goal", "now", "of it", "at the end", "outlook")
    return columns((Column(Clean(""), "left"), *(Column(Clean(name)) for name in names)), rows) if rows else []


def advertising(reading: Reading, choices: Choices) -> list[Clean]:
    """A line for each measure the feed carries, then what they say; nothing where there is no advertising."""
    view = advertising_view.advertising(reading, choices)
    shown = [each for each in view.measures if each.value is not None]
    if not any(each.metric.key in advertising_view.PAID for each in shown):
        return []
    rows = [
        (
            Clean(each.metric.label),
            figure_of(each.metric, each.value),
            figure_of(each.metric, each.low),
            figure_of(each.metric, each.high),
            LEVELS[each.level],
        )
        for each in shown
    ]
    names = ("value", "low below", "high from", "")
    lines = columns((Column(Clean(""), "left"), *(Column(Clean(name)) for name in names)), rows)
    sources = dict.fromkeys(each.source for each in shown if each.source)
    lines += wrapped(Clean(f"Bounds: {'; '.join(sources)}.")) if sources else []
    return [*lines, *(line for found in view.findings for line in wrapped(found.words))]
