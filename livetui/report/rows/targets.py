"""How the LIVE stands against what it is meant to reach, and how its advertising does."""

from msgspec import Struct

from livetui.report.rows.figures import Written
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views import advertising as advertising_view
from livetui.views import goals as goals_view
from livetui.views.choices import Choices
from livetui.views.figures import figure_of, percent
from livetui.views.outlook import outlook_words


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
                "outlook": Clean(", ".join(outlook_words(row, view)).replace("\N{NO-BREAK SPACE}", " ")),
            },
            row.progress,
        )
        for row in view.rows
    ]


class Advertising(Struct, frozen=True):
    """The measures the feed carries, what they say together, and whose bands they are judged by."""

    rows: list[tuple[Clean, Written]]
    findings: list[Clean]
    bands: Clean | None


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
                "typical": each.typical,
                "high from": each.high_from,
                "level": each.verdict,
            },
        )
        for each in shown
    ]
    bands = Clean(f"Bands: {'; '.join(view.sources)}.") if view.sources else None
    return Advertising(rows, [found.words for found in view.findings], bands)
