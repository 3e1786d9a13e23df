"""What the comments of a span are about."""

from msgspec import Struct

from livetui.intents.intent import Intent
from livetui.session.counters import Counter
from livetui.session.reading import Reading
from livetui.views.choices import Choices
from livetui.views.listener import ORDER, bit


class Inquiries(Struct, frozen=True):
    """Comments by intent, the most frequent first; one may have several, or none. None: nothing is known of any.

    They are of the ``heard`` first of the span's ``comments``: with lexicons still being read, of none. ``chosen`` is the
    intent that comments are shown of.
    """

    by_intent: tuple[tuple[Intent, int], ...] | None
    heard: int
    comments: int
    chosen: Intent | None = None
    reading: bool = False


def inquiries(reading: Reading, choices: Choices) -> Inquiries:
    """The comments of the span by what they are about."""
    comments = reading.session.comments
    if reading.sum(Counter.COMMENTS) is None:
        return Inquiries(None, 0, 0, choices.intent)
    start, end = comments.count(reading.span.start * 1000), comments.count(reading.span.end * 1000)
    heard = choices.listener.heard(reading.session)[start:end]
    told = [(intent, int((heard & bit(intent) != 0).sum())) for intent in ORDER]
    return Inquiries(
        by_intent=tuple(sorted(((intent, count) for intent, count in told if count), key=lambda entry: (-entry[1], entry[0]))),
        heard=len(heard),
        comments=max(end - start, 0),
        chosen=choices.intent,
        reading=choices.listener.intents is None,
    )
