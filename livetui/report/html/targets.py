"""How the LIVE stands against what it is meant to reach."""

from livetui.report.html.markup import Markup
from livetui.report.html.tables import bar, table
from livetui.report.words import OUTLOOKS
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views import goals as goals_view
from livetui.views.choices import Choices
from livetui.views.figures import figure_of, percent


def goals(reading: Reading, choices: Choices) -> Markup:
    """A row for each goal, whatever the span; nothing where none is set."""
    view = goals_view.goals(reading, choices)
    rows = [
        (
            Clean(row.metric.label),
            figure_of(row.metric, row.target, view.currency),
            figure_of(row.metric, row.value, view.currency),
            bar(row.progress, percent(row.progress)),
            figure_of(row.metric, row.end_recent, view.currency, short=True),
            OUTLOOKS[row.outlook],
        )
        for row in view.rows
    ]
    heads = tuple(Clean(name) for name in ("goal", "target", "now", "of it", "at the end", "outlook"))
    return table(heads, rows, Clean("Goals"), wordy=(5,))
