"""Whose LIVE this is, and of what moment and span the report speaks."""

from livetui.report.columns import WIDTH
from livetui.report.times import readable
from livetui.session.reading import Reading
from livetui.text import Clean, clean, fit, join
from livetui.views.choices import Choices
from livetui.views.figures import position
from livetui.views.header import Status, header

_DOT = Clean(" · ")
SPANS = {"whole": "Whole LIVE", "30m": "Last 30 minutes", "5m": "Last 5 minutes", "custom": "Span"}
_STATES = {Status.LIVE: Clean("on air"), Status.PAUSED: Clean("on a break"), Status.ENDED: Clean("ended")}


def head(reading: Reading, choices: Choices) -> list[Clean]:
    """Title and creator, when it was, and what is summed."""
    view, live, session = header(reading, choices), reading.live, reading.session
    title = view.title or Clean("A LIVE without a title")
    about = [part for part in (view.creator, view.region, live.category and clean(live.category, 40)) if part]
    when = [Clean(readable(session.start_ms)), _STATES[view.status]]
    if live.room:
        when.insert(0, join((Clean("room"), clean(live.room, 30))))
    start, end = (position(second - session.start_second) for second in (reading.span.start, reading.span.end))
    span = f"{SPANS[reading.span.name]}: {start} to {end}"
    if reading.moment < session.end_second:
        span += f", as of {position(view.at_s)}"
    return [fit(join((title, *about), _DOT), WIDTH), fit(join(when, _DOT), WIDTH), Clean(span)]
