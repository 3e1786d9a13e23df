"""What was asked and still waits, and what comments were about."""

from livetui.report.columns import Column, columns, heads, wrapped
from livetui.report.rows import comments as rows
from livetui.report.rows.figures import chosen
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.choices import Choices
from livetui.views.figures import count

_QUESTION = (
    Column(Clean("open question"), "left"), Column(Clean("product"), "left"), Column(Clean("times")), Column(Clean("waiting")),
)  # fmt: skip


def comments(reading: Reading, choices: Choices) -> list[Clean]:
    """A line for each open question, then one for each thing that comments were about; nothing where there are no comments."""
    total = rows.total(reading)
    if total is None:
        return []
    waiting = rows.questions(reading, choices)
    lines = wrapped(rows.NO_QUESTION)
    if waiting.rows:
        asked = [(words, *chosen(told, ("product", "times", "waiting"))) for words, told in waiting.rows]
        lines = [*columns(_QUESTION, asked), *(wrapped(waiting.more) if waiting.more else ())]
    if intents := rows.about(reading, choices):
        lines += columns(heads(f"{total} comments, about", "comments"), [(words, count(number)) for words, number in intents])
    return lines
