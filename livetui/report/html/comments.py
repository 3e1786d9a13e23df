"""What was asked and still waits, and what comments were about."""

from livetui.report.html.markup import NOTHING, Markup, together
from livetui.report.html.tables import bar, heads, note, says, sub, table
from livetui.report.rows import comments as rows
from livetui.report.rows.figures import chosen
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.choices import Choices
from livetui.views.figures import count

_QUESTION = ("product", "times", "waiting")


def comments(reading: Reading, choices: Choices) -> Markup:
    """A row for each open question, then one for each thing that comments were about; nothing where there are no comments."""
    total = rows.total(reading)
    if total is None:
        return NOTHING
    waiting = rows.questions(reading, choices)
    asked = [(words, *chosen(told, _QUESTION)) for words, told in waiting.rows]
    return together(
        table(heads("open question", *_QUESTION), asked, Clean("Open questions"), wordy=(1,)) or says(rows.NO_QUESTION),
        note(waiting.more),
        sub(Clean(f"What {total} comments were about"), _about(reading, choices)),
    )


def _about(reading: Reading, choices: Choices) -> Markup:
    told = rows.about(reading, choices)
    most = max((number for _, number in told), default=1)
    bars = [(words, bar(number / most, count(number))) for words, number in told]
    return table(heads("about", "comments"), bars, Clean("What comments were about"))
