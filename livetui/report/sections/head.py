"""Whose LIVE this is, and of what moment and span the report speaks."""

from livetui.report.columns import wrapped
from livetui.report.times import readable
from livetui.report.words import SPANS, STATES
from livetui.session.reading import Reading
from livetui.text import Clean, clean, join
from livetui.views.choices import Choices
from livetui.views.figures import position
from livetui.views.header import header

_DOT = Clean(" · ")
_MIDWAY = Clean("The feed does not tell the LIVE's start: what came before it is missing, but for totals that say it.")
_EARLY = Clean("Times with − are before the start of the LIVE; “--span 0:00..end” leaves them out.")


def head(reading: Reading, choices: Choices) -> list[Clean]:
    """Title and creator, when it was, and what is summed."""
    view, live, session = header(reading, choices), reading.live, reading.session
    title = view.title or Clean("A LIVE without a title")
    about = [part for part in (view.creator, view.region, live.category and clean(live.category, 40)) if part]
    when = [Clean(readable(session.start_ms)), STATES[view.status]]
    if live.room:
        when.insert(0, join((Clean("room"), clean(live.room, 30))))
    start, end = (position(second - session.start_second) for second in (reading.span.start, reading.span.end))
    span = f"{SPANS[reading.span.name]}: {start} to {end}"
    if reading.moment < session.end_second:
        span += f", as of {position(view.at_s)}"
    lines = [*wrapped(join((title, *about), _DOT), indent=0), *wrapped(join(when, _DOT), indent=0), Clean(span)]
    if reading.midway and not session.empty:
        lines += wrapped(_MIDWAY, indent=0)
    if reading.span.start < session.start_second:
        lines += wrapped(_EARLY, indent=0)
    return lines
