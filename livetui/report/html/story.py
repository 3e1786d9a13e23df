"""What happened in the LIVE: key events, what was pointed out, what was asked, what the platform found fault with."""

from livetui.alerts.alert import Severity
from livetui.report.html.markup import NOTHING, Content, Markup, tag, together
from livetui.report.html.tables import bar, heads, note, says, sub, table
from livetui.report.rows import story
from livetui.report.words import AFTER, KINDS
from livetui.session.counters import Counter
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views import header as header_view
from livetui.views import key_events as key_events_view
from livetui.views import violations as violations_view
from livetui.views.choices import Choices
from livetui.views.figures import count, position
from livetui.views.inquiries import inquiries
from livetui.views.intent_words import INTENT_WORDS
from livetui.views.key_events import KeyEvent
from livetui.views.questions import open_questions

_SIGNS = {Severity.INFO: Clean("·"), Severity.WARN: Clean("!"), Severity.BAD: Clean("▼")}
_QUESTIONS = 20


def alerts(reading: Reading, choices: Choices) -> Markup:
    """What was pointed out, and what to do about what still holds."""
    told = []
    for row, when, advice in story.alerts(reading, choices):
        told.append(
            tag(
                "li",
                tag("span", _SIGNS[row.alert.severity], class_=f"sign {row.alert.severity.value}"),
                tag("time", when),
                tag("span", row.alert.sentence),
                tag("em", advice) if advice is not None else None,
            )
        )
    return tag("ul", *told, class_="story") if told else NOTHING


def violations(reading: Reading, choices: Choices) -> Markup:
    """Each violation with its state and what the platform recommends."""
    told = []
    for row in violations_view.violations(reading, choices).rows:
        clip = story.clip(row)
        told.append(
            tag(
                "li",
                tag("span", Clean("▼" if row.stands else "✓"), class_="sign bad" if row.stands else "sign good"),
                tag("time", position(row.at_s)),
                tag("span", row.reason, Clean(f"{f' {clip}' if clip else ''} · {row.state.value}")),
                tag("em", row.recommendation) if row.recommendation else None,
                tag("span", row.clip_url) if row.clip_url else None,
            )
        )
    return tag("ul", *told, class_="story") if told else NOTHING


def comments(reading: Reading, choices: Choices) -> Markup:
    """What was asked and still waits, and what comments were about."""
    total, view = reading.sum(Counter.COMMENTS), open_questions(reading, choices)
    if total is None:
        return NOTHING
    rows = [(row.text, row.product, count(row.times), position(row.waiting_s)) for row in view.rows[:_QUESTIONS]]
    more = (view.open or 0) - len(rows)
    named = heads("open question", "product", "times", "waiting")
    waiting = table(named, rows, Clean("Open questions"), wordy=(1,)) or says(Clean("No question waits for an answer."))
    return together(
        waiting,
        note(Clean(f"and {more} more")) if more > 0 else None,
        sub(Clean(f"What {count(total)} comments were about"), _intents(reading, choices)),
    )


def _intents(reading: Reading, choices: Choices) -> Markup:
    told = inquiries(reading, choices).by_intent or ()
    most = max((number for _, number in told), default=1)
    rows = [(INTENT_WORDS[intent], bar(number / most, count(number))) for intent, number in told]
    return table(heads("about", "comments"), rows, Clean("What comments were about"))


def key_events(reading: Reading, choices: Choices) -> Markup:
    """The span's key events in order of time, and what the metrics of the trend did after each."""
    view = key_events_view.key_events(reading, choices)
    rows: list[tuple[Content, ...]] = [(_event(row), KINDS[row.mark.kind], *story.changes(row)) for row in view.rows]
    named = heads("what", "kind", *(metric.short for metric in view.metrics))
    told = table(named, rows, Clean("Key events"), wordy=(1,))
    return together(told, note(AFTER)) if told else NOTHING


def _event(row: KeyEvent) -> Markup:
    kind = row.mark.kind
    letter = tag("b", Clean(kind.value), class_=f"letter {kind.name.lower()}")
    return together(letter, tag("span", position(row.mark.at_s), class_="at"), row.mark.label)


def feed(reading: Reading) -> Markup:
    """How many events the report is made of."""
    told = header_view.feed(reading)
    left_out = f", {count(told.rejected)} rejected" if told.rejected else ""
    return tag("p", Clean(f"Made by livetui of {count(told.events)} events{left_out}."))
