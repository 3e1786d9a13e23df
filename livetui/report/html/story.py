"""What happened in the LIVE: key events, what was pointed out, what the platform found fault with."""

from livetui.alerts.alert import Severity
from livetui.report.html.markup import NOTHING, Content, Markup, tag, together
from livetui.report.html.tables import heads, note, table
from livetui.report.rows import story
from livetui.report.words import AFTER, KINDS
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views import key_events as key_events_view
from livetui.views import violations as violations_view
from livetui.views.choices import Choices
from livetui.views.figures import count, position
from livetui.views.key_events import KeyEvent

_SIGNS = {Severity.INFO: Clean("·"), Severity.WARN: Clean("!"), Severity.BAD: Clean("▼")}


def alerts(reading: Reading, choices: Choices) -> Markup:
    """What was pointed out, and what to do about what still holds."""
    found, told = story.alerts(reading, choices), []
    for row, when, advice in found.rows:
        told.append(
            tag(
                "li",
                tag("span", _SIGNS[row.alert.severity], class_=f"sign {row.alert.severity.value}"),
                tag("time", when),
                tag("span", row.alert.sentence),
                tag("em", advice) if advice is not None else None,
            )
        )
    return together(tag("ul", *told, class_="story"), note(found.more)) if told else NOTHING


def violations(reading: Reading, choices: Choices) -> Markup:
    """Each violation with its state and what the platform recommends."""
    told = []
    for row in violations_view.violations(reading, choices):
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


def key_events(reading: Reading, choices: Choices) -> Markup:
    """The span's key events in order of time, and what the metrics of the trend did after each."""
    view = key_events_view.key_events(reading, choices)
    rows: list[tuple[Content, ...]] = [(_event(row), KINDS[row.mark.kind], *story.changes(row)) for row in view.rows]
    named = heads("what", "kind", *(metric.short for metric in view.metrics))
    told = table(named, rows, Clean("Key events"), wordy=(1,))
    earlier = Clean(f"and {count(view.earlier)} earlier") if view.earlier else None
    return together(told, note(earlier), note(AFTER)) if told else NOTHING


def _event(row: KeyEvent) -> Markup:
    kind = row.mark.kind
    letter = tag("b", Clean(kind.value), class_=f"letter {kind.name.lower()}")
    return together(letter, tag("span", position(row.mark.at_s), class_="at"), row.mark.label)


def feed(reading: Reading) -> Markup:
    """How many events the report is made of, what of them was not counted, and what goes by reported totals."""
    counted, *others = story.feed(reading)
    return together(tag("p", Clean(f"Made by livetui. {counted}")), *(tag("p", words) for words in others))
