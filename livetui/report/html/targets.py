"""How the LIVE stands against what it is meant to reach, and how its advertising does."""

from livetui.report.html.markup import NOTHING, Markup, together
from livetui.report.html.tables import bar, heads, note, says, table
from livetui.report.rows import targets
from livetui.report.rows.figures import chosen
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.choices import Choices

_MEASURE = ("value", "typical", "high from", "level")


def goals(reading: Reading, choices: Choices) -> Markup:
    """A row for each goal, whatever the span; nothing where none is set."""
    rows = [
        (name, told["target"], told["now"], bar(progress, told["of it"]), told["outlook"])
        for name, told, progress in targets.goals(reading, choices)
    ]
    return table(heads("goal", "target", "now", "of it", "outlook"), rows, Clean("Goals"), wordy=(4,))


def advertising(reading: Reading, choices: Choices) -> Markup:
    """A row for each measure the feed carries, and what they say; nothing where there is no advertising."""
    told = targets.advertising(reading, choices)
    if told is None:
        return NOTHING
    rows = [(name, *chosen(figures, _MEASURE)) for name, figures in told.rows]
    return together(
        table(heads("measure", *_MEASURE), rows, Clean("Advertising"), wordy=(4,)), *map(says, told.findings), note(told.bands)
    )
