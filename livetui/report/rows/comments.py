"""What was asked and still waits, and what comments were about."""

from livetui.report.rows.figures import Written
from livetui.report.rows.some import Some
from livetui.session.counters import Counter
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views import questions as questions_view
from livetui.views.choices import Choices
from livetui.views.figures import MISSING, count, position
from livetui.views.inquiries import inquiries
from livetui.views.intent_words import INTENT_WORDS

NO_QUESTION = Clean("No question waits for an answer.")
_QUESTIONS = 20


def total(reading: Reading) -> Clean | None:
    """How many comments there were; None where the feed has none."""
    comments = reading.sum(Counter.COMMENTS)
    return None if comments is None else count(comments)


def questions(reading: Reading, choices: Choices) -> Some[tuple[Clean, Written]]:
    """What waits at the moment, the most urgent first."""
    view = questions_view.open_questions(reading, choices, _QUESTIONS)
    rows = [
        (row.text, {"product": row.product or MISSING, "times": count(row.times), "waiting": position(row.waiting_s)})
        for row in view.rows
    ]
    return Some(rows, view.open or 0)


def about(reading: Reading, choices: Choices) -> list[tuple[Clean, int]]:
    """What comments of the span were about, most first, and how many."""
    return [(INTENT_WORDS[intent], number) for intent, number in inquiries(reading, choices).by_intent or ()]
