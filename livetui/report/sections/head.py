"""Whose LIVE this is, and of what moment and span the report speaks."""

from livetui.report.columns import wrapped
from livetui.report.rows.head import UNTITLED, about, midway, room, span
from livetui.report.times import readable
from livetui.report.words import STATES
from livetui.session.reading import Reading
from livetui.text import Clean, join
from livetui.views.choices import Choices
from livetui.views.header import header

_DOT = Clean(" · ")
_EARLY = Clean("Times with − are before the start of the LIVE; “--span 0:00..end” leaves them out.")


def head(reading: Reading, choices: Choices) -> list[Clean]:
    """Title and creator, when it was, and what is summed."""
    view, session = header(reading, choices), reading.session
    who = [view.title or UNTITLED, *about(reading, view)]
    when = [each for each in (room(reading), Clean(readable(session.start_ms)), STATES[view.status]) if each]
    name, times = span(reading, view)
    lines = [*wrapped(join(who, _DOT), indent=0), *wrapped(join(when, _DOT), indent=0), Clean(f"{name}: {times}")]
    if missing := midway(reading):
        lines += wrapped(missing, indent=0)
    if reading.span.start < session.start_second:
        lines += wrapped(_EARLY, indent=0)
    return lines
