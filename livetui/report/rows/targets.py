"""How the LIVE stands against what it is meant to reach, and how its advertising does."""

from msgspec import Struct

from livetui.report.rows.figures import Written
from livetui.report.words import LEVELS, OUTLOOKS
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views import advertising as advertising_view
from livetui.views import goals as goals_view
from livetui.views.choices import Choices
from livetui.views.figures import figure_of, percent

_UNSURE = Clean("unsure")
"""Outside its band, but chance may have put it there."""


def goals(reading: Reading, choices: Choices) -> list[tuple[Clean, Written, float | None]]:
    """Each goal, whatever the span, and which part of it is reached; nothing where none is set."""
    view = goals_view.goals(reading, choices)
    return [
        (
            Clean(row.metric.label),
            {
                "target": figure_of(row.metric, row.target, view.currency),
                "now": figure_of(row.metric, row.value, view.currency),
                "of it": percent(row.progress),
                "at the end": figure_of(row.metric, row.end_recent, view.currency, short=True),
                "outlook": OUTLOOKS[row.outlook],
            },
            row.progress,
        )
        for row in view.rows
    ]


class Advertising(Struct, frozen=True):
    """The measures the feed carries, what they say together, and whose bounds they are judged by."""

    rows: list[tuple[Clean, Written]]
    findings: list[Clean]
    bounds: Clean | None


def advertising(reading: Reading, choices: Choices) -> Advertising | None:
    """None where there is no advertising."""
    view = advertising_view.advertising(reading, choices)
    shown = [each for each in view.measures if each.value is not None]
    if not any(each.metric.key in advertising_view.PAID for each in shown):
        return None
    rows: list[tuple[Clean, Written]] = [
        (
            Clean(each.metric.label),
            {
                "value": figure_of(each.metric, each.value),
                "low below": figure_of(each.metric, each.low),
                "high from": figure_of(each.metric, each.high),
                "level": _UNSURE if each.unsure else LEVELS[each.level],
            },
        )
        for each in shown
    ]
    sources = dict.fromkeys(each.source for each in shown if each.source)
    bounds = Clean(f"Bounds: {'; '.join(sources)}.") if sources else None
    return Advertising(rows, [found.words for found in view.findings], bounds)
