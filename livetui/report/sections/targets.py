"""How the LIVE stands against what it is meant to reach, and how its advertising does."""

from livetui.report.columns import columns, heads, wrapped
from livetui.report.rows import targets
from livetui.report.rows.figures import chosen
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.choices import Choices

_GOAL = {"target": "goal", "now": "now", "of it": "of it"}
_MEASURE = {"value": "value", "typical": "typical", "high from": "high from", "level": ""}


def goals(reading: Reading, choices: Choices) -> list[Clean]:
    """A line for each goal, whatever the span, then how each will end; nothing where none is set."""
    found = targets.goals(reading, choices)
    if not found:
        return []
    lines = columns(heads("", *_GOAL.values()), [(name, *chosen(told, _GOAL)) for name, told, _ in found])
    return [*lines, *(line for name, told, _ in found for line in wrapped(Clean(f"{name}: {told['outlook']}")))]


def advertising(reading: Reading, choices: Choices) -> list[Clean]:
    """A line for each measure the feed carries, then what they say; nothing where there is no advertising."""
    told = targets.advertising(reading, choices)
    if told is None:
        return []
    lines = columns(heads("", *_MEASURE.values()), [(name, *chosen(figures, _MEASURE)) for name, figures in told.rows])
    lines += wrapped(told.bands) if told.bands else []
    return [*lines, *(line for words in told.findings for line in wrapped(words))]
