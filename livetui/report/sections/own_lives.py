"""The LIVE beside one's own."""

from livetui.report.columns import Column, columns, wrapped
from livetui.report.rows import own_lives as rows
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.choices import Choices


def own_lives(reading: Reading, choices: Choices) -> list[Clean]:
    """A line for each metric that compares with anything; nothing where there are no LIVEs from before it."""
    told = rows.own_lives(reading, choices)
    if told is None:
        return []
    heads = (Column(Clean(""), "left"), *map(Column, told.heads[1:]))
    return [*columns(heads, told.rows), *wrapped(told.sources)]
