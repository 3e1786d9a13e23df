"""What the comments of a span are about."""

from collections import Counter as Histogram
from dataclasses import dataclass

from livetui.intents.classify import Intents
from livetui.intents.intent import Intent
from livetui.session.counters import Counter
from livetui.session.reading import Reading
from livetui.views.questions import questions


@dataclass(frozen=True, slots=True)
class Inquiries:
    """Comments by intent, the most frequent first; one may have several, or none. None: the feed carries no comments.

    ``open`` is how many questions wait at the moment, whatever the span.
    """

    by_intent: tuple[tuple[Intent, int], ...] | None
    open: int | None


def inquiries(reading: Reading, intents: Intents) -> Inquiries:
    """Every comment of the span is looked at: for reports rather than for every second."""
    if reading.column(Counter.COMMENTS) is None:
        return Inquiries(None, None)
    start_ms = reading.span.start * 1000
    told: Histogram[Intent] = Histogram()
    for ts, comment in reading.session.comments.latest(reading.span.end * 1000):
        if ts < start_ms:
            break
        told.update(intents.classify(comment.text, comment.lang))
    ranked = sorted(told.items(), key=lambda entry: (-entry[1], entry[0].value))
    return Inquiries(tuple(ranked), questions(reading, intents, {}).open)
