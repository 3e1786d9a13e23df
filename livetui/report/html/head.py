"""Whose LIVE it was, when, and what is summed."""

from livetui.report.html.markup import Markup, tag
from livetui.report.html.tables import note
from livetui.report.rows.head import UNTITLED, about, midway, room, span
from livetui.report.times import readable
from livetui.report.words import STATES
from livetui.session.reading import Reading
from livetui.text import Clean, clean, join
from livetui.views.choices import Choices
from livetui.views.header import header

_DOT = Clean(" · ")


def title(reading: Reading) -> Clean:
    """What the LIVE is called."""
    return clean(reading.live.title, 120) if reading.live.title else UNTITLED


def head(reading: Reading, choices: Choices) -> Markup:
    """The top of the page."""
    view = header(reading, choices)
    who = [each for each in (*about(reading, view), room(reading)) if each]
    name, times = span(reading, view)
    when = (Clean(readable(reading.session.start_ms)), Clean(f"{name}, {times}"), STATES[view.status])
    return tag(
        "header",
        tag("p", Clean("LIVE report"), class_="kicker"),
        tag("h1", title(reading)),
        tag("p", join(who, _DOT), class_="who") if who else None,
        tag("p", *(tag("span", each) for each in when), class_="when"),
        note(midway(reading)),
    )
