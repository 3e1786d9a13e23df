"""Whose LIVE it was, when, and what is summed."""

from livetui.report.html.markup import Markup, tag, together
from livetui.report.html.tables import note
from livetui.report.times import readable
from livetui.report.words import SPANS, STATES
from livetui.session.reading import Reading
from livetui.text import Clean, clean, join
from livetui.views.choices import Choices
from livetui.views.figures import position
from livetui.views.header import header

UNTITLED = Clean("A LIVE without a title")
_DOT = Clean(" · ")
_MIDWAY = Clean("The feed does not tell the LIVE's start: what came before it is missing, but for totals that say it.")


def title(reading: Reading) -> Clean:
    """What the LIVE is called."""
    return clean(reading.live.title, 120) if reading.live.title else UNTITLED


def head(reading: Reading, choices: Choices) -> Markup:
    """The top of the page."""
    view, live, session = header(reading, choices), reading.live, reading.session
    who = [part for part in (view.creator, view.region, live.category and clean(live.category, 40)) if part]
    if live.room:
        who.append(Clean(f"room {clean(live.room, 30)}"))
    start, end = (position(second - session.start_second) for second in (reading.span.start, reading.span.end))
    span = f"{SPANS[reading.span.name]}, {start} to {end}"
    if reading.moment < session.end_second:
        span += f", as of {position(view.at_s)}"
    when = (Clean(readable(session.start_ms)), Clean(span), STATES[view.status])
    return tag(
        "header",
        tag("p", Clean("LIVE report"), class_="kicker"),
        tag("h1", title(reading)),
        tag("p", join(who, _DOT), class_="who") if who else None,
        tag("p", *(tag("span", each) for each in when), class_="when"),
        together(note(_MIDWAY)) if reading.midway and not session.empty else None,
    )
