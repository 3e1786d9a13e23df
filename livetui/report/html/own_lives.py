"""The LIVE beside one's own."""

from livetui.report.html.markup import NOTHING, Markup, together
from livetui.report.html.tables import note, table
from livetui.report.rows import own_lives as rows
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.choices import Choices


def own_lives(reading: Reading, choices: Choices) -> Markup:
    """A row for each metric that compares with anything; nothing where there are no LIVEs from before it."""
    told = rows.own_lives(reading, choices)
    return together(table(told.heads, told.rows, Clean("Own LIVEs")), note(told.sources)) if told else NOTHING
